#pragma once
// Clips the runs of a feed to a district; the stops next to it become gates.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/importers/detail/district_reach.hpp"
#include "engine/importers/detail/feed_runs.hpp"
#include "engine/importers/gtfs_import.hpp"

namespace poai::importers::detail {

/// A stop outside the district that runs come from or go to.
struct FeedGate {
  std::set<Mode> modes;
  std::size_t runs = 0;
};

struct ClippedRuns {
  std::vector<FeedRun> runs;
  std::map<std::size_t, FeedGate> gates;                  ///< by stop of the feed
  std::map<std::size_t, geometry::GeoPoint> moved_stops;  ///< gates drawn nearer than they are
  std::set<std::size_t> clipped_trips;                    ///< of the feed: some calls are left out
};

/// A run keeps its calls inside and those next to them. Runs without a call inside, and runs that
/// would be faster than any vehicle, are rejected.
[[nodiscard]] ClippedRuns clip_runs(const Feed& feed, std::vector<FeedRun> runs, const Area& area,
                                    const DistrictReach& reach, const std::string& prefix,
                                    ImportReport& report);

/// A route type of the extended list (https://developers.google.com/transit/gtfs/reference/
/// extended-route-types), a trolleybus or a number
/// of no list, as the basic one that the district reads.
[[nodiscard]] std::int64_t basic_route_type(std::int64_t type);

/// The mode of the runs of a GTFS route type.
[[nodiscard]] Mode mode_of_route_type(std::int64_t type);

}  // namespace poai::importers::detail
