#include "viz/render/pixel_shapes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace poai::viz {
namespace {

double distance(Pixel a, Pixel b) { return std::hypot(a.x - b.x, a.y - b.y); }

double length(const PixelLine& line) {
  double sum = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    sum += distance(line[i - 1], line[i]);
  }
  return sum;
}

TEST(Disc, HasAllCornersOnItsCircle) {
  for (const double radius : {1.0, 2.5, 40.0}) {
    const PixelLine outline = disc({3.0, 4.0}, radius);
    EXPECT_GE(outline.size(), 10U);
    for (const Pixel corner : outline) {
      EXPECT_NEAR(distance(corner, {3.0, 4.0}), radius, 1e-9);
    }
  }
}

TEST(Capsule, LiesHalfItsWidthAroundTheLine) {
  for (const Pixel corner : capsule({0.0, 0.0}, {10.0, 0.0}, 4.0)) {
    const double along = std::fmin(std::fmax(corner.x, 0.0), 10.0);
    EXPECT_NEAR(distance(corner, {along, 0.0}), 2.0, 1e-9);
  }
}

TEST(RoundedBox, StaysInsideTheBox) {
  const Box box{10.0, 20.0, 50.0, 40.0};
  for (const Pixel corner : rounded_box(box, 6.0)) {
    EXPECT_TRUE(box.grown(1e-9).contains(corner));
  }
}

TEST(Slice, BeginsAtItsCentreAndTurnsAtItsRadius) {
  const PixelLine quarter = slice({10.0, 10.0}, 5.0, 0.0, std::numbers::pi / 2.0);
  EXPECT_DOUBLE_EQ(quarter.front().x, 10.0);
  EXPECT_NEAR(quarter.back().x, 10.0, 1e-9);
  EXPECT_NEAR(quarter.back().y, 15.0, 1e-9);
  for (std::size_t i = 1; i < quarter.size(); ++i) {
    EXPECT_NEAR(std::hypot(quarter[i].x - 10.0, quarter[i].y - 10.0), 5.0, 1e-9);
  }
}

TEST(Dashes, AlternateAndGoRoundBends) {
  // 30 long: on 0-8, off 8-12, on 12-20, off 20-24, on 24-30; the bend is at 15.
  const auto drawn = dashes({{0.0, 0.0}, {15.0, 0.0}, {15.0, 15.0}}, 8.0, 4.0);
  ASSERT_EQ(drawn.size(), 3U);
  EXPECT_DOUBLE_EQ(length(drawn[0]), 8.0);
  EXPECT_DOUBLE_EQ(length(drawn[1]), 8.0);
  EXPECT_DOUBLE_EQ(length(drawn[2]), 6.0);
  ASSERT_EQ(drawn[1].size(), 3U);
  EXPECT_DOUBLE_EQ(drawn[1][1].x, 15.0);
  EXPECT_DOUBLE_EQ(drawn[1][1].y, 0.0);
}

TEST(Dashes, OfNothingAreNothing) {
  EXPECT_TRUE(dashes({}, 5.0, 5.0).empty());
  EXPECT_TRUE(dashes({{1.0, 1.0}}, 5.0, 5.0).empty());
}

}  // namespace
}  // namespace poai::viz
