#include "viz/render/road_side.hpp"

#include <gtest/gtest.h>

namespace poai::viz {
namespace {

/// A street along x = 0 to 1000 m at y = 0.
MapScene one_street() {
  MapScene scene;
  scene.ways[0].push_back({{0.0, 0.0}, {1000.0, 0.0}});
  return scene;
}

TEST(RoadSide, TakesALineBesideAWalkwayForARoad) {
  const RoadSide streets(one_street());
  const auto roads = streets.roads_in({{0.0, 10.0}, {500.0, 15.0}, {1000.0, 10.0}});
  ASSERT_EQ(roads.size(), 1U);
  EXPECT_EQ(roads[0].size(), 3U);
}

TEST(RoadSide, LeavesOutAStraightLineOverTheWater) {
  const RoadSide streets(one_street());
  EXPECT_TRUE(streets.roads_in({{0.0, 0.0}, {1000.0, 400.0}}).empty());
}

TEST(RoadSide, KeepsTheRoadsBeforeAndAfterTheWater) {
  const RoadSide streets(one_street());
  const auto roads =
      streets.roads_in({{0.0, 0.0}, {300.0, 0.0}, {500.0, 500.0}, {700.0, 0.0}, {1000.0, 0.0}});
  ASSERT_EQ(roads.size(), 2U);
  EXPECT_EQ(roads[0].size(), 2U);
  EXPECT_DOUBLE_EQ(roads[1].front().x_m, 700.0);
}

}  // namespace
}  // namespace poai::viz
