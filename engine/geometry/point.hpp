#pragma once
// Points: in the local plane (metres east and north of the district's origin) and on the earth.

#include <cmath>

namespace poai::geometry {

struct Point {
  double x_m = 0.0;  ///< east
  double y_m = 0.0;  ///< north
};

struct GeoPoint {
  double lon_deg = 0.0;
  double lat_deg = 0.0;
};

[[nodiscard]] inline double distance_m(Point a, Point b) {
  const double dx = a.x_m - b.x_m;
  const double dy = a.y_m - b.y_m;
  return std::sqrt(dx * dx + dy * dy);
}

/// The point at `share` (0 = a, 1 = b) of the way.
[[nodiscard]] inline Point between(Point a, Point b, double share) {
  return {a.x_m + share * (b.x_m - a.x_m), a.y_m + share * (b.y_m - a.y_m)};
}

}  // namespace poai::geometry
