#include "engine/geometry/spatial_grid.hpp"

#include <gtest/gtest.h>

#include "engine/core/contracts.hpp"

namespace poai::geometry {
namespace {

const std::vector<Point> kPoints = {{0.0, 0.0}, {100.0, 0.0}, {100.0, 100.0}};

TEST(SpatialGrid, FindsTheNearestPointWithinADistance) {
  const SpatialGrid grid(kPoints, 50.0);
  const auto hit = grid.nearest({90.0, 10.0}, 20.0);
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->index, 1U);
  EXPECT_NEAR(hit->distance_m, 14.142, 0.001);
  EXPECT_FALSE(grid.nearest({50.0, 50.0}, 20.0));
}

TEST(SpatialGrid, CountsADistanceOfExactlyTheLimit) {
  EXPECT_TRUE(SpatialGrid(kPoints, 50.0).nearest({0.0, -20.0}, 20.0));
}

TEST(SpatialGrid, TakesTheLowerIndexOfEquals) {
  const std::vector<Point> points = {{10.0, 0.0}, {-10.0, 0.0}, {0.0, 10.0}};
  EXPECT_EQ(SpatialGrid(points, 3.0).nearest({0.0, 0.0}, 50.0)->index, 0U);
}

TEST(SpatialGrid, FindsSegmentsBetweenTheirEnds) {
  const SpatialGrid grid({{{0.0, 0.0}, {1000.0, 0.0}}, {{0.0, 50.0}, {1000.0, 70.0}}}, 25.0);
  const auto hit = grid.nearest({500.0, 20.0}, 30.0);
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->index, 0U);
  EXPECT_DOUBLE_EQ(hit->point.x_m, 500.0);
  EXPECT_DOUBLE_EQ(hit->distance_m, 20.0);
}

TEST(SpatialGrid, ListsAllWithinADistanceOnce) {
  const SpatialGrid grid({{{0.0, 0.0}, {300.0, 300.0}}, {{0.0, 10.0}, {0.0, 200.0}}}, 10.0);
  const auto hits = grid.within({0.0, 100.0}, 80.0);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].index, 0U);
  EXPECT_EQ(hits[1].index, 1U);
}

TEST(SpatialGrid, OfNothingFindsNothing) {
  const SpatialGrid grid(std::vector<Segment>{}, 10.0);
  EXPECT_FALSE(grid.nearest({0.0, 0.0}, 1e9));
  EXPECT_TRUE(grid.within({0.0, 0.0}, 1e9).empty());
}

TEST(SpatialGrid, StaysSmallWherePointsAreFarApart) {
  const std::vector<Point> points = {{0.0, 0.0}, {1e7, 1e7}};
  EXPECT_EQ(SpatialGrid(points, 0.001).nearest({1e7, 1e7}, 1.0)->index, 1U);
}

TEST(SpatialGrid, HasCellsWithASize) { EXPECT_THROW(SpatialGrid(kPoints, 0.0), ContractViolation); }

}  // namespace
}  // namespace poai::geometry
