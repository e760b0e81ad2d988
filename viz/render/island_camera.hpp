#pragma once
// Where a view in three dimensions is taken from.

#include <array>
#include <string_view>

#include "engine/geometry/point.hpp"
#include "viz/render/map_scene.hpp"

namespace poai::viz {

struct Point3 {
  double x_m = 0.0;
  double y_m = 0.0;
  double z_m = 0.0;
};

struct CameraPose {
  Point3 eye;
  Point3 target;
};

/// How the camera moves over a sequence.
enum class CameraPath { kStill, kOrbit, kAlongLine };
inline constexpr std::array<std::string_view, 3> kCameraPathNames = {"still", "orbit",
                                                                     "along-line"};

/// The pose at `share` (0 to 1) of the sequence: still = from the south-west over the middle of the
/// built-up land; orbit = a sixth of a circle around it; along-line = behind a point that goes from
/// the first station to the last, over the line.
[[nodiscard]] CameraPose camera_pose(const MapScene& scene, CameraPath path, double share);

}  // namespace poai::viz
