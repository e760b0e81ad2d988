#include "engine/geometry/polyline.hpp"

#include <algorithm>

#include "engine/core/contracts.hpp"

namespace poai::geometry {

double length_m(std::span<const Point> line) {
  double length = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += distance_m(line[i - 1], line[i]);
  }
  return length;
}

Point point_along(std::span<const Point> line, double share) {
  expects(!line.empty(), "a polyline has at least one point");
  double left_m = std::clamp(share, 0.0, 1.0) * length_m(line);
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double piece_m = distance_m(line[i - 1], line[i]);
    if (left_m < piece_m) {
      return between(line[i - 1], line[i], left_m / piece_m);
    }
    left_m -= piece_m;
  }
  return line.back();
}

Foot nearest_on_segment(Point p, Point a, Point b) {
  const double dx = b.x_m - a.x_m;
  const double dy = b.y_m - a.y_m;
  const double square = dx * dx + dy * dy;
  const double dot = (p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy;
  const double share = square > 0.0 ? std::clamp(dot / square, 0.0, 1.0) : 0.0;
  const Point foot = between(a, b, share);
  return {foot, distance_m(p, foot), share * std::sqrt(square)};
}

Foot nearest_on_polyline(Point p, std::span<const Point> line) {
  expects(!line.empty(), "a polyline has at least one point");
  Foot best{line[0], distance_m(p, line[0]), 0.0};
  double before_m = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    Foot foot = nearest_on_segment(p, line[i - 1], line[i]);
    if (foot.distance_m < best.distance_m) {
      foot.along_m += before_m;
      best = foot;
    }
    before_m += distance_m(line[i - 1], line[i]);
  }
  return best;
}

double distance_to_polyline_m(Point p, std::span<const Point> line) {
  return nearest_on_polyline(p, line).distance_m;
}

}  // namespace poai::geometry
