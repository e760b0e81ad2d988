#include "viz/render/map_frame.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace poai::viz {
namespace {

using geometry::Point;

/// The outline of an island about 8 km long and 2 km wide that lies from north-west to south-east.
std::vector<Point> long_island() {
  std::vector<Point> points;
  for (int i = 0; i <= 80; ++i) {
    const double along = 100.0 * i;
    for (const double across : {-1000.0, 0.0, 1000.0}) {
      points.push_back({0.5 * along + 0.866 * across, -0.866 * along + 0.5 * across});
    }
  }
  return points;
}

const Box kLegend{0.0, 0.0, 350.0, 280.0};
const Box kClock{1300.0, 850.0, 1600.0, 1000.0};

MapFrame wide_frame() {
  return {long_island(),
          {.width_px = 1600, .height_px = 1000, .margin_px = 40.0, .reserved = {kLegend, kClock}}};
}

TEST(MapFrame, HasAllContentInsideTheMargins) {
  const MapFrame frame = wide_frame();
  const Box inside{39.9, 39.9, 1560.1, 960.1};
  for (const Point point : long_island()) {
    EXPECT_TRUE(inside.contains(frame.at(point)));
  }
}

TEST(MapFrame, KeepsContentOffWhatIsReserved) {
  const MapFrame frame = wide_frame();
  for (const Point point : long_island()) {
    EXPECT_FALSE(kLegend.contains(frame.at(point)));
    EXPECT_FALSE(kClock.contains(frame.at(point)));
  }
}

TEST(MapFrame, TurnsALongIslandAlongAWidePicture) {
  // North up, 8 km of height in 920 pixels would give 0.11 pixels a metre at most.
  EXPECT_GT(wide_frame().px_per_m(), 0.15);
}

TEST(MapFrame, GoesFromGroundToPixelAndBack) {
  const MapFrame frame = wide_frame();
  for (const Point point : long_island()) {
    const Point back = frame.ground(frame.at(point));
    EXPECT_NEAR(back.x_m, point.x_m, 1e-6);
    EXPECT_NEAR(back.y_m, point.y_m, 1e-6);
  }
}

TEST(MapFrame, KeepsDistancesInProportion) {
  const MapFrame frame = wide_frame();
  const Pixel a = frame.at(Point{100.0, 200.0});
  const Pixel b = frame.at(Point{400.0, 600.0});
  EXPECT_NEAR(std::hypot(b.x - a.x, b.y - a.y), 500.0 * frame.px_per_m(), 1e-6);
}

TEST(MapFrame, KnowsWhereNorthIs) {
  const MapFrame frame = wide_frame();
  const Pixel a = frame.at(Point{0.0, 0.0});
  const Pixel b = frame.at(Point{0.0, 1.0 / frame.px_per_m()});
  EXPECT_NEAR(b.x - a.x, frame.north().x, 1e-6);
  EXPECT_NEAR(b.y - a.y, frame.north().y, 1e-6);
  EXPECT_LE(frame.north().x, 1e-9) << "north is never to the right";
}

TEST(MapFrame, HasNorthUpInATallPicture) {
  const MapFrame frame(long_island(),
                       {.width_px = 900, .height_px = 1400, .margin_px = 40.0, .reserved = {}});
  EXPECT_DOUBLE_EQ(frame.north().x, 0.0);
  EXPECT_DOUBLE_EQ(frame.north().y, 1.0);
}

TEST(MapFrame, IgnoresReservedBoxesThatLeaveNoRoom) {
  const MapFrame frame(long_island(), {.width_px = 1600,
                                       .height_px = 1000,
                                       .margin_px = 40.0,
                                       .reserved = {{0.0, 0.0, 1600.0, 1000.0}}});
  EXPECT_GT(frame.px_per_m(), 0.15);
}

}  // namespace
}  // namespace poai::viz
