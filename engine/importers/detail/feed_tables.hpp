#pragma once
// Clipped runs as the tables of a district's own feed.

#include <string>
#include <vector>

#include "engine/importers/detail/feed_clip.hpp"
#include "engine/importers/district_draft.hpp"

namespace poai::importers::detail {

/// agency, stops, routes, trips, stop_times, calendar, shapes and feed_info of the runs; `prefix`
/// stands before every id of the feed.
[[nodiscard]] std::vector<TableDraft> tables_of(const Feed& feed, const ClippedRuns& clipped,
                                                const DistrictReach& reach,
                                                const std::string& prefix);

/// The ids, with prefix, of the routes that the runs use, in the order of the feed.
[[nodiscard]] std::vector<std::size_t> routes_in_use(const Feed& feed, const ClippedRuns& clipped);

/// "HH:MM:SS", beyond 24:00:00 after midnight.
[[nodiscard]] std::string feed_time(SimTime time);

}  // namespace poai::importers::detail
