#include "engine/movement/detail/transit_cars.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/movement/dwell_time.hpp"
#include "engine/storage/archive.hpp"

namespace poai::movement::detail {

TransitCars::TransitCars(const TransitCalls& calls) : calls_(calls), load_(calls.car_count(), 0) {}

DoorIndex TransitCars::preferred_door(std::uint64_t tie_break, StopId stop, std::uint32_t doors) {
  return static_cast<DoorIndex>(combine64(tie_break, stop.value()) % doors);
}

// The first cars have the places that do not divide evenly.
std::uint32_t TransitCars::room(RunId run, std::uint32_t car) const {
  const Vehicle& vehicle = calls_.vehicle(run);
  const std::uint32_t places = vehicle.crush_capacity / vehicle.cars +
                               (car < vehicle.crush_capacity % vehicle.cars ? 1U : 0U);
  return places - load_[calls_.first_car(run) + car];
}

void TransitCars::begin_stop(RunId run) {
  off_.assign(calls_.vehicle(run).doors, 0);
  on_.assign(calls_.vehicle(run).doors, 0);
}

void TransitCars::leave(RunId run, DoorIndex door) {
  ++off_[door];
  --load_[calls_.first_car(run) + door / calls_.vehicle(run).doors_per_car];
}

// Of two cars that are equally near the one in front.
DoorIndex TransitCars::enter(RunId run, DoorIndex preferred) {
  const Vehicle& vehicle = calls_.vehicle(run);
  const std::uint32_t wanted = preferred / vehicle.doors_per_car;
  std::uint32_t car = vehicle.cars;
  for (std::uint32_t away = 0; away < vehicle.cars && car == vehicle.cars; ++away) {
    if (away <= wanted && room(run, wanted - away) > 0) {
      car = wanted - away;
    } else if (wanted + away < vehicle.cars && room(run, wanted + away) > 0) {
      car = wanted + away;
    }
  }
  expects(car < vehicle.cars, "who boards finds a car with room");
  ++load_[calls_.first_car(run) + car];
  const std::uint32_t door = car * vehicle.doors_per_car + preferred % vehicle.doors_per_car;
  ++on_[door];
  return static_cast<DoorIndex>(door);
}

void TransitCars::begin_boarding(RunId run) {
  const auto loads = load(run);
  before_.assign(loads.begin(), loads.end());
  std::fill(on_.begin(), on_.end(), 0);
}

void TransitCars::undo_boarding(RunId run) {
  std::copy(before_.begin(), before_.end(),
            load_.begin() + static_cast<std::ptrdiff_t>(calls_.first_car(run)));
}

Duration TransitCars::dwell(RunId run, double load_share, double scale) const {
  const auto mean_of = [](const std::vector<std::uint32_t>& at_doors) {
    return std::accumulate(at_doors.begin(), at_doors.end(), 0.0) /
           static_cast<double>(at_doors.size());
  };
  const auto real = [scale](double count, double mean) {
    return std::max((mean + (count - mean) * std::sqrt(scale)) / scale, 0.0);
  };
  const double mean_off = mean_of(off_);
  const double mean_on = mean_of(on_);
  Duration longest;
  for (std::size_t door = 0; door < off_.size(); ++door) {
    longest = std::max(longest,
                       door_time(real(off_[door], mean_off), real(on_[door], mean_on), load_share));
  }
  return calls_.vehicle(run).fixed_dwell + longest;
}

void TransitCars::checkpoint(storage::Archive& archive) {
  archive.fixed("car_load", std::span<std::uint32_t>(load_));
}

}  // namespace poai::movement::detail
