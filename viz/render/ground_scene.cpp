#include "viz/render/ground_scene.hpp"

#include <algorithm>
#include <limits>

#include "engine/district/gate_ties.hpp"
#include "engine/district/places.hpp"
#include "engine/district/walk_network.hpp"
#include "viz/render/road_side.hpp"

namespace poai::viz {
namespace {

using district::PlaceKind;

BuildingUse use_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kHousing:
      return BuildingUse::kHousing;
    case PlaceKind::kOffice:
    case PlaceKind::kCompany:
    case PlaceKind::kResearch:
    case PlaceKind::kRentalLab:
      return BuildingUse::kWork;
    case PlaceKind::kHospital:
      return BuildingUse::kHealth;
    case PlaceKind::kUniversity:
    case PlaceKind::kSchool:
      return BuildingUse::kLearning;
    case PlaceKind::kHotel:
    case PlaceKind::kConvention:
    case PlaceKind::kArena:
    case PlaceKind::kMuseum:
    case PlaceKind::kZoo:
    case PlaceKind::kRetail:
    case PlaceKind::kSports:
    case PlaceKind::kCommunity:
    case PlaceKind::kAirport:
    case PlaceKind::kFerry:
    case PlaceKind::kStation:
      return BuildingUse::kPublic;
    default:
      return BuildingUse::kOther;
  }
}

PlaceMark mark_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kDining:
      return PlaceMark::kDining;
    case PlaceKind::kBusStop:
      return PlaceMark::kBusStop;
    case PlaceKind::kGate:
      return PlaceMark::kGate;
    default:
      return PlaceMark::kOther;
  }
}

WayKind way_of(district::WalkwayKind kind) {
  switch (kind) {
    case district::WalkwayKind::kDeck:
    case district::WalkwayKind::kBridge:
    case district::WalkwayKind::kStairs:
    case district::WalkwayKind::kRamp:
    case district::WalkwayKind::kEscalator:
      return WayKind::kRaised;
    case district::WalkwayKind::kIndoor:
    case district::WalkwayKind::kLift:
    case district::WalkwayKind::kGate:
      return WayKind::kIndoor;
    default:
      return WayKind::kStreet;
  }
}

void add_buildings(MapScene& scene, const output::MapShapes& map,
                   const output::PlaceTable& places) {
  for (std::size_t i = 0; i < map.buildings.size(); ++i) {
    const std::uint32_t place =
        i < map.building_place.size() ? map.building_place[i] : PlaceId::kNoneValue;
    const BuildingUse use = place < places.kind.size()
                                ? use_of(static_cast<PlaceKind>(places.kind[place]))
                                : BuildingUse::kOther;
    const double height_m = i < map.height_m.size() ? static_cast<double>(map.height_m[i]) : 0.0;
    scene.buildings.push_back({.outline = map.buildings[i], .use = use, .height_m = height_m});
  }
}

void add_ways(MapScene& scene, const output::LinkTable& links) {
  for (std::size_t i = 0; i < links.shape.size(); ++i) {
    if (district::is_gate_tie(links.id[i])) {
      continue;  // no way that anybody could see
    }
    const WayKind kind = way_of(static_cast<district::WalkwayKind>(links.kind[i]));
    scene.ways.at(static_cast<std::size_t>(kind)).push_back(links.shape[i]);
    if (static_cast<district::Area>(links.area[i]) == district::Area::kMainland) {
      scene.mainland_ways.push_back(links.shape[i]);
    }
  }
}

void add_lines(MapScene& scene, const output::MapShapes& map) {
  const RoadSide streets(scene);
  for (std::size_t i = 0; i < map.transit_lines.size(); ++i) {
    const auto mode =
        i < map.transit_mode.size() ? static_cast<Mode>(map.transit_mode[i]) : Mode::kNone;
    if (mode == Mode::kPortLiner) {
      scene.guideways.push_back(map.transit_lines[i]);
    } else if (mode == Mode::kBus) {
      for (Line& part : streets.roads_in(map.transit_lines[i])) {
        scene.bus_lines.push_back(std::move(part));
      }
    }
  }
}

void add_places(MapScene& scene, const output::PlaceTable& places) {
  for (std::size_t i = 0; i < places.kind.size(); ++i) {
    const auto kind = static_cast<PlaceKind>(places.kind[i]);
    if (kind != PlaceKind::kStation) {
      scene.places.push_back(
          {.position = {static_cast<double>(places.x_m[i]), static_cast<double>(places.y_m[i])},
           .mark = mark_of(kind)});
    }
  }
}

/// Which stations a map has room for: the others, on lines that come from far away, would make the
/// land a dot in it.
class Reach {
 public:
  explicit Reach(const std::vector<Line>& land) : is_bounded_(!land.empty()) {
    for (const Line& ring : land) {
      for (const geometry::Point p : ring) {
        low_ = {std::min(low_.x_m, p.x_m), std::min(low_.y_m, p.y_m)};
        high_ = {std::max(high_.x_m, p.x_m), std::max(high_.y_m, p.y_m)};
      }
    }
    const double side_m = std::max(high_.x_m - low_.x_m, high_.y_m - low_.y_m);
    margin_m_ = std::max(kLeastMarginM, kMarginShare * side_m);
  }

  [[nodiscard]] bool contains(geometry::Point p) const {
    return !is_bounded_ || (p.x_m > low_.x_m - margin_m_ && p.x_m < high_.x_m + margin_m_ &&
                            p.y_m > low_.y_m - margin_m_ && p.y_m < high_.y_m + margin_m_);
  }

 private:
  static constexpr double kMarginShare = 0.5;  // of the land's longer side
  static constexpr double kLeastMarginM = 1'000.0;
  static constexpr double kMost = std::numeric_limits<double>::max();

  bool is_bounded_;
  geometry::Point low_{kMost, kMost};
  geometry::Point high_{-kMost, -kMost};
  double margin_m_ = 0.0;
};

void add_stations(MapScene& scene, const output::StopTable& stops) {
  const Reach reach(scene.land);
  for (std::size_t i = 0; i < stops.id.size(); ++i) {
    const geometry::Point position{static_cast<double>(stops.x_m[i]),
                                   static_cast<double>(stops.y_m[i])};
    if (static_cast<Mode>(stops.mode[i]) == Mode::kPortLiner && reach.contains(position)) {
      scene.stations.push_back({.stop = static_cast<std::uint32_t>(i),
                                .position = position,
                                .code = stops.id[i],
                                .name_ja = stops.name_ja[i],
                                .name_en = stops.name_en[i]});
    }
  }
}

}  // namespace

void add_ground(MapScene& scene, const output::MapShapes& map, const output::LinkTable& links,
                const output::PlaceTable& places, const output::StopTable& stops) {
  scene.land = map.coastline;
  add_buildings(scene, map, places);
  add_ways(scene, links);
  add_lines(scene, map);
  add_places(scene, places);
  add_stations(scene, stops);
}

}  // namespace poai::viz
