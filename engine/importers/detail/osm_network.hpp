#pragma once
// The walking network of an OpenStreetMap extract: walkways split where they meet.

#include <string>
#include <vector>

#include "engine/geometry/point.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/importers/detail/osm_data.hpp"
#include "engine/importers/detail/walkway_rules.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// A walkway between two nodes of the network.
struct NetworkPiece {
  std::string id = {};
  std::size_t rule = 0;  ///< index in `rules`
  OsmId from = 0;
  OsmId to = 0;
  double level = 0.0;
  double level_to = 0.0;
  std::vector<geometry::GeoPoint> line = {};
  double length_m = 0.0;
};

struct OsmNetwork {
  std::vector<WalkwayRule> rules;  ///< one per way that is walked on
  std::vector<NetworkPiece> pieces;
};

/// Splits the walkways at the nodes that several share and at entrances, gives each its levels,
/// crosses pedestrian areas, joins the levels of lifts, simplifies the lines (lengths stay within
/// 1 %) and keeps the largest connected part.
[[nodiscard]] OsmNetwork build_network(const OsmExtract& extract,
                                       const geometry::Projection& projection,
                                       ImportReport& report);

}  // namespace poai::importers::detail
