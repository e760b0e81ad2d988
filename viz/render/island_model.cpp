#include "viz/render/island_model.hpp"

#include <vtkActor.h>
#include <vtkLight.h>
#include <vtkNew.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "viz/render/island_solids.hpp"
#include "viz/render/map_look.hpp"
#include "viz/render/theme_look.hpp"

namespace poai::viz {
namespace {

using geometry::Point;

// Heights and figures are drawn larger than they are, else nothing of them is seen from 3 km.
constexpr double kHeightFactor = 2.0;
constexpr double kFigureM = 16.0;
constexpr double kGuidewayM = 22.0;
constexpr double kTrainLengthM = 75.0;
constexpr double kTrainWidthM = 14.0;
constexpr double kMPerWaiting = 0.5;  ///< height of the column of who waits at a station
constexpr double kLandM = -3.0;       ///< the land's sides go down to there

/// Actors of a renderer, each of a layer that can be hidden.
class SolidScene {
 public:
  explicit SolidScene(vtkRenderer& renderer) : renderer_(renderer) {}

  /// What is added from now on is of that layer; nothing = always shown.
  void begin(std::optional<IslandLayer> layer) { layer_ = layer; }
  void add(const std::vector<Prism>& solids, Colour ink) {
    if (!solids.empty()) {
      keep(solid_actor(prisms(solids), ink));
    }
  }
  void add_figures(const std::vector<Point3>& feet, Colour ink) {
    if (!feet.empty()) {
      keep(figures_actor(feet, kFigureM, ink));
    }
  }
  [[nodiscard]] std::size_t mark() const { return parts_.size(); }
  void rewind(std::size_t mark) {
    for (std::size_t i = mark; i < parts_.size(); ++i) {
      renderer_.RemoveActor(parts_[i].actor);
    }
    parts_.resize(mark);
  }
  void show(IslandLayer layer, Visibility visibility) {
    visible_.at(static_cast<std::size_t>(layer)) = visibility;
    for (const Part& part : parts_) {
      apply(part);
    }
  }
  [[nodiscard]] Visibility visibility(IslandLayer layer) const {
    return visible_.at(static_cast<std::size_t>(layer));
  }

 private:
  struct Part {
    vtkSmartPointer<vtkActor> actor;
    std::optional<IslandLayer> layer;
  };

  void keep(vtkSmartPointer<vtkActor> actor) {
    renderer_.AddActor(actor);
    parts_.push_back({.actor = std::move(actor), .layer = layer_});
    apply(parts_.back());
  }
  void apply(const Part& part) const {
    part.actor->SetVisibility(!part.layer || visibility(*part.layer) == Visibility::kShown);
  }

  vtkRenderer& renderer_;
  std::optional<IslandLayer> layer_;
  std::vector<Part> parts_;
  std::array<Visibility, kIslandLayerCount> visible_{};  ///< all shown
};

std::vector<Prism> ribbons(const std::vector<Line>& lines, double width_m, double bottom_m,
                           double top_m) {
  std::vector<Prism> solids;
  for (const Line& line : lines) {
    for (Line& ring : bars(line, width_m)) {
      solids.push_back({.ring = std::move(ring), .bottom_m = bottom_m, .top_m = top_m});
    }
  }
  return solids;
}

void add_ground(const MapScene& scene, SolidScene& solids) {
  std::vector<Prism> land;
  for (const Line& ring : scene.land) {
    land.push_back({.ring = ring, .bottom_m = kLandM, .top_m = 0.0});
  }
  solids.add(land, colour("#efe9dc"));
  solids.add(ribbons(scene.mainland_ways, 320.0, kLandM, -1.0), colour(look::kMainland));
  solids.begin(IslandLayer::kWays);
  for (std::size_t kind = 0; kind < kWayKindCount; ++kind) {
    const bool raised = static_cast<WayKind>(kind) == WayKind::kRaised;
    solids.add(
        ribbons(scene.ways.at(kind), raised ? 8.0 : 7.0, raised ? 5.0 : 0.0, raised ? 6.5 : 0.8),
        colour(look::kWays.at(kind)));
  }
}

void add_buildings(const MapScene& scene, SolidScene& solids) {
  for (std::size_t use = 0; use < kBuildingUseCount; ++use) {
    std::vector<Prism> buildings;
    for (const Building& building : scene.buildings) {
      if (static_cast<std::size_t>(building.use) == use) {
        buildings.push_back({.ring = building.outline, .top_m = kHeightFactor * building.height_m});
      }
    }
    solids.add(buildings, colour(look::kBuildings.at(use)));
  }
}

void add_guideway(const MapScene& scene, SolidScene& solids) {
  solids.add(ribbons(scene.guideways, 9.0, kGuidewayM - 3.0, kGuidewayM), colour("#6b757d"));
  std::vector<Prism> pillars;
  for (const Line& line : scene.guideways) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const int count = 1 + static_cast<int>(geometry::distance_m(line[i - 1], line[i]) / 90.0);
      for (int k = 0; k < count; ++k) {
        const Point at = geometry::between(line[i - 1], line[i], static_cast<double>(k) / count);
        pillars.push_back({.ring = rectangle(at, {1.0, 0.0}, 4.0, 4.0),
                           .bottom_m = kLandM,
                           .top_m = kGuidewayM - 3.0});
      }
    }
  }
  solids.add(pillars, colour("#8d969c"));
  std::vector<Prism> stations;
  for (const Station& station : scene.stations) {
    stations.push_back({.ring = rectangle(station.position, {1.0, 0.0}, 40.0, 40.0),
                        .bottom_m = kGuidewayM - 4.0,
                        .top_m = kGuidewayM + 2.0});
  }
  solids.add(stations, colour(look::kGuideway));
}

