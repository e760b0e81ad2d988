#include "engine/simulation/day_flow.hpp"

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"

namespace poai::simulation {

using movement::PersonState;
using movement::StateKind;

namespace {

/// Who is first changes from day to day.
std::uint64_t salt_of(const Model& model) {
  const std::uint64_t first_day =
      mix64(model.scenario.run.seed ^ mix64(model.scenario.run.replicate));
  return model.day == 0 ? first_day : combine64(first_day, model.day);
}

}  // namespace

DayFlow::DayFlow(const Model& model, const venues::VenueEngine& venues,
                 const demand::LunchChoice& lunch, const movement::CarParks& car_parks,
                 EventBuffer& events)
    : model_(model),
      venues_(venues),
      lunch_(lunch),
      car_parks_(car_parks),
      events_(events),
      agenda_(model.scenario.run.begin, model.scenario.run.end, model.population.size()),
      states_(model.population.size()),
      trips_(model.population.size()),
      cars_(model.population.size()),
      meals_(model.population.size()),
      parties_(model.parties.members.size()),
      companies_(model.parties.members.values().size()),
      with_(model.population.size()),
      bus_stops_(model.changes.outages.empty() ? std::vector<StopId>{}
                                               : model.times.stops(Mode::kBus)),
      day_salt_(salt_of(model)) {
  count_seats();
}

void DayFlow::place_everybody() {
  const SimTime begin = model_.scenario.run.begin;
  for (const PersonId person : ids<PersonId>(model_.population.size())) {
    states_[person].plan_cursor = item_at(person, begin);
    begin_activity(person, item(person).place, begin);
  }
}

std::uint16_t DayFlow::item_at(PersonId person, SimTime time) const {
  const auto plan = model_.plans[person];
  std::size_t i = 0;
  while (i + 1 < plan.size() && (plan[i].end_ms <= time.ms || !plan[i].place.valid())) {
    ++i;
  }
  return static_cast<std::uint16_t>(i);
}

void DayFlow::wake(PersonMoment moment) {
  const PersonState& state = states_[moment.person];
  if (state.due_ms != moment.time.ms) {
    expects(has_set_out_with_party(moment.person), "who is woken has something to do");
    return;
  }
  if (state.kind == StateKind::kVehicle) {
    end_vehicle_leg(moment);
  } else {
    end_activity(moment);
  }
}

// A bijection of the person's key: no two persons have the same, and who is first changes from day
// to day.
std::uint64_t DayFlow::tie_break(PersonId person) const {
  return mix64(model_.population.key[person].value ^ day_salt_);
}

random::Occasion DayFlow::occasion(PersonId person) const {
  return random::Occasion::on(model_.day, states_[person].plan_cursor);
}

void DayFlow::set_state(PersonId person, StateKind kind, std::uint32_t container, SimTime time) {
  PersonState& state = states_[person];
  state.kind = kind;
  state.container = container;
  state.since_ms = time.ms;
}

void DayFlow::emit(SimTime time, PersonId person, EventKind kind, std::uint32_t a, std::uint32_t b,
                   std::uint8_t detail) {
  events_.push_back({time, person, a, b, kind, detail});
}

std::size_t DayFlow::bytes() const {
  return states_.bytes() + trips_.bytes() + cars_.bytes() + meals_.bytes() + parties_.bytes() +
         companies_.capacity() * sizeof(PersonId) + with_.bytes() + agenda_.bytes();
}

}  // namespace poai::simulation
