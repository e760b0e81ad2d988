// Outings: a coffee break during work; shopping, dinner and drinks on the way home; from home,
// dinner or the shops. A place is chosen when the time comes; who finds none, or would rather be in
// Sannomiya, goes on.

#include <cmath>

#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {
namespace {

Duration in_minutes(double minutes) { return {std::llround(minutes * 60'000.0)}; }

}  // namespace

std::optional<OutingKind> DayFlow::outing_of(PersonId person) const {
  return is_guest(person) ? outing_kind_of(item(person).activity) : std::nullopt;
}

void DayFlow::begin_outing(PersonId person, PlaceId here, SimTime time) {
  want_outing(person, here, time);
  look_for_outing(person, here, time);
}

void DayFlow::want_outing(PersonId person, PlaceId here, SimTime time) {
  const OutingKind kind = outing_of(person).value();
  const population::OutingManner& manner = model_.population_spec.manner_of(kind);
  const SimTime ends = time + in_minutes(manner.most_min);
  meals_[person] = {.break_end_ms = static_cast<std::int32_t>(ends.ms), .tried = {}};
  emit(time, person, EventKind::kOutingWanted, here.value(),
       static_cast<std::uint32_t>(std::lround(100.0 * manner.spend_share)),
       static_cast<std::uint8_t>(kind));
}

demand::OutingChoice DayFlow::choose_outing_place(PersonId person, PlaceId here, SimTime time,
                                                  std::span<const PersonId> company) const {
  const auto persons = static_cast<std::uint32_t>(company.size());
  return demand::choose_outing(
      lunch_, meal_request(person, here, time, company),
      model_.population_spec.manner_of(outing_of(person).value()), model_.draws,
      [this, persons](PlaceId place, SimTime arrival) { return view_of(place, arrival, persons); });
}

void DayFlow::look_for_outing(PersonId person, PlaceId here, SimTime time) {
  const demand::OutingChoice choice = choose_outing_place(person, here, time, {&person, 1});
  if (choice.kind == demand::OutingChoice::Kind::kPlace) {
    begin_trip(person, here, choice.place, Mode::kWalk, time);
  } else if (!tried_places(person).empty()) {
    end_outing(person, here, time, OutingOutcome::kTurnedAway);
  } else {
    end_outing(person, here, time,
               choice.kind == demand::OutingChoice::Kind::kElsewhere ? OutingOutcome::kElsewhere
                                                                     : OutingOutcome::kNoPlace);
  }
}

// Whoever comes back has the way back in mind; who is on the way home has not.
SimTime DayFlow::must_leave(PersonId person, PlaceId place, SimTime time) const {
  const SimTime ends{meals_[person].break_end_ms};
  const auto kind = outing_of(person);
  if (kind && *kind != OutingKind::kCoffee) {
    return ends;
  }
  const PlaceId next = model_.plans[person][states_[person].plan_cursor + 1U].place;
  const auto speed_mps = static_cast<double>(model_.population.speed_mps[person]);
  return ends - model_.router_at(time).walk_time(place, next, speed_mps);
}

void DayFlow::leave_outing(const venues::Departure& departure) {
  const auto [time, person, place, outcome] = departure;
  emit(time, person, EventKind::kActivityEnds, place.value(), states_[person].plan_cursor,
       static_cast<std::uint8_t>(item(person).activity));
  if (outcome == VenueOutcome::kServed) {
    end_outing(person, place, time, OutingOutcome::kServed);
  } else if (note_try(person, place)) {
    look_for_outing(person, place, time);
  } else {
    end_outing(person, place, time, OutingOutcome::kTurnedAway);
  }
}

void DayFlow::end_outing(PersonId person, PlaceId here, SimTime time, OutingOutcome outcome) {
  emit(time, person, EventKind::kOutingSettled,
       outcome == OutingOutcome::kServed ? here.value() : PlaceId::kNoneValue,
       static_cast<std::uint32_t>(outing_of(person).value()), static_cast<std::uint8_t>(outcome));
  ++states_[person].plan_cursor;
  follow_plan(person, here, time);
}

}  // namespace poai::simulation
