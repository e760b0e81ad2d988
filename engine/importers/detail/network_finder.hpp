#pragma once
// The nodes of a new network by level, to tell whether a place can be reached.

#include <map>
#include <optional>
#include <vector>

#include "engine/geometry/projection.hpp"
#include "engine/geometry/spatial_grid.hpp"
#include "engine/importers/detail/osm_network.hpp"

namespace poai::importers::detail {

class NetworkFinder {
 public:
  NetworkFinder(const std::vector<NetworkPiece>& pieces, const geometry::Projection& projection);

  /// The wanted level if it has a node within 150 m, else level 0, else any other that has.
  [[nodiscard]] std::optional<double> level_near(geometry::Point at, double wanted) const;

 private:
  std::map<double, geometry::SpatialGrid> grid_by_level_;
};

}  // namespace poai::importers::detail
