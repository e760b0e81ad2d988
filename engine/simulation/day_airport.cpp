// Air passengers: into a terminal, out of it, and what they do when their flight has gone or will
// not go.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"
#include "engine/demand/air_travel.hpp"
#include "engine/population/keys.hpp"
#include "engine/random/distributions.hpp"
#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using district::Flight;
using movement::StateKind;
using movement::TerminalOutcome;

void DayFlow::count_seats() {
  if (!model_.district.airport) {
    return;
  }
  free_seats_.resize(model_.district.flights.size(), 0);
  for (const FlightId id : ids<FlightId>(free_seats_.size())) {
    const double seats = model_.district.flights[id].seats * model_.scenario.population.scale;
    free_seats_[id] = static_cast<std::int32_t>(std::floor(seats));
  }
  for (const FlightId id : model_.population.flight) {
    if (id.valid()) {
      --free_seats_[id];
    }
  }
}

bool DayFlow::is_in_terminal(PersonId person) const {
  const demand::PlanItem& now = item(person);
  const FlightId flight = model_.population.flight[person];
  return model_.district.airport && flight.valid() && now.activity == ActivityKind::kTravel &&
         now.place == model_.district.flights[flight].terminal;
}

void DayFlow::enter_terminal(PersonId person, FlightId id, SimTime time, TerminalStep first_step) {
  const Flight& flight = model_.district.flights[id];
  set_state(person, StateKind::kTerminal, id.value(), time);
  const SimTime leaves = demand::actual_time(flight, model_.day, model_.draws);
  const bool arrives = flight.direction == Flight::Direction::kArrival;
  const Mode mode = model_.population.mode[person];
  requests_.terminals.push_back({.time = time,
                                 .person = person,
                                 .key = model_.population.key[person],
                                 .tie_break = tie_break(person),
                                 .flight = id,
                                 .flight_time = arrives ? time : leaves,
                                 .cancelled_ms = flight.cancelled_at
                                                     ? flight.cancelled_at->ms
                                                     : std::numeric_limits<std::int64_t>::max(),
                                 .first_step = first_step,
                                 .onward = mode == Mode::kTaxi  ? movement::OnwardByRoad::kTaxi
                                           : mode == Mode::kCar ? movement::OnwardByRoad::kCar
                                                                : movement::OnwardByRoad::kNone});
}

void DayFlow::leave_terminal(const movement::TerminalExit& exit) {
  switch (exit.outcome) {
    case TerminalOutcome::kAboard:
      emit(exit.time, exit.person, EventKind::kFlightDeparts, exit.flight.value());
      [[fallthrough]];
    case TerminalOutcome::kAtKerb:
      go_on_from_terminal(exit.person, exit.time, 1);
      break;
    case TerminalOutcome::kMissed:
      emit(exit.time, exit.person, EventKind::kFlightMissed, exit.flight.value(),
           PersonId::kNoneValue, static_cast<std::uint8_t>(exit.reason));
      strand(exit);
      break;
    case TerminalOutcome::kCancelled:
      emit(exit.time, exit.person, EventKind::kFlightCancelled, exit.flight.value());
      strand(exit);
      break;
  }
}

void DayFlow::go_on_from_terminal(PersonId person, SimTime time, std::uint16_t items) {
  const demand::PlanItem& ended = item(person);
  const PlaceId here = ended.place;
  emit(time, person, EventKind::kActivityEnds, here.value(), states_[person].plan_cursor,
       static_cast<std::uint8_t>(ended.activity));
  states_[person].plan_cursor = static_cast<std::uint16_t>(states_[person].plan_cursor + items);
  follow_plan(person, here, time);
}

// The alternative with the largest ln(weight) + Gumbel error; each error is the passenger's own for
// that flight, so that one alternative less leaves the others as they were.
void DayFlow::strand(const movement::TerminalExit& exit) {
  const auto [time, person, flight, outcome, reason] = exit;
  const FlightId next = next_flight(flight, time);
  constexpr std::uint64_t kOccasions = 1U << 20U;  // of a day
  const auto occasion = random::Occasion::on(
      model_.day, static_cast<std::uint32_t>(
                      population::flight_key(model_.district.flights[flight]) % kOccasions));
  const auto& weights = model_.district.airport->stranded_weights;
  auto choice = StrandedChoice::kReturns;
  double best = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto alternative = static_cast<StrandedChoice>(i);
    if (weights.at(i) <= 0.0 || (alternative == StrandedChoice::kNextFlight && !next.valid())) {
      continue;
    }
    const double u =
        model_.draws.uniform(model_.population.key[person], occasion, random::Purpose::kStranded,
                             static_cast<std::uint32_t>(i));
    const double utility = std::log(weights.at(i)) + random::gumbel(u);
    if (utility > best) {
      best = utility;
      choice = alternative;
    }
  }
  const bool waits = choice == StrandedChoice::kNextFlight;
  emit(time, person, EventKind::kPassengerStranded, flight.value(),
       waits ? next.value() : PersonId::kNoneValue, static_cast<std::uint8_t>(choice));
  if (waits) {
    --free_seats_[next];
    enter_terminal(person, next, time, TerminalStep::kGate);
    return;
  }
  constexpr std::uint16_t kFirstOfStranded = 2;  // behind the terminal's and the aircraft's item
  go_on_from_terminal(person, time,
                      static_cast<std::uint16_t>(kFirstOfStranded + static_cast<int>(choice) -
                                                 static_cast<int>(StrandedChoice::kReturns)));
}

// The first later one to the same airport from the same terminal that has a seat and is not known
// to be cancelled.
FlightId DayFlow::next_flight(FlightId missed, SimTime time) const {
  const Flight& gone = model_.district.flights[missed];
  const Duration closes{std::llround(model_.district.airport->gate_closes_min * 60'000.0)};
  FlightId best;
  for (const FlightId id : ids<FlightId>(free_seats_.size())) {
    const Flight& flight = model_.district.flights[id];
    const bool fits = id != missed && flight.direction == Flight::Direction::kDeparture &&
                      flight.kind == gone.kind && flight.terminal == gone.terminal &&
                      flight.other_end == gone.other_end && free_seats_[id] > 0 &&
                      population::operates(flight, model_.scenario.run.day_type) &&
                      (!flight.cancelled_at || time < *flight.cancelled_at) &&
                      flight.time - closes > time;
    if (fits && (!best.valid() || flight.time < model_.district.flights[best].time)) {
      best = id;
    }
  }
  return best;
}

}  // namespace poai::simulation
