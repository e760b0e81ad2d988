#include "engine/geometry/polygon.hpp"

#include <gtest/gtest.h>

namespace poai::geometry {
namespace {

const Ring kSquare = {{0.0, 0.0}, {10.0, 0.0}, {10.0, 10.0}, {0.0, 10.0}};
const Ring kClosedSquare = {{0.0, 0.0}, {10.0, 0.0}, {10.0, 10.0}, {0.0, 10.0}, {0.0, 0.0}};

TEST(Polygon, HasTheAreaOfItsCorners) {
  EXPECT_DOUBLE_EQ(signed_area_m2(kSquare), 100.0);
  EXPECT_DOUBLE_EQ(area_m2(Ring{{0.0, 0.0}, {4.0, 0.0}, {0.0, 3.0}}), 6.0);
  EXPECT_DOUBLE_EQ(area_m2(Ring{}), 0.0);
}

TEST(Polygon, MayRepeatItsFirstCorner) {
  EXPECT_DOUBLE_EQ(signed_area_m2(kClosedSquare), 100.0);
  EXPECT_TRUE(contains(kClosedSquare, {5.0, 5.0}));
  EXPECT_FALSE(contains(kClosedSquare, {15.0, 5.0}));
}

TEST(Polygon, IsNegativeWhenItGoesClockwise) {
  const Ring clockwise(kSquare.rbegin(), kSquare.rend());
  EXPECT_DOUBLE_EQ(signed_area_m2(clockwise), -100.0);
  EXPECT_FALSE(is_counter_clockwise(clockwise));
  EXPECT_TRUE(is_counter_clockwise(kSquare));
}

TEST(Polygon, ContainsWhatIsInsideAConcaveRing) {
  const Ring u_shape = {{0.0, 0.0}, {9.0, 0.0}, {9.0, 9.0}, {6.0, 9.0},
                        {6.0, 3.0}, {3.0, 3.0}, {3.0, 9.0}, {0.0, 9.0}};
  EXPECT_TRUE(contains(u_shape, {1.0, 8.0}));
  EXPECT_TRUE(contains(u_shape, {8.0, 8.0}));
  EXPECT_FALSE(contains(u_shape, {4.5, 8.0}));
  EXPECT_TRUE(contains(u_shape, {4.5, 1.0}));
}

TEST(Polygon, CountsAPondInItAsOutside) {
  const std::vector<Ring> rings = {kSquare, {{4.0, 4.0}, {6.0, 4.0}, {6.0, 6.0}, {4.0, 6.0}}};
  EXPECT_FALSE(contains(std::span<const Ring>(rings), {5.0, 5.0}));
  EXPECT_TRUE(contains(std::span<const Ring>(rings), {2.0, 2.0}));
}

TEST(Polygon, KnowsTheDistanceToItsBorderFromBothSides) {
  EXPECT_DOUBLE_EQ(distance_to_border_m({5.0, 3.0}, kSquare), 3.0);
  EXPECT_DOUBLE_EQ(distance_to_border_m({-2.0, 5.0}, kSquare), 2.0);  // the side that closes it
  EXPECT_DOUBLE_EQ(distance_to_border_m({13.0, 14.0}, kSquare), 5.0);
}

}  // namespace
}  // namespace poai::geometry
