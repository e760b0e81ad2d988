#include "engine/district/detail/land.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace poai::district {

using formats::Feature;
using geometry::Point;

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
  constexpr std::array<std::string_view, 2> kProperties = {"id", "name"};
  std::vector<geometry::Ring> rings;
  for (const Feature& feature : formats::read_geojson(
           path, {formats::GeometryType::kPolygon, formats::GeometryType::kMultiPolygon},
           problems)) {
    feature.known_properties(kProperties);
    for (const auto& part : feature.parts()) {
      geometry::Ring ring = local_part(projection, part, feature);
      if (!ring.empty()) {
        rings.push_back(std::move(ring));
      }
    }
  }
  return rings;
}

bool is_on_land(const std::vector<geometry::Ring>& coastline, Point point) {
  return coastline.empty() ||
         geometry::contains(std::span<const geometry::Ring>(coastline), point) ||
         std::any_of(coastline.begin(), coastline.end(), [point](const geometry::Ring& ring) {
           return geometry::distance_to_border_m(point, ring) <= kShoreToleranceM;
         });
}

}  // namespace poai::district
