#include "viz/render/spread.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/core/hash.hpp"
#include "engine/geometry/polyline.hpp"

namespace poai::viz {

using geometry::Point;
using output::StateKind;

double spread_m(StateKind state, std::size_t count) {
  const double root = std::sqrt(static_cast<double>(count));
  switch (state) {
    case StateKind::kPlatform:
      return std::clamp(4.0 * root, 10.0, 110.0);
    case StateKind::kInRun:
      return 15.0;
    case StateKind::kVenueQueue:
      return std::clamp(3.0 * root, 6.0, 40.0);
    default:
      return 2.0;
  }
}

Point spread(Point centre, std::uint64_t person_key, double radius_m) {
  constexpr double kSteps = 65'536.0;
  const std::uint64_t bits = mix64(person_key);
  const double angle = static_cast<double>(bits & 0xffffU) * (2.0 * std::numbers::pi / kSteps);
  const double radius = radius_m * std::sqrt(static_cast<double>((bits >> 16U) & 0xffffU) / kSteps);
  return {centre.x_m + radius * std::cos(angle), centre.y_m + radius * std::sin(angle)};
}

Point heading_at(Point point, const std::vector<Line>& lines) {
  double nearest_m = std::numeric_limits<double>::infinity();
  Point heading{1.0, 0.0};
  for (const Line& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const double length_m = geometry::distance_m(line[i - 1], line[i]);
      const double here_m = geometry::nearest_on_segment(point, line[i - 1], line[i]).distance_m;
      if (length_m > 0.0 && here_m < nearest_m) {
        nearest_m = here_m;
        heading = {(line[i].x_m - line[i - 1].x_m) / length_m,
                   (line[i].y_m - line[i - 1].y_m) / length_m};
      }
    }
  }
  return heading;
}

}  // namespace poai::viz
