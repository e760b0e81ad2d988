#include "engine/importers/detail/district_reach.hpp"

#include <span>
#include <utility>

#include "engine/district/gate_ties.hpp"
#include "engine/formats/geojson.hpp"

namespace poai::importers::detail {

DistrictReach::DistrictReach(const DistrictFolder& district, geometry::GeoPoint origin,
                             Problems& problems)
    : projection_(district.crs, district.origin.value_or(origin)) {
  read_nodes(district, problems);
  read_places(district, problems);
  read_land(district, problems);
  std::vector<geometry::Point> points;
  points.reserve(nodes_.size());
  for (const Node& node : nodes_) {
    points.push_back(projection_.to_local(node.position));
  }
  if (!points.empty()) {
    grid_.emplace(points, kMostToNodeM);
  }
}

void DistrictReach::read_nodes(const DistrictFolder& district, Problems& problems) {
  const auto& path = district.file(Part::kWalkways);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return;
  }
  for (const formats::Feature& feature :
       formats::read_geojson(path, {formats::GeometryType::kLineString}, problems)) {
    if (district::is_gate_tie(feature.text("id").value_or(""))) {
      continue;
    }
    const double level = feature.number("level").value_or(0.0);
    nodes_.push_back({feature.parts()[0].front(), level});
    nodes_.push_back({feature.parts()[0].back(), feature.number("level_to").value_or(level)});
  }
}

void DistrictReach::read_places(const DistrictFolder& district, Problems& problems) {
  const auto& path = district.file(Part::kPlaces);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return;
  }
  for (const formats::Feature& feature :
       formats::read_geojson(path, {formats::GeometryType::kPoint}, problems)) {
    places_.emplace(feature.text("id").value_or(""), feature.text("source").value_or(""));
  }
}

void DistrictReach::read_land(const DistrictFolder& district, Problems& problems) {
  const auto& path = district.file(Part::kCoastline);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return;
  }
  for (const formats::Feature& feature : formats::read_geojson(
           path, {formats::GeometryType::kPolygon, formats::GeometryType::kMultiPolygon},
           problems)) {
    for (const auto& part : feature.parts()) {
      geometry::Ring ring;
      for (const geometry::GeoPoint at : part) {
        ring.push_back(projection_.to_local(at));
      }
      land_.push_back(std::move(ring));
    }
  }
}

bool DistrictReach::is_land(geometry::GeoPoint point) const {
  return land_.empty() ||
         geometry::contains(std::span<const geometry::Ring>(land_), projection_.to_local(point));
}

bool DistrictReach::is_near_node(geometry::GeoPoint point) const {
  return grid_ && grid_->nearest(projection_.to_local(point), kMostToNodeM).has_value();
}

const DistrictReach::Node& DistrictReach::nearest(geometry::GeoPoint point) const {
  const geometry::Point local = projection_.to_local(point);
  for (double within_m = kMostToNodeM;; within_m *= 2.0) {
    if (const auto hit = grid_->nearest(local, within_m)) {
      return nodes_[hit->index];
    }
  }
}

}  // namespace poai::importers::detail
