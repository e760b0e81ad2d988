#pragma once
// Ways as walkways between junctions.

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/importers/detail/osm_network.hpp"

namespace poai::importers::detail {

/// A walkway before it is split: the nodes of it that are in the extract.
struct RawWalkway {
  std::size_t rule = 0;
  OsmId way = 0;
  std::vector<OsmId> nodes;  ///< at least two
};

/// A way cut at the border of the area is several of these.
struct RawNetwork {
  std::vector<WalkwayRule> rules;
  std::vector<RawWalkway> walkways;
  std::unordered_set<OsmId> junctions;  ///< where walkways begin, end, meet or have an entrance
  std::unordered_set<OsmId> lifts;      ///< highway=elevator
};

[[nodiscard]] RawNetwork raw_network(const OsmExtract& extract, ImportReport& report);

/// The walkways as pieces between junctions, without levels and lengths.
[[nodiscard]] std::vector<NetworkPiece> split(const RawNetwork& raw, const OsmExtract& extract,
                                              ImportReport& report);

/// Straight ways across pedestrian areas, between the junctions on their borders that see each
/// other.
void cross_areas(const RawNetwork& raw, const OsmExtract& extract,
                 const geometry::Projection& projection, std::vector<NetworkPiece>& pieces,
                 ImportReport& report);

/// Gives each piece its levels, and adds the ways between the levels of a lift.
void assign_levels(const RawNetwork& raw, const OsmExtract& extract,
                   std::vector<WalkwayRule>& rules, std::vector<NetworkPiece>& pieces,
                   ImportReport& report);

}  // namespace poai::importers::detail
