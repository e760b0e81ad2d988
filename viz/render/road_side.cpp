#include "viz/render/road_side.hpp"

#include <algorithm>
#include <cmath>

namespace poai::viz {
namespace {

using geometry::Point;

constexpr double kBesideM = 35.0;  // from the middle of a wide street to its footway
constexpr double kSampleM = 20.0;

std::vector<geometry::Segment> segments_of(const MapScene& scene) {
  std::vector<geometry::Segment> segments;
  for (const std::vector<Line>& lines : scene.ways) {
    for (const Line& line : lines) {
      for (std::size_t i = 1; i < line.size(); ++i) {
        segments.push_back({line[i - 1], line[i]});
      }
    }
  }
  return segments;
}

}  // namespace

RoadSide::RoadSide(const MapScene& scene) : ways_(segments_of(scene), kBesideM) {}

bool RoadSide::has_walkway(Point point) const { return ways_.nearest(point, kBesideM).has_value(); }

bool RoadSide::has_walkway(Point a, Point b) const {
  const int pieces =
      std::max(1, static_cast<int>(std::ceil(geometry::distance_m(a, b) / kSampleM)));
  for (int i = 0; i <= pieces; ++i) {
    if (!has_walkway(geometry::between(a, b, static_cast<double>(i) / pieces))) {
      return false;
    }
  }
  return true;
}

std::vector<Line> RoadSide::roads_in(const Line& line) const {
  std::vector<Line> parts;
  bool open = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!has_walkway(line[i - 1], line[i])) {
      open = false;
      continue;
    }
    if (!open) {
      parts.push_back({line[i - 1]});
    }
    parts.back().push_back(line[i]);
    open = true;
  }
  return parts;
}

}  // namespace poai::viz
