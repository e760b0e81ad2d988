#pragma once
// Where people get on and off the runs of a feed: gates outside the district, platforms inside.

#include <string>

#include "engine/importers/detail/feed_clip.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// What the places are made of.
struct FeedPlacesInput {
  const Feed& feed;
  const ClippedRuns& clipped;
  const DistrictReach& reach;  ///< has a network
  const std::string& prefix;   ///< before all ids
  std::string source;          ///< key of the feed in SOURCES.md, without the prefix
};

/// Adds to the draft a gate for each stop outside, tied to the network, and a place with the id of
/// each stop inside, but where the district has one of its own.
void add_feed_places(const FeedPlacesInput& input, DistrictDraft& draft, ImportReport& report);

}  // namespace poai::importers::detail
