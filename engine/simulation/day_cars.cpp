// Own cars: from where they stand to where there is room for them.

#include <utility>

#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using movement::ParkingAction;

namespace {

constexpr Duration kSearch = Duration::minutes(2);  // out of a full car park (estimate)

}  // namespace

// Air passengers are driven by others, or keep their cars at the airport for days.
bool DayFlow::has_own_car(PersonId person) const {
  return !model_.population.flight[person].valid();
}

void DayFlow::fetch_car(PersonId person, PlaceId from, SimTime time) {
  Car& car = cars_[person];
  const district::Places& places = model_.district.places;
  if (car.at.valid() && places[car.at].node != places[from].node) {
    car.drive = Drive::kToCar;
    walk(person, places[from].node, places[car.at].node, time);
    return;
  }
  car.from = from;
  drive_off(person, time);
}

void DayFlow::drive_off(PersonId person, SimTime time) {
  Car& car = cars_[person];
  if (car.at.valid()) {
    request_space(person, car.at, ParkingAction::kLeaves, time);
    car.from = std::exchange(car.at, PlaceId::none());
  }
  car.drive = Drive::kAtWheel;
  car.tried = 0;
  const PlaceId to = trips_[person].to;
  begin_vehicle_leg(person, {car.from, to, Mode::kCar, drive_time(person, car.from, to, time)},
                    time);
}

void DayFlow::park(const movement::ParkingAnswer& answer) {
  const PersonId person = answer.person;
  if (!answer.has_parked) {
    drive_on(person, answer.time);
    return;
  }
  const PlaceId here{states_[person].container};
  cars_[person].at = here;
  cars_[person].drive = Drive::kNone;
  const NodeId from = model_.district.places[here].node;
  if (from == model_.district.places[trips_[person].to].node) {
    end_trip(person, answer.time);
  } else {
    walk_to_next_leg(person, from, answer.time);
  }
}

void DayFlow::drive_on(PersonId person, SimTime time) {
  Car& car = cars_[person];
  const PlaceId here{states_[person].container};
  const auto others = car_parks_.alternatives(trips_[person].to);
  if (car.tried == others.size()) {
    request_space(person, here, ParkingAction::kInsists, time);
    return;
  }
  const PlaceId next = others[car.tried++];
  const Duration way =
      drive_time(person, here, next, time) - routing::TripRouter::kVehicleAccess + kSearch;
  begin_vehicle_leg(person, {here, next, Mode::kCar, way}, time);
}

Duration DayFlow::drive_time(PersonId person, PlaceId from, PlaceId to, SimTime time) const {
  return model_.router_at(time)
      .route({model_.population.key[person], 1.0}, {from, to, Mode::kCar, time, occasion(person)})
      .vehicle_time;
}

void DayFlow::request_space(PersonId person, PlaceId at, ParkingAction action, SimTime time) {
  requests_.parking.push_back({time, person, tie_break(person), at, action});
}

}  // namespace poai::simulation
