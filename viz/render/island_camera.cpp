#include "viz/render/island_camera.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "engine/geometry/polyline.hpp"

namespace poai::viz {
namespace {

using geometry::Point;

/// The median of the stations: the middle of the built-up land.
Point middle_of(const MapScene& scene) {
  std::vector<double> x;
  std::vector<double> y;
  for (const Station& station : scene.stations) {
    x.push_back(station.position.x_m);
    y.push_back(station.position.y_m);
  }
  if (x.empty()) {
    return {};
  }
  const auto median = [](std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  };
  return {median(x), median(y)};
}

CameraPose around(Point middle, double azimuth) {
  constexpr double kDistanceM = 3'400.0;
  constexpr double kHeightM = 1'700.0;
  return {.eye = {middle.x_m + kDistanceM * std::sin(azimuth),
                  middle.y_m + kDistanceM * std::cos(azimuth), kHeightM},
          .target = {middle.x_m, middle.y_m, 0.0}};
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
