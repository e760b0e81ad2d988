#pragma once
// Turns "from this place to that one by this mode" into legs: walk, ride (up to two), walk; or one
// vehicle leg.

#include <cstdint>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/district/district.hpp"
#include "engine/random/draws.hpp"
#include "engine/routing/transit_times.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::routing {

/// The way of one trip. Rides are walked to and from; a vehicle trip (car, bicycle, ferry) has only
/// a duration.
struct TripRoute {
  Mode main_mode = Mode::kWalk;  ///< the highest of its legs
  std::uint8_t ride_count = 0;
  StopId board[2];
  StopId alight[2];
  Duration vehicle_time;  ///< of a car, bicycle or ferry trip
  Duration expected;      ///< of the whole trip, door to door
};

/// Who travels, and the key of the error terms.
struct Traveller {
  PersonKey key;
  double speed_mps = 1.34;
};

struct TripRequest {
  PlaceId from;
  PlaceId to;
  Mode mode = Mode::kNone;  ///< kNone: the better of walking and riding the Port Liner
  SimTime time;
  random::Occasion occasion;
};

class TripRouter {
 public:
  /// `fields` must have a destination for the node of every place and every stop.
  TripRouter(const district::District& district, const WalkFields& fields,
             const TransitTimes& train_times, const TransitTimes& bus_times, random::Draws draws);

  /// Chooses stops by utility -(minutes walked x 2 + minutes waited and ridden) / kScaleMin plus a
  /// Gumbel error per person, stop and occasion. Falls back to walking if no run goes any more;
  /// such a trip has main_mode kWalk.
  [[nodiscard]] TripRoute route(const Traveller& traveller, const TripRequest& request) const;

  /// Walking time between two places at the traveller's free speed.
  [[nodiscard]] Duration walk_time(PlaceId from, PlaceId to, double speed_mps) const;

  [[nodiscard]] const WalkFields& fields() const { return fields_; }

 private:
  const district::District& district_;
  const WalkFields& fields_;
  const TransitTimes& train_times_;
  const TransitTimes& bus_times_;
  random::Draws draws_;
};

}  // namespace poai::routing
