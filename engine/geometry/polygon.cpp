#include "engine/geometry/polygon.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.hpp"
#include "engine/geometry/polyline.hpp"

namespace poai::geometry {

double signed_area_m2(std::span<const Point> ring) {
  if (ring.empty()) {
    return 0.0;
  }
  const Point origin = ring[0];
  double twice = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const Point a{ring[i].x_m - origin.x_m, ring[i].y_m - origin.y_m};
    const Point b{ring[i + 1].x_m - origin.x_m, ring[i + 1].y_m - origin.y_m};
    twice += a.x_m * b.y_m - a.y_m * b.x_m;
  }
  return twice / 2.0;
}

double area_m2(std::span<const Point> ring) { return std::abs(signed_area_m2(ring)); }

bool is_counter_clockwise(std::span<const Point> ring) { return signed_area_m2(ring) > 0.0; }

bool contains(std::span<const Point> ring, Point point) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Point a = ring[i];
    const Point b = ring[j];
    if ((a.y_m > point.y_m) != (b.y_m > point.y_m) &&
        point.x_m < (b.x_m - a.x_m) * (point.y_m - a.y_m) / (b.y_m - a.y_m) + a.x_m) {
      inside = !inside;
    }
  }
  return inside;
}

bool contains(std::span<const Ring> rings, Point point) {
  bool inside = false;
  for (const Ring& ring : rings) {
    inside = inside != contains(std::span<const Point>(ring), point);
  }
  return inside;
}

double distance_to_border_m(Point point, std::span<const Point> ring) {
  expects(!ring.empty(), "a ring has at least one corner");
  const double closing = nearest_on_segment(point, ring.back(), ring.front()).distance_m;
  return std::min(closing, distance_to_polyline_m(point, ring));
}

}  // namespace poai::geometry
