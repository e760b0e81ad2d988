#include "engine/movement/link_speed.hpp"

#include <gtest/gtest.h>

namespace poai::movement {
namespace {

// Weidmann's speeds for 1.34 m/s at 0.5 ... 5 persons / m2, as published with the formula.
TEST(LinkSpeed, HasWeidmannsValues) {
  const double densities[] = {0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0};
  const double speeds_mps[] = {1.298, 1.058, 0.807, 0.606, 0.331, 0.156, 0.037};
  for (int i = 0; i < 7; ++i) {
    EXPECT_NEAR(1.34 * relative_speed(densities[i]), speeds_mps[i], 0.001);
  }
}

TEST(LinkSpeed, IsFreeOnAnEmptyLinkAndZeroInAJam) {
  EXPECT_EQ(relative_speed(0.0), 1.0);
  EXPECT_EQ(relative_speed(kJamDensityPerM2), 0.0);
  EXPECT_EQ(relative_speed(9.0), 0.0);
}

TEST(LinkSpeed, NeverRisesWithDensity) {
  for (double density = 0.0; density < 6.0; density += 0.01) {
    EXPECT_LE(relative_speed(density + 0.01), relative_speed(density));
  }
}

// The largest flow is 1.225 persons / (m s) at 1.75 persons / m2 (Weidmann 1993).
TEST(LinkSpeed, GivesThePublishedCapacity) {
  double largest_flow = 0.0;
  double at_density = 0.0;
  for (double density = 0.1; density < 5.4; density += 0.01) {
    const double flow = density * 1.34 * relative_speed(density);
    if (flow > largest_flow) {
      largest_flow = flow;
      at_density = density;
    }
  }
  EXPECT_NEAR(largest_flow, 1.225, 0.005);
  EXPECT_NEAR(at_density, 1.75, 0.05);
}

// 0.0006 is the rounding (1/4,096) and the cell width of the table (0.0013 persons / m2) together.
TEST(SpeedTable, FollowsTheCurve) {
  const SpeedTable table;
  for (double density = 0.0; density < 5.0; density += 0.013) {
    EXPECT_NEAR(static_cast<double>(table.at(density)), relative_speed(density), 0.0006);
  }
}

TEST(SpeedTable, CreepsWhereNothingMoves) {
  const SpeedTable table;
  EXPECT_NEAR(static_cast<double>(table.at(5.4)), relative_speed(5.0), 0.0003);
  EXPECT_NEAR(static_cast<double>(table.at(50.0)), relative_speed(5.0), 0.0003);
}

}  // namespace
}  // namespace poai::movement