void add_trains(const People& people, SolidScene& solids) {
  std::array<std::vector<Prism>, look::kLoads.size()> trains;
  for (const Train& train : people.trains) {
    const std::size_t load = look::class_of(train.load_share, look::kLoadFrom).value_or(0);
    trains.at(load).push_back(
        {.ring = rectangle(train.position, train.heading, kTrainLengthM, kTrainWidthM),
         .bottom_m = kGuidewayM,
         .top_m = kGuidewayM + kTrainWidthM});
  }
  for (std::size_t load = 0; load < trains.size(); ++load) {
    solids.add(trains.at(load), colour(look::kLoads.at(load)));
  }
}

/// Who waits stands as a column on the station, a piece for each group.
void add_waiting(const MapScene& scene, SolidScene& solids) {
  std::array<std::vector<Prism>, kPersonGroupCount> columns;
  for (const WaitingCrowd& crowd : scene.people->crowds) {
    const Point at = scene.stations.at(crowd.station).position;
    double bottom_m = kGuidewayM + 2.0;
    for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
      const double height_m =
          kMPerWaiting * scene.people->persons_per_row * static_cast<double>(crowd.count.at(group));
      if (height_m > 0.0) {
        columns.at(group).push_back({.ring = rectangle(at, {1.0, 0.0}, 24.0, 24.0),
                                     .bottom_m = bottom_m,
                                     .top_m = bottom_m + height_m});
      }
      bottom_m += height_m;
    }
  }
  for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
    solids.add(columns.at(group), colour(look::kGroups.at(group)));
  }
}

void add_figures(const People& people, SolidScene& solids) {
  std::array<std::vector<Point3>, kPersonGroupCount> feet;
  for (const Figure& figure : people.figures) {
    feet.at(static_cast<std::size_t>(figure.group))
        .push_back({figure.position.x_m, figure.position.y_m, 0.0});
  }
  for (std::size_t group = 0; group < kPersonGroupCount; ++group) {
    solids.add_figures(feet.at(group), colour(look::kGroups.at(group)));
  }
}

/// The sea is the background, lighter where it is far: on a plane ambient occlusion leaves stripes.
void fill_with_sea(vtkRenderer& renderer) {
  const Colour near = colour("#9fc3d9");
  const Colour far = colour("#d5e6f0");
  renderer.SetBackground(near.r, near.g, near.b);
  renderer.SetBackground2(far.r, far.g, far.b);
  renderer.GradientBackgroundOn();
}

void light(vtkRenderer& renderer) {
  vtkNew<vtkLight> sun;
  sun->SetLightTypeToSceneLight();
  sun->SetPositional(false);
  sun->SetPosition(-0.6, -0.9, 1.2);
  sun->SetFocalPoint(0.0, 0.0, 0.0);
  sun->SetIntensity(0.8);
  renderer.AddLight(sun);
  vtkNew<vtkLight> sky;  // so that no wall is black
  sky->SetLightTypeToHeadlight();
  sky->SetIntensity(0.35);
  renderer.AddLight(sky);
}

}  // namespace

struct IslandModel::Impl {
  Impl(vtkRenderer& renderer, const MapScene& scene) : solids(renderer) {
    fill_with_sea(renderer);
    renderer.AutomaticLightCreationOff();
    light(renderer);
    add_ground(scene, solids);
    solids.begin(IslandLayer::kBuildings);
    add_buildings(scene, solids);
    solids.begin(IslandLayer::kRailway);
    add_guideway(scene, solids);
    standing = solids.mark();
  }

  SolidScene solids;
  std::size_t standing = 0;  ///< solids that do not move
};

IslandModel::IslandModel(vtkRenderer& renderer, const MapScene& scene)
    : impl_(std::make_unique<Impl>(renderer, scene)) {}

IslandModel::~IslandModel() = default;

void IslandModel::update(const MapScene& scene) {
  SolidScene& solids = impl_->solids;
  solids.rewind(impl_->standing);
  if (scene.people) {
    solids.begin(IslandLayer::kTrains);
    add_trains(*scene.people, solids);
    solids.begin(IslandLayer::kWaiting);
    add_waiting(scene, solids);
    solids.begin(IslandLayer::kFigures);
    add_figures(*scene.people, solids);
  }
}

void IslandModel::show(IslandLayer layer, Visibility visibility) {
  impl_->solids.show(layer, visibility);
}

Visibility IslandModel::visibility(IslandLayer layer) const {
  return impl_->solids.visibility(layer);
}

}  // namespace poai::viz
