#include "engine/routing/trip_router.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

#include "engine/core/contracts.hpp"
#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/district/road_times.hpp"
#include "engine/geometry/point.hpp"
#include "engine/random/distributions.hpp"

namespace poai::routing {

using detail::FarPlaces;
using detail::NearStop;
using detail::NearStops;

namespace {

constexpr double kGumbelMean = 0.57721566490153286;
constexpr double kSecondsPerMinute = 60.0;
constexpr auto kBicycleIndex = static_cast<std::uint32_t>(hash_name("bicycle all the way"));
constexpr auto kWalkIndex = static_cast<std::uint32_t>(hash_name("walk all the way"));

Duration rounded(double seconds) { return {std::llround(seconds * 1e3)}; }

Duration access_time(Mode mode) {
  switch (mode) {
    case Mode::kFerry:
      return TripRouter::kPierAccess;
    case Mode::kShuttle:
      return TripRouter::kShuttleAccess;
    default:
      return TripRouter::kVehicleAccess;
  }
}

/// `fields` after it was checked to lead to everything that trips go to.
const WalkFields& checked(const WalkFields& fields, const district::District& district) {
  for (const district::Place& place : district.places) {
    expects(fields.destination_of(place.node).valid(), "a walking field leads to every place");
  }
  for (const district::Stop& stop : district.transit.stops) {
    expects(fields.destination_of(stop.node).valid(), "a walking field leads to every stop");
  }
  return fields;
}

}  // namespace

TripRouter::TripRouter(const district::District& district, const WalkFields& fields,
                       const TransitTimes& times, const TripParameters& parameters,
                       random::Draws draws)
    : district_(district),
      fields_(checked(fields, district)),
      times_(times),
      parameters_(parameters),
      draws_(draws),
      train_{
          Mode::kPortLiner,
          NearStops(district, fields, times.stops(Mode::kPortLiner), FarPlaces::kTakeNearestStop),
          NearStops(district, fields, times.stops_without(Mode::kPortLiner),
                    FarPlaces::kHaveNoStop)},
      bus_{Mode::kBus, NearStops(district, fields, times.stops(Mode::kBus), FarPlaces::kHaveNoStop),
           NearStops(district, fields, {}, FarPlaces::kHaveNoStop)},
      ferry_{
          Mode::kFerry,
          NearStops(district, fields, times.stops(Mode::kFerry), FarPlaces::kHaveNoStop),
          NearStops(district, fields, times.stops_without(Mode::kFerry), FarPlaces::kHaveNoStop)},
      ferries_run_(!times.stops(Mode::kFerry).empty()) {
  for (const district::Place& place : district.places) {
    field_of_place_.push_back(fields.destination_of(place.node));
  }
  for (const district::Stop& stop : district.transit.stops) {
    const std::uint64_t hash = hash_name(stop.id);
    board_index_.push_back(static_cast<std::uint32_t>(hash));
    alight_index_.push_back(static_cast<std::uint32_t>(hash >> 32U));
  }
}

TripRoute TripRouter::route(const Traveller& traveller, const TripRequest& request) const {
  switch (request.mode) {
    case Mode::kCar:
    case Mode::kBicycle:
    case Mode::kTaxi:
    case Mode::kShuttle:
      return route_by_vehicle(request);
    case Mode::kFerry:
      return ferries_run_ ? route_by_transit(ferry_, traveller, request)
                          : route_by_vehicle(request);
    case Mode::kBus:
      return route_by_transit(bus_, traveller, request);
    case Mode::kPortLiner:
    case Mode::kNone:
      return route_by_transit(train_, traveller, request);
    case Mode::kWalk:
      break;
  }
  return route_on_foot(traveller, request);
}

TripRoute TripRouter::route_by_transit(const Network& network, const Traveller& traveller,
                                       const TripRequest& request) const {
  const bool walking_is_choice = may_walk(request);
  const double walk_m = walking_is_choice ? walk_effort_m(request.from, request.to) : 0.0;
  if (walking_is_choice && walk_m < parameters_.always_walk_m) {
    return route_on_foot(traveller, request);
  }
  const Mode main_mode = request.mode == Mode::kNone ? Mode::kNone : network.mode;
  const RideChoice ride = best_ride(network, main_mode, traveller, request);
  if (network.mode != Mode::kPortLiner && (!ride.found() || felt_min(ride) > kNoServiceMin)) {
    return route_without_ride(network, traveller, request);
  }
  if (!ride.found()) {
    return route_past_last_run(network, main_mode, traveller, request);
  }
  if (walking_is_choice &&
      prefers_walking(ride, walk_m / traveller.speed_mps, traveller, request)) {
    return route_on_foot(traveller, request);
  }
  TripRoute route;
  route.expected = rounded(ride.total_s);
  for (const RideLeg& leg : ride.ride.legs) {
    route.main_mode = std::max(route.main_mode, leg.mode);
    route.board.at(route.ride_count) = leg.board;
    route.alight.at(route.ride_count) = leg.alight;
    ++route.ride_count;
  }
  return route;
}

/// Of somebody for whom no bus or ferry goes in time.
TripRoute TripRouter::route_without_ride(const Network& network, const Traveller& traveller,
                                         const TripRequest& request) const {
  if (network.mode == Mode::kFerry) {
    TripRequest by_taxi = request;
    by_taxi.mode = Mode::kTaxi;
    return route_by_vehicle(by_taxi);
  }
  return route_by_transit(train_, traveller, request);
}

/// On foot, or by a taxi that is called if that is far and a ride went earlier in the day. Where
/// none goes all day there are more people than taxis.
TripRoute TripRouter::route_past_last_run(const Network& network, Mode main_mode,
                                          const Traveller& traveller,
                                          const TripRequest& request) const {
  const TripRoute walk = route_on_foot(traveller, request);
  TripRequest earlier = request;
  earlier.time = SimTime::at(0);
  if (walk.expected <= kLongestLateWalk ||
      !best_ride(network, main_mode, traveller, earlier).found()) {
    return walk;
  }
  TripRequest by_taxi = request;
  by_taxi.mode = Mode::kTaxi;
  TripRoute taxi = route_by_vehicle(by_taxi);
  taxi.vehicle_time = taxi.vehicle_time + kTaxiWait;
  taxi.expected = taxi.vehicle_time;
  return taxi;
}

TripRoute TripRouter::route_on_foot(const Traveller& traveller, const TripRequest& request) const {
  TripRoute route;
  route.main_mode = Mode::kWalk;
  route.expected = walk_time(request.from, request.to, traveller.speed_mps);
  return route;
}

TripRoute TripRouter::route_by_vehicle(const TripRequest& request) const {
  const double way_m =
      parameters_.detour * geometry::distance_m(district_.places[request.from].position,
                                                district_.places[request.to].position);
  const double speed_mps =
      request.mode == Mode::kBicycle ? parameters_.bicycle_mps : parameters_.car_mps;
  const bool on_roads =
      request.mode == Mode::kCar || request.mode == Mode::kTaxi || request.mode == Mode::kShuttle;
  const double busy = on_roads ? district::road_time_factor(request.time) : 1.0;
  TripRoute route;
  route.main_mode = request.mode;
  route.vehicle_time = access_time(request.mode) + rounded(busy * way_m / speed_mps);
  route.expected = route.vehicle_time;
  return route;
}

TripRouter::RideChoice TripRouter::best_ride(const Network& network, Mode main_mode,
                                             const Traveller& traveller,
                                             const TripRequest& request) const {
  const bool from_gate = district_.places[request.from].is_gate();
  const bool to_gate = district_.places[request.to].is_gate();
  Candidates boards;
  Candidates alights;
  add_candidates(network.stops.from(request.from), board_index_, traveller, request, boards);
  add_candidates(network.stops.to(request.to), alight_index_, traveller, request, alights);
  if (!from_gate) {
    add_feeders(network.feeders.from(request.from), board_index_, traveller, request, boards);
  }
  if (!to_gate) {
    add_feeders(network.feeders.to(request.to), alight_index_, traveller, request, alights);
  }
  RideChoice best;
  for (const Candidate& board : boards.list()) {
    const SimTime on_platform = request.time + rounded(board.walk_s);
    for (const Candidate& alight : alights.list()) {
      const Ride ride = times_.ride(main_mode, board.stop, alight.stop, on_platform);
      if (!ride.goes()) {
        continue;
      }
      const double utility = ride_utility(ride, board, alight);
      if (!best.found() || utility > best.utility) {
        best = {board.stop, alight.stop, ride, utility,
                board.walk_s + alight.walk_s + static_cast<double>(ride.total_s)};
      }
    }
  }
  return best;
}

void TripRouter::add_candidates(std::span<const NearStop> stops,
                                const Column<StopId, std::uint32_t>& error_index,
                                const Traveller& traveller, const TripRequest& request,
                                Candidates& all) const {
  for (const NearStop& near : stops) {
    all.stops[all.count++] = {near.stop, static_cast<double>(near.effort_m) / traveller.speed_mps,
                              error(traveller, request, error_index[near.stop])};
  }
}

/// Stops of other modes that are nearer than all of the network's own; `all` has these.
void TripRouter::add_feeders(std::span<const NearStop> feeders,
                             const Column<StopId, std::uint32_t>& error_index,
                             const Traveller& traveller, const TripRequest& request,
                             Candidates& all) const {
  const double nearest_s =
      all.count > 0 ? all.stops.front().walk_s : std::numeric_limits<double>::infinity();
  const auto farther = std::find_if(feeders.begin(), feeders.end(), [&](const NearStop& near) {
    return static_cast<double>(near.effort_m) / traveller.speed_mps >= nearest_s;
  });
  add_candidates({feeders.begin(), farther}, error_index, traveller, request, all);
}

/// Walks between rides are felt as the walks at both ends are.
double TripRouter::ride_utility(const Ride& ride, const Candidate& board,
                                const Candidate& alight) const {
  const double between_s = static_cast<double>(ride.walk_s);
  const double walk_s = board.walk_s + alight.walk_s + between_s;
  const double ride_s = static_cast<double>(ride.total_s) - between_s;
  const double on_top_s = static_cast<double>(ride.penalty_s + ride.crowding_s);
  return -felt_min(walk_s, ride_s + on_top_s) / parameters_.scale_min + board.error + alight.error;
}

double TripRouter::felt_min(const Traveller& traveller, const TripRequest& request,
                            double wait_weight) const {
  const bool is_boat = request.mode == Mode::kFerry && ferries_run_;
  if (request.mode == Mode::kBus || request.mode == Mode::kPortLiner || is_boat) {
    const Network& network = request.mode == Mode::kBus ? bus_ : is_boat ? ferry_ : train_;
    const RideChoice ride = best_ride(network, request.mode, traveller, request);
    if (!ride.found()) {
      return kNoServiceMin;
    }
    const double wait_min = static_cast<double>(ride.ride.wait_s) / kSecondsPerMinute;
    return std::min(felt_min(ride) + (wait_weight - 1.0) * wait_min, kNoServiceMin);
  }
  if (request.mode == Mode::kWalk) {
    return felt_min(walk_effort_m(request.from, request.to) / traveller.speed_mps, 0.0);
  }
  return route(traveller, request).expected.in_seconds() / kSecondsPerMinute;
}

bool TripRouter::prefers_bicycle(const Traveller& traveller, const TripRequest& request) const {
  const double walk_m = walk_effort_m(request.from, request.to);
  if (!is_inside(request) || walk_m < parameters_.always_walk_m) {
    return false;
  }
  TripRequest cycling = request;
  cycling.mode = Mode::kBicycle;
  const double cycle_min = route_by_vehicle(cycling).expected.in_seconds() / kSecondsPerMinute;
  const double utility = -parameters_.bicycle_weight * cycle_min / parameters_.scale_min +
                         error(traveller, request, kBicycleIndex);
  const double walk_s = walk_m / traveller.speed_mps;
  if (utility <= walk_utility(walk_s, traveller, request)) {
    return false;
  }
  const RideChoice ride = best_ride(train_, Mode::kNone, traveller, request);
  return !ride.found() || utility > ride.utility - parameters_.fare_min / parameters_.scale_min;
}

bool TripRouter::is_inside(const TripRequest& request) const {
  const auto inside = [this](PlaceId id) {
    const district::Place& place = district_.places[id];
    return !place.is_gate() && place.area != district::PlaceArea::kMainland;
  };
  return inside(request.from) && inside(request.to);
}

bool TripRouter::may_walk(const TripRequest& request) const {
  return request.mode == Mode::kNone || is_inside(request);
}

double TripRouter::walk_utility(double walk_s, const Traveller& traveller,
                                const TripRequest& request) const {
  return -felt_min(walk_s, 0.0) / parameters_.scale_min + error(traveller, request, kWalkIndex);
}

bool TripRouter::prefers_walking(const RideChoice& ride, double walk_s, const Traveller& traveller,
                                 const TripRequest& request) const {
  return walk_utility(walk_s, traveller, request) >=
         ride.utility - parameters_.fare_min / parameters_.scale_min;
}

/// What the rides and walks cost the traveller, less the errors.
double TripRouter::felt_min(const RideChoice& ride) const {
  return -ride.utility * parameters_.scale_min;
}

/// Cost in minutes that a traveller feels.
double TripRouter::felt_min(double walk_s, double ride_s) const {
  return (parameters_.walk_weight * walk_s + ride_s) / kSecondsPerMinute;
}

double TripRouter::walk_effort_m(PlaceId from, PlaceId to) const {
  const auto effort_m = fields_.effort_m(field_of_place_[to], district_.places[from].node);
  return static_cast<double>(effort_m);
}

double TripRouter::error(const Traveller& traveller, const TripRequest& request,
                         std::uint32_t index) const {
  const double u =
      draws_.uniform(traveller.key, request.occasion, random::Purpose::kStationChoice, index);
  return random::gumbel(u) - kGumbelMean;
}

Duration TripRouter::walk_time(PlaceId from, PlaceId to, double speed_mps) const {
  const double effort_m = walk_effort_m(from, to);
  expects(std::isfinite(effort_m), "one can walk between any two places of a trip");
  return rounded(effort_m / speed_mps);
}

}  // namespace poai::routing
