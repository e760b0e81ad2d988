#pragma once
// Which parts of a line can be a road: those with a walkway beside them all along.

#include <vector>

#include "engine/geometry/spatial_grid.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

class RoadSide {
 public:
  /// Of a scene with its ways; copies what it needs.
  explicit RoadSide(const MapScene& scene);

  [[nodiscard]] bool has_walkway(geometry::Point point) const;

  /// The longest parts of the line whose pieces, from corner to corner, can be a road: a straight
  /// line from stop to stop through blocks or over water is none.
  [[nodiscard]] std::vector<Line> roads_in(const Line& line) const;

 private:
  [[nodiscard]] bool has_walkway(geometry::Point a, geometry::Point b) const;

  geometry::SpatialGrid ways_;
};

}  // namespace poai::viz
