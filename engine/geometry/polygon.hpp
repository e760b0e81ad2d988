#pragma once
// Rings of polygons in the local plane: area, orientation, what lies inside.

#include <span>
#include <vector>

#include "engine/geometry/point.hpp"

namespace poai::geometry {

/// Corners of a polygon; the last corner may repeat the first or not.
using Ring = std::vector<Point>;

/// Area in square metres: positive for a counter-clockwise ring, negative for a clockwise one.
[[nodiscard]] double signed_area_m2(std::span<const Point> ring);
[[nodiscard]] double area_m2(std::span<const Point> ring);
[[nodiscard]] bool is_counter_clockwise(std::span<const Point> ring);

/// Whether the point is inside (even-odd rule). A point on the border counts as either.
[[nodiscard]] bool contains(std::span<const Point> ring, Point point);

/// Even-odd rule over all rings: holes are rings inside other rings.
[[nodiscard]] bool contains(std::span<const Ring> rings, Point point);

/// Distance from `point` to the border of the ring (at least one corner), in metres.
[[nodiscard]] double distance_to_border_m(Point point, std::span<const Point> ring);

}  // namespace poai::geometry
