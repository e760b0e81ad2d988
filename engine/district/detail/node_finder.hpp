#pragma once
// The node of the network on which something stands.

#include <map>
#include <optional>
#include <vector>

#include "engine/district/walk_network.hpp"
#include "engine/geometry/spatial_grid.hpp"

namespace poai::district {

/// Nothing stands farther from its node than this.
inline constexpr double kMostToNodeM = 150.0;

/// Refers to the network only while it is made.
class NodeFinder {
 public:
  explicit NodeFinder(const WalkNetwork& network);

  /// The nearest node of the level within kMostToNodeM; the lower id of equals.
  [[nodiscard]] std::optional<NodeId> on_level(geometry::Point point, float level) const;

  /// The same on any level.
  [[nodiscard]] std::optional<NodeId> on_any_level(geometry::Point point) const;

 private:
  struct Level {
    std::vector<NodeId> nodes;
    geometry::SpatialGrid grid;
  };
  std::map<float, Level> levels_;
  geometry::SpatialGrid all_;
};

}  // namespace poai::district
