#pragma once
// What decides how people get from one place to another; `[trips]` of a scenario.

#include "engine/routing/ride_experience.hpp"

namespace poai::routing {

/// Utilities of ways are -(felt minutes) / scale_min; see README.md for the sources of the values.
struct TripParameters {
  double scale_min = 2.5;       ///< felt minutes per unit of utility
  double walk_weight = 2.0;     ///< felt minutes of a minute walked
  double fare_min = 5.0;        ///< the fare of a ride inside the district (210 yen), as minutes
  CrowdingParameters crowding;  ///< used once there is an experience of it
  double always_walk_m = 500;   ///< nobody who may walk thinks of riding on a shorter way
  double detour = 1.3;          ///< street distance over straight distance
  double car_mps = 8.3;         ///< mean of a street trip, with signals
  double bicycle_mps = 4.0;
  double bicycle_weight = 1.5;  ///< felt minutes of a minute by bicycle within the district
};

}  // namespace poai::routing
