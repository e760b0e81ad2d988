#include "engine/population/free_speed.hpp"

#include <gtest/gtest.h>

namespace poai::population {
namespace {

// Points of Weidmann's curve (behaviour facts), times 1.06 for men and 0.94 for women.
TEST(FreeSpeed, MeetsTheCurveAtItsPoints) {
  EXPECT_DOUBLE_EQ(mean_free_speed_mps(20, Sex::kMale), 1.06 * 1.61);
  EXPECT_DOUBLE_EQ(mean_free_speed_mps(20, Sex::kFemale), 0.94 * 1.61);
  EXPECT_DOUBLE_EQ(mean_free_speed_mps(70, Sex::kMale), 1.06 * 1.07);
}

TEST(FreeSpeed, IsLinearBetweenThePointsAndConstantBeyond) {
  EXPECT_NEAR(mean_free_speed_mps(25, Sex::kMale), 1.06 * (1.61 + 1.54) / 2.0, 1e-12);
  EXPECT_DOUBLE_EQ(mean_free_speed_mps(2, Sex::kFemale), 0.94 * 0.75);
  EXPECT_DOUBLE_EQ(mean_free_speed_mps(95, Sex::kFemale), 0.94 * 0.68);
}

TEST(FreeSpeed, StaysWithinItsCut) {
  for (const double u : {1e-9, 0.01, 0.5, 0.99, 1.0 - 1e-9}) {
    for (const double age : {0.0, 20.0, 90.0}) {
      const double speed = free_speed_mps(u, age, Sex::kMale, 0.26);
      EXPECT_GE(speed, kLeastSpeedMps);
      EXPECT_LE(speed, kMostSpeedMps);
    }
  }
}

TEST(FreeSpeed, HasItsMeanInTheMiddle) {
  // At 30 years the cut is far away on both sides: median and mean agree to a millimetre.
  EXPECT_NEAR(free_speed_mps(0.5, 30, Sex::kFemale, 0.26), 0.94 * 1.54, 2e-3);
}

TEST(FreeSpeed, IsATenthLowerWithASuitcase) {
  const double without = free_speed_mps(0.5, 30, Sex::kMale, 0.26);
  EXPECT_DOUBLE_EQ(free_speed_mps(0.5, 30, Sex::kMale, 0.26, Luggage::kSuitcase), 0.9 * without);
  EXPECT_DOUBLE_EQ(free_speed_mps(1e-9, 80, Sex::kFemale, 0.26, Luggage::kSuitcase),
                   kLeastSpeedMps);
}

}  // namespace
}  // namespace poai::population
