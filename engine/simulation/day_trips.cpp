// Trips: walk, rides with walks in between, walk; or one leg by car, bicycle or ferry.

#include "engine/core/contracts.hpp"
#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using movement::PersonState;
using movement::StateKind;

void DayFlow::Trip::take_rides(const routing::TripRoute& route) {
  ride_count = route.ride_count;
  for (std::size_t i = 0; i < ride_count; ++i) {
    board.at(i) = static_cast<std::uint16_t>(route.board.at(i).value());
    alight.at(i) = static_cast<std::uint16_t>(route.alight.at(i).value());
  }
}

void DayFlow::begin_trip(PersonId person, PlaceId from, PlaceId to, Mode mode, SimTime time) {
  const routing::TripRoute route =
      model_.router_at(time).route({model_.population.key[person], walking_speed_mps(person)},
                                   {from, to, mode, time, occasion(person)});
  Trip& trip = trips_[person];
  trip = {.from = from, .to = to, .main_mode = route.main_mode};
  trip.take_rides(route);
  states_[person].ride = 0;
  cars_[person].drive = Drive::kNone;
  emit(time, person, EventKind::kTripBegins, from.value(), to.value(),
       static_cast<std::uint8_t>(trip.main_mode));
  if (route.main_mode == Mode::kCar && has_own_car(person)) {
    fetch_car(person, from, time);
  } else if (route.vehicle_time.ms > 0) {
    begin_vehicle_leg(person, {from, to, trip.main_mode, route.vehicle_time}, time);
  } else {
    walk_to_next_leg(person, model_.district.places[from].node, time);
  }
}

void DayFlow::begin_vehicle_leg(PersonId person, const VehicleLeg& leg, SimTime time) {
  const SimTime due = time + leg.duration;
  set_state(person, StateKind::kVehicle, leg.to.value(), time);
  states_[person].due_ms = due.ms;
  cars_[person].from = leg.from;
  emit(time, person, EventKind::kVehicleBegins, leg.from.value(), leg.to.value(),
       static_cast<std::uint8_t>(leg.mode));
  agenda_.add(person, due);
}

void DayFlow::end_vehicle_leg(PersonMoment moment) {
  const auto [time, person] = moment;
  states_[person].due_ms = PersonState::kNothingDue;
  const PlaceId here{states_[person].container};
  emit(time, person, EventKind::kVehicleEnds, cars_[person].from.value(), here.value(),
       static_cast<std::uint8_t>(trips_[person].main_mode));
  if (cars_[person].drive == Drive::kAtWheel && car_parks_.has_limit(here)) {
    request_space(person, here, movement::ParkingAction::kArrives, time);
  } else {
    end_trip(person, time);
  }
}

void DayFlow::walk_to_next_leg(PersonId person, NodeId from, SimTime time) {
  const Trip& trip = trips_[person];
  const std::uint8_t ride = states_[person].ride;
  const NodeId to = ride < trip.ride_count
                        ? model_.district.transit.stops[StopId(trip.board[ride])].node
                        : model_.district.places[trip.to].node;
  walk(person, from, to, time);
}

void DayFlow::walk(PersonId person, NodeId from, NodeId to, SimTime time) {
  const routing::DestinationId destination = model_.fields.destination_of(to);
  expects(destination.valid(), "every place and every stop has a field of walking directions");
  set_state(person, StateKind::kLink, from.value(), time);
  states_[person].walk_to = destination.value();
  emit(time, person, EventKind::kWalkBegins, from.value(), to.value());
  requests_.walks.push_back(
      {time, person, tie_break(person), walking_speed_mps(person), from, destination});
}

void DayFlow::reach_node(PersonMoment moment) {
  const auto [time, person] = moment;
  const routing::DestinationId destination{states_[person].walk_to};
  emit(time, person, EventKind::kWalkEnds, model_.fields.node_of(destination).value());
  if (cars_[person].drive == Drive::kToCar) {
    drive_off(person, time);
  } else if (states_[person].ride < trips_[person].ride_count) {
    wait_for_ride(person, time, false);
  } else {
    end_trip(person, time);
  }
}

void DayFlow::wait_for_ride(PersonId person, SimTime time, bool changed) {
  const Trip& trip = trips_[person];
  const std::uint8_t ride = states_[person].ride;
  const StopId board{trip.board[ride]};
  set_state(person, StateKind::kPlatform, board.value(), time);
  requests_.rides.push_back({.time = time,
                             .person = person,
                             .key = model_.population.key[person],
                             .tie_break = tie_break(person),
                             .board = board,
                             .alight = StopId(trip.alight[ride]),
                             .changed = changed});
  note_patience(person, board, time);
}

void DayFlow::board(const movement::TransitEngine::Boarded& boarded) {
  set_state(boarded.person, StateKind::kInRun, boarded.run.value(), boarded.time);
}

void DayFlow::alight(const movement::TransitEngine::Alighted& alighted) {
  const PersonId person = alighted.person;
  const Trip& trip = trips_[person];
  const std::uint8_t ride = ++states_[person].ride;
  if (ride < trip.ride_count && StopId(trip.board[ride]) == alighted.stop) {
    wait_for_ride(person, alighted.time, true);
  } else {
    walk_to_next_leg(person, model_.district.transit.stops[alighted.stop].node, alighted.time);
  }
}

// The last run has left: the rest of the trip is made by taxi, from the stop if it is at a place.
void DayFlow::give_up_waiting(const movement::TransitEngine::GaveUp& gave_up) {
  Trip& trip = trips_[gave_up.person];
  const PlaceId at_stop = model_.district.transit.stops[gave_up.stop].place;
  const PlaceId from = at_stop.valid() ? at_stop : trip.from;
  trip.main_mode = Mode::kTaxi;
  trip.ride_count = 0;
  begin_vehicle_leg(gave_up.person,
                    {from, trip.to, Mode::kTaxi, taxi_time(gave_up.person, from, gave_up.time)},
                    gave_up.time);
}

void DayFlow::end_trip(PersonId person, SimTime time) {
  const Trip& trip = trips_[person];
  emit(time, person, EventKind::kTripEnds, trip.from.value(), trip.to.value(),
       static_cast<std::uint8_t>(trip.main_mode));
  if (is_in_company(person)) {
    meet_at_door(person, trip.to, time);
  } else if (is_guest(person)) {
    visit(person, trip.to, time);
  } else {
    begin_activity(person, trip.to, time);
  }
}

}  // namespace poai::simulation
