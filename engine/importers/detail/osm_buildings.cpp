#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "engine/geometry/spatial_grid.hpp"
#include "engine/importers/detail/osm_places.hpp"
#include "engine/importers/detail/own_tags.hpp"

namespace poai::importers::detail {
namespace {

constexpr double kFloorM = 3.0;  ///< estimate: height of a storey
constexpr double kDefaultFloors = 2.0;
constexpr double kLeastAreaM2 = 1.0;
constexpr double kMostHeightM = 1'000.0;
constexpr double kMostFloors = 300.0;
constexpr double kPlaceCellM = 50.0;

struct Height {
  double height_m = 0.0;
  int floors = 1;
  bool is_estimated = true;
};

/// The number if it is in the range, else 0.
double in_range(std::optional<double> number, double least, double most) {
  return number && *number >= least && *number <= most ? *number : 0.0;
}

Height height_of(const OsmTags& tags) {
  constexpr double kLeastHeightM = 0.1;
  const double height_m = in_range(length_in_m(tags.get("height")), kLeastHeightM, kMostHeightM);
  double floors = in_range(leading_number(tags.get("building:levels")), 1.0, kMostFloors);
  if (floors == 0.0) {
    floors = height_m > 0.0 ? std::round(height_m / kFloorM) : kDefaultFloors;
  }
  return {.height_m = height_m > 0.0 ? height_m : floors * kFloorM,
          .floors = static_cast<int>(std::clamp(floors, 1.0, kMostFloors)),
          .is_estimated = height_m == 0.0};
}

class BuildingFinder {
 public:
  BuildingFinder(const std::vector<FoundPlace>& places, const geometry::Projection& projection,
                 ImportReport& report)
      : places_(places), projection_(projection), report_(report) {
    std::vector<geometry::Point> points;
    for (const FoundPlace& place : places) {
      by_id_.emplace(place.id, &place);
      points.push_back(place.position);
    }
    if (!points.empty()) {
      grid_.emplace(points, kPlaceCellM);
    }
  }

  void add(const OsmObject& object, FeatureDraft& buildings) {
    const OsmTags& tags = *object.tags;
    if (tags.has("building:part") && !tags.has("building")) {
      report_.reject("buildings", "building:part: its building stands for it", object.id);
      return;
    }
    if (!tags.affirms("building") || object.outlines.empty()) {
      return;
    }
    for (std::size_t i = 0; i < object.outlines.size(); ++i) {
      const std::string id = id_of(object);
      add_outline(object, object.outlines[i],
                  i == 0 || id.empty() ? id : fmt::format("{}-{}", id, i + 1), buildings);
    }
  }

 private:
  /// A building of an own export has the id that it had in the district, which may be none.
  static std::string id_of(const OsmObject& object) {
    return is_own_building(*object.tags) ? std::string(object.tags->get("poai:id")) : object.id;
  }

  void add_outline(const OsmObject& object, const formats::GeoLine& outline, const std::string& id,
                   FeatureDraft& buildings) {
    geometry::Ring ring;
    for (const geometry::GeoPoint at : outline) {
      ring.push_back(projection_.to_local(at));
    }
    if (geometry::area_m2(ring) < kLeastAreaM2) {
      report_.reject("buildings", "smaller than 1 m2", object.id);
      return;
    }
    if (!id.empty() && !ids_.insert(id).second) {
      report_.reject("buildings", "its id is there already", id);
      return;
    }
    const OsmTags& tags = *object.tags;
    const Height height = height_of(tags);
    formats::FeatureText feature;
    if (!id.empty()) {
      feature.text("id", id);
    }
    if (const std::string place = place_in(object, ring); !place.empty()) {
      feature.text("place", place);
    }
    put_height(object, height, feature);
    report_.accept("buildings");
    buildings.features.push_back({id, feature.polygon(std::span(&outline, 1))});
  }

  /// Of a building of an own export, only what it had.
  void put_height(const OsmObject& object, const Height& height, formats::FeatureText& feature) {
    const OsmTags& tags = *object.tags;
    const bool is_own = is_own_building(tags);
    feature.number("height_m", height.height_m);
    if (!is_own || tags.has("building:levels")) {
      feature.integer("floors", height.floors);
    }
    if (tags.has("poai:estimated")) {
      feature.flag("estimated", tags.affirms("poai:estimated"));
    } else if (!is_own || height.is_estimated) {
      feature.flag("estimated", height.is_estimated);
    }
    if (height.is_estimated) {
      report_.adjust("buildings", "height estimated", object.id);
    }
  }

  /// The place that an export names, the building itself, else the first place inside.
  std::string place_in(const OsmObject& object, const geometry::Ring& ring) {
    std::string own(object.tags->get("poai:place"));
    if (by_id_.contains(own)) {
      return own;
    }
    if (is_own_building(*object.tags)) {
      return {};
    }
    if (by_id_.contains(object.id)) {
      return object.id;
    }
    if (!grid_) {
      return {};
    }
    double radius_m = 0.0;
    for (const geometry::Point corner : ring) {
      radius_m = std::max(radius_m, geometry::distance_m(ring.front(), corner));
    }
    for (const auto& hit : grid_->within(ring.front(), radius_m)) {
      if (geometry::contains(std::span<const geometry::Point>(ring), hit.point)) {
        return places_[hit.index].id;
      }
    }
    return {};
  }

  const std::vector<FoundPlace>& places_;
  const geometry::Projection& projection_;
  ImportReport& report_;
  std::map<std::string, const FoundPlace*, std::less<>> by_id_;
  std::set<std::string> ids_;
  std::optional<geometry::SpatialGrid> grid_;
};

}  // namespace

FeatureDraft find_buildings(const std::vector<OsmObject>& objects,
                            const std::vector<FoundPlace>& places,
                            const geometry::Projection& projection, ImportReport& report) {
  FeatureDraft buildings{.part = Part::kBuildings};
  BuildingFinder finder(places, projection, report);
  for (const OsmObject& object : objects) {
    finder.add(object, buildings);
  }
  return buildings;
}

}  // namespace poai::importers::detail
