#pragma once
// Turns "from this place to that one by this mode" into legs: walk, rides with walks in between,
// walk; or one vehicle leg.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/district.hpp"
#include "engine/random/draws.hpp"
#include "engine/routing/detail/near_stops.hpp"
#include "engine/routing/ride_rules.hpp"
#include "engine/routing/transit_times.hpp"
#include "engine/routing/trip_parameters.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::routing {

/// The way of one trip. Rides are walked to, between and from; a vehicle trip (car, taxi, bicycle,
/// shuttle of an employer, and ferry where no runs of ferries are known) has only a duration.
struct TripRoute {
  Mode main_mode = Mode::kWalk;  ///< the highest of its legs
  std::uint8_t ride_count = 0;
  std::array<StopId, kMostRides> board;
  std::array<StopId, kMostRides> alight;
  Duration vehicle_time;  ///< of a vehicle trip, with the wait for a taxi that is called
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
  Mode mode = Mode::kNone;  ///< kNone: the better of walking and riding, by any mode
  SimTime time;
  random::Occasion occasion;
};

class TripRouter {
 public:
  static constexpr Duration kVehicleAccess = Duration::minutes(3);  ///< to and from it (estimate)
  static constexpr Duration kPierAccess = Duration::minutes(5);     ///< between ship and car or bus
  /// Wait for the shuttle of an employer, whose times are known, and its way from stop to stop
  /// (estimate).
  static constexpr Duration kShuttleAccess = Duration::minutes(8);
  static constexpr Duration kTaxiWait =
      Duration::minutes(10);  ///< for one that is called (estimate)
  /// After the last run nobody walks longer where a taxi can be called (estimate).
  static constexpr Duration kLongestLateWalk = Duration::minutes(30);

  /// `fields` must have a destination for the node of every place and every stop.
  TripRouter(const district::District& district, const WalkFields& fields,
             const TransitTimes& times, const TripParameters& parameters, random::Draws draws);

  /// Chooses stops by utility -(minutes walked x walk_weight + minutes waited and ridden) /
  /// scale_min plus Gumbel errors per person, stop (to board and to alight at) and occasion, of
  /// mean 0. At least one ride is by the mode (TransitTimes::ride); others may be by other modes,
  /// also from or to a stop that is nearer than those of the mode, but a gate is left and reached
  /// by the mode itself. With mode kNone, and for a train or bus trip between two places of the
  /// district, walking all the way is an alternative. Falls back from the bus to any ride where the
  /// bus costs more than kNoServiceMin or goes no more, from the ferry then to a taxi, and from
  /// rides to walking if none goes any more (if that is longer than kLongestLateWalk and one went
  /// earlier in the day, to a taxi); a trip on foot has main_mode kWalk. Allocates nothing; may be
  /// called by several threads.
  [[nodiscard]] TripRoute route(const Traveller& traveller, const TripRequest& request) const;

  /// What the trip costs the traveller by the mode, in felt minutes: (minutes waited and ridden) +
  /// walk_weight x minutes walked + crowding + (wait_weight - 1) x minutes waited, at the stops
  /// that the traveller chooses, less the errors of these (the choice's own utility). By vehicle
  /// the time; at most kNoServiceMin for rides, also where none goes any more.
  /// Waits are known to routers whose TransitTimes were asked for them.
  [[nodiscard]] double felt_min(const Traveller& traveller, const TripRequest& request,
                                double wait_weight) const;
  static constexpr double kNoServiceMin = 120.0;  ///< (estimate)

  /// Whether a traveller who has a bicycle at hand prefers it to the best of walking and riding,
  /// all by utility -(felt minutes) / scale_min plus an error, for a trip between two places of the
  /// district that is too long for `always_walk_m`. The mode of the request does not matter.
  [[nodiscard]] bool prefers_bicycle(const Traveller& traveller, const TripRequest& request) const;

  /// Walking time between two places at the traveller's free speed. One must be able to walk there.
  [[nodiscard]] Duration walk_time(PlaceId from, PlaceId to, double speed_mps) const;

  [[nodiscard]] const WalkFields& fields() const { return fields_; }

 private:
  struct RideChoice {
    StopId board;
    StopId alight;
    Ride ride;
    double utility = 0.0;
    double total_s = 0.0;  ///< with the walks at both ends
    [[nodiscard]] bool found() const { return board.valid(); }
  };
  struct Network {
    Mode mode;
    detail::NearStops stops;
    detail::NearStops feeders;  ///< stops of the other modes that it changes to
  };
  /// A stop to board or to alight at, with its error term.
  struct Candidate {
    StopId stop;
    double walk_s = 0.0;
    double error = 0.0;
  };
  struct Candidates {
    std::array<Candidate, 2 * detail::NearStops::kMost> stops;
    std::size_t count = 0;
    [[nodiscard]] std::span<const Candidate> list() const { return {stops.data(), count}; }
  };

  [[nodiscard]] TripRoute route_by_transit(const Network& network, const Traveller& traveller,
                                           const TripRequest& request) const;
  [[nodiscard]] TripRoute route_without_ride(const Network& network, const Traveller& traveller,
                                             const TripRequest& request) const;
  [[nodiscard]] TripRoute route_past_last_run(const Network& network, Mode main_mode,
                                              const Traveller& traveller,
                                              const TripRequest& request) const;
  [[nodiscard]] TripRoute route_on_foot(const Traveller& traveller,
                                        const TripRequest& request) const;
  [[nodiscard]] TripRoute route_by_vehicle(const TripRequest& request) const;
  [[nodiscard]] RideChoice best_ride(const Network& network, Mode main_mode,
                                     const Traveller& traveller, const TripRequest& request) const;
  void add_candidates(std::span<const detail::NearStop> stops,
                      const Column<StopId, std::uint32_t>& error_index, const Traveller& traveller,
                      const TripRequest& request, Candidates& all) const;
  void add_feeders(std::span<const detail::NearStop> feeders,
                   const Column<StopId, std::uint32_t>& error_index, const Traveller& traveller,
                   const TripRequest& request, Candidates& all) const;
  [[nodiscard]] double ride_utility(const Ride& ride, const Candidate& board,
                                    const Candidate& alight) const;
  [[nodiscard]] bool is_inside(const TripRequest& request) const;
  [[nodiscard]] bool may_walk(const TripRequest& request) const;
  [[nodiscard]] double walk_utility(double walk_s, const Traveller& traveller,
                                    const TripRequest& request) const;
  [[nodiscard]] bool prefers_walking(const RideChoice& ride, double walk_s,
                                     const Traveller& traveller, const TripRequest& request) const;
  [[nodiscard]] double felt_min(const RideChoice& ride) const;
  [[nodiscard]] double felt_min(double walk_s, double ride_s) const;
  [[nodiscard]] double walk_effort_m(PlaceId from, PlaceId to) const;
  [[nodiscard]] double error(const Traveller& traveller, const TripRequest& request,
                             std::uint32_t index) const;

  const district::District& district_;
  const WalkFields& fields_;
  const TransitTimes& times_;
  TripParameters parameters_;
  random::Draws draws_;
  Network train_;
  Network bus_;
  Network ferry_;
  bool ferries_run_;
  Column<PlaceId, DestinationId> field_of_place_;
  Column<StopId, std::uint32_t> board_index_;   ///< of a stop's error term to board at
  Column<StopId, std::uint32_t> alight_index_;  ///< of a stop's error term to alight at
};

}  // namespace poai::routing
