#include "engine/district/detail/land.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace poai::district {

using formats::Feature;
using geometry::Point;

namespace {

constexpr double kBorderCellM = 100.0;

std::vector<geometry::Segment> border_of(const std::vector<geometry::Ring>& rings) {
  std::vector<geometry::Segment> border;
  for (const geometry::Ring& ring : rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      border.push_back({ring[i - 1], ring[i]});
    }
  }
  return border;
}

}  // namespace

std::optional<Point> local_point(const geometry::Projection& projection, geometry::GeoPoint point,
                                 const Feature& feature) {
  const Point local = projection.to_local(point);
  const double distance_m = std::hypot(local.x_m, local.y_m);
  if (distance_m <= kMostDistanceM) {  // false for what is not a number
    return local;
  }
  feature.report({}, fmt::format("the position {}, {} is absurd", point.lon_deg, point.lat_deg),
                 fmt::format("it is {:.0f} km from the district's origin", distance_m / 1000.0),
                 "longitude comes first");
  return std::nullopt;
}

std::vector<Point> local_part(const geometry::Projection& projection,
                              const std::vector<geometry::GeoPoint>& part, const Feature& feature) {
  std::vector<Point> points;
  points.reserve(part.size());
  for (const geometry::GeoPoint position : part) {
    const auto point = local_point(projection, position, feature);
    if (!point) {
      return {};
    }
    points.push_back(*point);
  }
  return points;
}

std::vector<geometry::Ring> read_coastline(const std::filesystem::path& path,
                                           const geometry::Projection& projection,
                                           Problems& problems) {
  constexpr std::array<std::string_view, 3> kProperties = {"id", "name", "estimated"};
  std::vector<geometry::Ring> rings;
  for (const Feature& feature : formats::read_geojson(
           path, {formats::GeometryType::kPolygon, formats::GeometryType::kMultiPolygon},
           problems)) {
    feature.known_properties(kProperties);
    static_cast<void>(feature.boolean("estimated"));  // imports read it
    for (const auto& part : feature.parts()) {
      geometry::Ring ring = local_part(projection, part, feature);
      if (!ring.empty()) {
        rings.push_back(std::move(ring));
      }
    }
  }
  return rings;
}

Land::Land(std::vector<geometry::Ring> rings)
    : rings_(std::move(rings)), border_(border_of(rings_), kBorderCellM) {}

bool Land::holds(Point point) const {
  return rings_.empty() || geometry::contains(std::span<const geometry::Ring>(rings_), point) ||
         border_.nearest(point, kShoreToleranceM).has_value();
}

bool Land::holds_all(std::span<const Point> line) const {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!holds(line[i]) || (i > 0 && !holds_inside(line[i - 1], line[i]))) {
      return false;
    }
  }
  return true;
}

/// For a piece of a line that begins on land: far from the border all of it is.
bool Land::holds_inside(Point a, Point b) const {
  const double length_m = geometry::distance_m(a, b);
  if (!border_.nearest(geometry::between(a, b, 0.5), length_m / 2.0)) {
    return true;
  }
  const int pieces = 1 + static_cast<int>(length_m / kSampleEveryM);
  for (int i = 1; i < pieces; ++i) {
    if (!holds(geometry::between(a, b, static_cast<double>(i) / pieces))) {
      return false;
    }
  }
  return true;
}

}  // namespace poai::district
