#include "viz/render/island_camera.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "engine/geometry/polyline.hpp"

namespace poai::viz {
namespace {

using geometry::Point;

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// The median of the buildings, or of the stations where there are none: the middle of the built-up
/// land.
Point middle_of(const MapScene& scene) {
  std::vector<double> x_m;
  std::vector<double> y_m;
  const auto add = [&](Point point) {
    x_m.push_back(point.x_m);
    y_m.push_back(point.y_m);
  };
  for (const Building& building : scene.buildings) {
    add(building.outline.front());
  }
  if (x_m.empty()) {
    for (const Station& station : scene.stations) {
      add(station.position);
    }
  }
  return x_m.empty() ? Point{} : Point{median(x_m), median(y_m)};
}

/// The middle lies below the middle of the picture, where the legend hides nothing.
CameraPose around(Point middle, double azimuth) {
  constexpr double kDistanceM = 3'400.0;
  constexpr double kHeightM = 1'700.0;
  constexpr double kAheadM = 380.0;
  const Point back{std::sin(azimuth), std::cos(azimuth)};
  const Point target{middle.x_m - kAheadM * back.x_m, middle.y_m - kAheadM * back.y_m};
  return {.eye = {target.x_m + kDistanceM * back.x_m, target.y_m + kDistanceM * back.y_m, kHeightM},
          .target = {target.x_m, target.y_m, 0.0}};
}

CameraPose along(const std::vector<Point>& line, double share) {
  constexpr double kBehind = 0.09;  // of the line
  constexpr double kHeightM = 420.0;
  const Point target = geometry::point_along(line, 0.1 + 0.85 * share);
  const Point eye = geometry::point_along(line, 0.1 + 0.85 * share - kBehind);
  return {.eye = {eye.x_m, eye.y_m, kHeightM}, .target = {target.x_m, target.y_m, 30.0}};
}

}  // namespace

CameraPose camera_pose(const MapScene& scene, CameraPath path, double share) {
  constexpr double kFromSouthWest = 1.30 * std::numbers::pi;  // clockwise from north
  const Point middle = middle_of(scene);
  if (path == CameraPath::kAlongLine && scene.stations.size() > 1) {
    std::vector<Point> line;
    for (const Station& station : scene.stations) {
      if (station.code.size() < 2 || station.code[1] != 'L') {  // not those of the loop
        line.push_back(station.position);
      }
    }
    return along(line, share);
  }
  const double turn = path == CameraPath::kOrbit ? share * std::numbers::pi / 3.0 : 0.0;
  return around(middle, kFromSouthWest + turn);
}

}  // namespace poai::viz
