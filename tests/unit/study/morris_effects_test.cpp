#include "engine/study/morris_effects.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace poai::study {
namespace {

/// f = 3 u0 - 2 u1 + 8 u2 u3
std::vector<double> values_at(const UnitPoints& points) {
  std::vector<double> values;
  for (std::size_t p = 0; p < points.size(); ++p) {
    values.push_back(3.0 * points.at(p, 0) - 2.0 * points.at(p, 1) +
                     8.0 * points.at(p, 2) * points.at(p, 3));
  }
  return values;
}

TEST(MorrisEffects, OfALinearFactorAreItsSlope) {
  const UnitPoints points = morris(10, 4, 4, 1);
  const auto effects = morris_effects(points, values_at(points), {});
  EXPECT_NEAR(effects[0].mu, 3.0, 1e-9);
  EXPECT_NEAR(effects[0].sigma, 0.0, 1e-9);
  EXPECT_NEAR(effects[1].mu, -2.0, 1e-9);
  EXPECT_NEAR(effects[1].mu_star.value, 2.0, 1e-9);
  EXPECT_NEAR(effects[1].mu_star.high, 2.0, 1e-9);
}

TEST(MorrisEffects, OfFactorsThatActTogetherSpread) {
  const UnitPoints points = morris(200, 4, 4, 1);
  const auto effects = morris_effects(points, values_at(points), {});
  EXPECT_GT(effects[2].sigma, 1.0);
  EXPECT_NEAR(effects[2].mu_star.value, 4.0, 0.5);  // 8 E(u3), u3 uniform on the grid
  EXPECT_LT(effects[2].mu_star.low, effects[2].mu_star.value);
}

TEST(MorrisEffects, LeaveOutStepsWithAMissingValue) {
  const UnitPoints points = morris(10, 4, 4, 1);
  std::vector<double> values = values_at(points);
  values[2] = kNoValue;  // ends two steps of the first trajectory
  const auto effects = morris_effects(points, values, {});
  std::size_t count = 0;
  for (const MorrisEffect& effect : effects) {
    count += effect.mu_star.count;
  }
  EXPECT_EQ(count, 38U);
  EXPECT_NEAR(effects[0].mu, 3.0, 1e-9);
}

}  // namespace
}  // namespace poai::study
