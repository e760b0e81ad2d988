#include "viz/render/island_painter.hpp"

#include <gtest/gtest.h>

#include <string>

#include "engine/geometry/point.hpp"
#include "viz/render/island_solids.hpp"

namespace poai::viz {
namespace {

/// A square island with two stations, a building, a train and a walker.
MapScene square_island() {
  MapScene scene;
  scene.view = SceneView::kSpace;
  scene.title_ja = "小島";
  scene.credit_ja = "架空";
  scene.clock = "08:20";
  scene.land = {{{0, 0}, {2000, 0}, {2000, 1000}, {0, 1000}, {0, 0}}};
  scene.buildings = {{.outline = {{900, 600}, {960, 600}, {960, 660}, {900, 660}, {900, 600}},
                      .use = BuildingUse::kHousing,
                      .height_m = 40.0}};
  scene.guideways = {{{100, 500}, {1900, 500}}};
  scene.stations = {
      {.stop = 0, .position = {100, 500}, .code = "A1", .name_ja = {}, .name_en = {}},
      {.stop = 1, .position = {1900, 500}, .code = "A2", .name_ja = {}, .name_en = {}}};
  People people;
  people.figures = {{.position = {1000, 300}, .group = PersonGroup::kVisitor}};
  people.trains = {{.position = {1000, 500}, .heading = {1, 0}, .load_share = 1.2}};
  scene.people = people;
  return scene;
}

std::string painted(const MapScene& scene) {
  IslandPainter painter(scene, {.width_px = 320, .height_px = 200});
  painter.paint(camera_pose(scene, CameraPath::kStill, 0.0));
  return painter.rgb();
}

TEST(IslandPainter, GivesTheSamePictureForTheSameScene) {
  EXPECT_EQ(painted(square_island()), painted(square_island()));
}

TEST(IslandPainter, ShowsBuildingsTrainsAndPeople) {
  const std::string whole = painted(square_island());
  MapScene scene = square_island();
  scene.buildings[0].height_m = 10.0;
  EXPECT_NE(painted(scene), whole);
  scene = square_island();
  scene.people->trains.clear();
  EXPECT_NE(painted(scene), whole);
  scene = square_island();
  scene.people->figures.clear();
  EXPECT_NE(painted(scene), whole);
}

TEST(IslandPainter, DrawsAgainWhatItDrewBefore) {
  MapScene scene = square_island();
  IslandPainter painter(scene, {.width_px = 320, .height_px = 200});
  const CameraPose pose = camera_pose(scene, CameraPath::kStill, 0.0);
  painter.paint(pose);
  const std::string before = painter.rgb();
  const People people = *scene.people;
  scene.people->trains.clear();
  painter.paint(pose);
  EXPECT_NE(painter.rgb(), before);
  scene.people = people;
  painter.paint(pose);
  EXPECT_EQ(painter.rgb(), before);
}

TEST(CameraPose, OrbitsAtOneDistanceAndFollowsTheLine) {
  const MapScene scene = square_island();
  const auto distance_m = [](const CameraPose& pose) {
    return geometry::distance_m({pose.eye.x_m, pose.eye.y_m}, {pose.target.x_m, pose.target.y_m});
  };
  const CameraPose begin = camera_pose(scene, CameraPath::kOrbit, 0.0);
  const CameraPose end = camera_pose(scene, CameraPath::kOrbit, 1.0);
  EXPECT_NEAR(distance_m(begin), distance_m(end), 1e-6);
  EXPECT_GT(geometry::distance_m({begin.eye.x_m, begin.eye.y_m}, {end.eye.x_m, end.eye.y_m}),
            1'000.0);
  const CameraPose flight = camera_pose(scene, CameraPath::kAlongLine, 0.5);
  EXPECT_NEAR(flight.target.y_m, 500.0, 1e-6);
  EXPECT_LT(flight.eye.x_m, flight.target.x_m);
}

TEST(Prisms, HaveATopAndAWallForEachSide) {
  const auto shape = prisms({{.ring = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, .top_m = 5.0}});
  EXPECT_EQ(shape->GetNumberOfCells(), 2 + 4 * 2);  // triangles
  double bounds[6];
  shape->GetBounds(bounds);
  EXPECT_EQ(bounds[4], 0.0);
  EXPECT_EQ(bounds[5], 5.0);
}

}  // namespace
}  // namespace poai::viz
