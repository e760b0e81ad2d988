#pragma once
// Polylines in the local plane: length, the point along them, the point of them nearest to another.

#include <span>
#include <vector>

#include "engine/geometry/point.hpp"

namespace poai::geometry {

using Polyline = std::vector<Point>;

/// The nearest point of a segment or polyline to a point.
struct Foot {
  Point point;
  double distance_m = 0.0;
  double along_m = 0.0;  ///< from the first point, along the line
};

/// Length along the line; 0 for fewer than two points.
[[nodiscard]] double length_m(std::span<const Point> line);

/// The point at `share` of the length, from 0 (first point) to 1 (last); shares outside are cut.
/// The line has at least one point.
[[nodiscard]] Point point_along(std::span<const Point> line, double share);

/// The point of the segment from `a` to `b` (which may be equal) nearest to `p`.
[[nodiscard]] Foot nearest_on_segment(Point p, Point a, Point b);

/// The point of the line (at least one point) nearest to `p`; the first of equals.
[[nodiscard]] Foot nearest_on_polyline(Point p, std::span<const Point> line);

/// Distance from `p` to the line (at least one point), in metres.
[[nodiscard]] double distance_to_polyline_m(Point p, std::span<const Point> line);

}  // namespace poai::geometry
