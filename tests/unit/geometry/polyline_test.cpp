#include "engine/geometry/polyline.hpp"

#include <gtest/gtest.h>

#include "engine/core/contracts.hpp"

namespace poai::geometry {
namespace {

const Polyline kCorner = {{0.0, 0.0}, {30.0, 0.0}, {30.0, 10.0}};

TEST(Polyline, IsAsLongAsItsPieces) {
  EXPECT_DOUBLE_EQ(length_m(kCorner), 40.0);
  EXPECT_DOUBLE_EQ(length_m(Polyline{{1.0, 1.0}}), 0.0);
}

TEST(Polyline, HasAPointAtEveryShareOfItsLength) {
  EXPECT_DOUBLE_EQ(point_along(kCorner, 0.0).x_m, 0.0);
  EXPECT_DOUBLE_EQ(point_along(kCorner, 0.5).x_m, 20.0);
  EXPECT_DOUBLE_EQ(point_along(kCorner, 0.875).y_m, 5.0);
  EXPECT_DOUBLE_EQ(point_along(kCorner, 1.0).y_m, 10.0);
}

TEST(Polyline, CutsSharesOutsideOfIt) {
  EXPECT_DOUBLE_EQ(point_along(kCorner, -1.0).x_m, 0.0);
  EXPECT_DOUBLE_EQ(point_along(kCorner, 2.0).y_m, 10.0);
}

TEST(Polyline, MayHaveRepeatedPoints) {
  const Polyline line = {{0.0, 0.0}, {0.0, 0.0}, {4.0, 0.0}, {4.0, 0.0}};
  EXPECT_DOUBLE_EQ(point_along(line, 0.25).x_m, 1.0);
  EXPECT_DOUBLE_EQ(nearest_on_polyline({3.0, 2.0}, line).along_m, 3.0);
}

TEST(Polyline, FindsItsNearestPoint) {
  const Foot foot = nearest_on_polyline({33.0, 6.0}, kCorner);
  EXPECT_DOUBLE_EQ(foot.point.x_m, 30.0);
  EXPECT_DOUBLE_EQ(foot.point.y_m, 6.0);
  EXPECT_DOUBLE_EQ(foot.distance_m, 3.0);
  EXPECT_DOUBLE_EQ(foot.along_m, 36.0);
  EXPECT_DOUBLE_EQ(distance_to_polyline_m({-3.0, -4.0}, kCorner), 5.0);
}

TEST(Polyline, OfNoPointsIsABug) {
  EXPECT_THROW(static_cast<void>(point_along(Polyline{}, 0.5)), ContractViolation);
}

TEST(Segment, WithoutLengthIsAPoint) {
  const Foot foot = nearest_on_segment({3.0, 4.0}, {0.0, 0.0}, {0.0, 0.0});
  EXPECT_DOUBLE_EQ(foot.distance_m, 5.0);
  EXPECT_DOUBLE_EQ(foot.along_m, 0.0);
}

}  // namespace
}  // namespace poai::geometry
