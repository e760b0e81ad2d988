// Activities: they begin where a trip ends and end by the plan.

#include <algorithm>

#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using demand::PlanItem;
using movement::PersonState;
using movement::StateKind;

void DayFlow::begin_activity(PersonId person, PlaceId place, SimTime time) {
  const PlanItem& now = item(person);
  const bool away =
      model_.district.places[place].is_gate() || now.activity == ActivityKind::kElsewhere;
  set_state(person, away ? StateKind::kOffIsland : StateKind::kActivity, place.value(), time);
  emit(time, person, EventKind::kActivityBegins, place.value(), states_[person].plan_cursor,
       static_cast<std::uint8_t>(now.activity));
  if (is_in_terminal(person)) {
    const FlightId flight = model_.population.flight[person];
    enter_terminal(person, flight, time, movement::first_step_of(model_.district.flights[flight]));
  } else if (now.end_ms != PlanItem::kNever) {
    const SimTime due = {std::max<std::int64_t>(now.end_ms, time.ms + now.least_ms)};
    states_[person].due_ms = due.ms;
    agenda_.add(person, due);
  }
}

void DayFlow::end_activity(PersonMoment moment) {
  if (form_party(moment)) {
    return;
  }
  const auto [time, person] = moment;
  states_[person].due_ms = PersonState::kNothingDue;
  const PlanItem& ended = item(person);
  const PlaceId here{states_[person].container};
  emit(time, person, EventKind::kActivityEnds, here.value(), states_[person].plan_cursor,
       static_cast<std::uint8_t>(ended.activity));
  settle_flight(person, ended, time);
  ++states_[person].plan_cursor;
  follow_plan(person, here, time);
}

void DayFlow::follow_plan(PersonId person, PlaceId here, SimTime time) {
  const PlanItem& next = item(person);
  if (next.activity == ActivityKind::kLunch) {
    begin_meal(person, here, time);
  } else if (is_guest(person)) {
    begin_outing(person, here, time);
  } else if (next.place == here) {
    begin_activity(person, here, time);
  } else {
    begin_trip(person, here, next.place, next.mode, time);
  }
}

// A flight has arrived for somebody whose time elsewhere ends at its terminal; it leaves when the
// time at the terminal ends, without those who came after it had closed.
void DayFlow::settle_flight(PersonId person, const PlanItem& ended, SimTime time) {
  const FlightId id = model_.population.flight[person];
  if (!id.valid() || model_.district.airport) {  // else the terminal says it
    return;
  }
  const district::Flight& flight = model_.district.flights[id];
  const bool arrival = flight.direction == district::Flight::Direction::kArrival;
  if (arrival && ended.activity == ActivityKind::kElsewhere && ended.place == flight.terminal) {
    emit(time, person, EventKind::kFlightArrives, id.value());
  } else if (!arrival && ended.activity == ActivityKind::kTravel) {
    const std::int64_t closes_ms = ended.end_ms - model_.flight_closes.ms;
    const bool missed = states_[person].since_ms > closes_ms;
    emit(time, person, missed ? EventKind::kFlightMissed : EventKind::kFlightDeparts, id.value());
  }
}

}  // namespace poai::simulation
