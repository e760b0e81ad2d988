#include "engine/random/distributions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "engine/core/contracts.hpp"

namespace poai::random {
namespace {

struct Moments {
  double mean = 0.0;
  double sd = 0.0;
};

/// Moments of a distribution by its quantiles at the middles of 200,000 equal steps.
Moments moments_of(const std::function<double(double)>& quantile) {
  constexpr int kSteps = 200'000;
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < kSteps; ++i) {
    const double x = quantile((i + 0.5) / kSteps);
    sum += x;
    squares += x * x;
  }
  const double mean = sum / kSteps;
  return {mean, std::sqrt(squares / kSteps - mean * mean)};
}

// Table: Wichura's algorithm AS 241 (1988), as in Python's statistics.NormalDist.
TEST(NormalQuantile, AgreesWithTheTable) {
  const std::vector<std::pair<double, double>> table = {{0.5, 0.0},
                                                        {0.75, 0.6744897501960817},
                                                        {0.8413447460685429, 1.0},
                                                        {0.9, 1.2815515655446008},
                                                        {0.975, 1.959963984540054},
                                                        {0.995, 2.5758293035489},
                                                        {1e-3, -3.090232306167813},
                                                        {1e-10, -6.361340902404056},
                                                        {1e-15, -7.941345326170995}};
  for (const auto& [u, x] : table) {
    EXPECT_NEAR(normal_quantile(u), x, 1e-14 * std::abs(x) + 1e-16) << u;
  }
}

TEST(NormalQuantile, IsSymmetric) {
  for (const double u : {0.25, 0x1p-7, 0x1p-20, 0x1p-53}) {
    EXPECT_EQ(normal_quantile(1.0 - u), -normal_quantile(u)) << u;
  }
}

TEST(NormalQuantile, RisesAcrossTheBordersOfItsPieces) {
  double last = -std::numeric_limits<double>::infinity();
  for (int i = 1; i < 100'000; ++i) {
    const double x = normal_quantile(i * 1e-5);
    ASSERT_GT(x, last) << i;
    last = x;
  }
}

TEST(NormalQuantile, IsFiniteForEveryUniform) {
  EXPECT_TRUE(std::isfinite(normal_quantile(0x1p-53)));
  EXPECT_TRUE(std::isfinite(normal_quantile(1.0 - 0x1p-53)));
}

TEST(TruncatedNormal, StaysWithinItsCut) {
  for (const double u : {0x1p-53, 0.1, 0.5, 0.9, 1.0 - 0x1p-53}) {
    const double speed = truncated_normal(u, 1.34, 0.26, 0.5, 2.2);
    EXPECT_GE(speed, 0.5);
    EXPECT_LE(speed, 2.2);
  }
}

TEST(TruncatedNormal, IsANormalWhereTheCutIsFar) {
  EXPECT_NEAR(truncated_normal(0.975, 10.0, 2.0, -90.0, 110.0), 10.0 + 2.0 * 1.959963984540054,
              1e-13);
}

// Mean and variance of a normal cut to [-1, 2]: the textbook formulas, evaluated here.
TEST(TruncatedNormal, HasTheMomentsOfTheFormula) {
  const auto density = [](double x) {
    return std::exp(-x * x / 2.0) / std::sqrt(2.0 * std::numbers::pi);
  };
  const auto below = [](double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); };
  const double mass = below(2.0) - below(-1.0);
  const double mean = (density(-1.0) - density(2.0)) / mass;
  const double variance = 1.0 + (-1.0 * density(-1.0) - 2.0 * density(2.0)) / mass - mean * mean;
  const Moments moments =
      moments_of([](double u) { return truncated_normal(u, 0.0, 1.0, -1.0, 2.0); });
  EXPECT_NEAR(moments.mean, mean, 1e-8);
  EXPECT_NEAR(moments.sd, std::sqrt(variance), 1e-8);
}

TEST(TruncatedNormal, FollowsTheTailWhereTheCutIsFarAboveTheMean) {
  // Beyond 10 sd the tail is nearly exponential with rate 10: its median is near 10 + ln 2 / 10.
  const double median = truncated_normal(0.5, 0.0, 1.0, 10.0, 20.0);
  EXPECT_NEAR(median, 10.0 + std::numbers::ln2 / 10.0, 2e-3);
  EXPECT_LT(truncated_normal(0.2, 0.0, 1.0, 10.0, 20.0), median);
  EXPECT_NEAR(truncated_normal(0.5, 0.0, 1.0, -20.0, -10.0), -median, 1e-12);
}

TEST(TruncatedNormal, RefusesAnEmptyCut) {
  EXPECT_THROW((void)truncated_normal(0.5, 0.0, 1.0, 2.0, 2.0), ContractViolation);
  EXPECT_THROW((void)truncated_normal(0.5, 0.0, 0.0, 1.0, 2.0), ContractViolation);
}

TEST(Exponential, HasItsMeanAndMedian) {
  EXPECT_NEAR(exponential(0.5, 30.0), 30.0 * std::numbers::ln2, 1e-12);
  const Moments moments = moments_of([](double u) { return exponential(u, 30.0); });
  EXPECT_NEAR(moments.mean, 30.0, 1e-3);
  EXPECT_NEAR(moments.sd, 30.0, 2e-2);
}

TEST(LogNormal, HasTheMeanAndVariationOfTheVariableItself) {
  const Moments moments = moments_of([](double u) { return lognormal(u, 22.0, 0.5); });
  EXPECT_NEAR(moments.mean, 22.0, 1e-3);
  EXPECT_NEAR(moments.sd, 11.0, 1e-2);
}

TEST(Gumbel, HasEulersConstantForItsMean) {
  const Moments moments = moments_of(gumbel);
  EXPECT_NEAR(moments.mean, std::numbers::egamma, 1e-4);
  EXPECT_NEAR(moments.sd, std::numbers::pi / std::sqrt(6.0), 1e-3);
  EXPECT_TRUE(std::isfinite(gumbel(0x1p-53)));
  EXPECT_TRUE(std::isfinite(gumbel(1.0 - 0x1p-53)));
}

TEST(WeightedIndex, CutsTheUnitIntervalInProportion) {
  const std::vector<double> weights = {1.0, 2.0, 1.0};
  EXPECT_EQ(weighted_index(0.2499, weights), 0U);
  EXPECT_EQ(weighted_index(0.2501, weights), 1U);
  EXPECT_EQ(weighted_index(0.7499, weights), 1U);
  EXPECT_EQ(weighted_index(0.7501, weights), 2U);
}

TEST(WeightedIndex, NeverDrawsAWeightOfZero) {
  const std::vector<double> weights = {0.0, 0.3, 0.0, 0.7, 0.0};
  for (const double u : {0x1p-53, 0.3 - 1e-16, 0.3, 0.5, 1.0 - 0x1p-53}) {
    const std::size_t drawn = weighted_index(u, weights);
    EXPECT_TRUE(drawn == 1 || drawn == 3) << u << " drew " << drawn;
  }
}

TEST(WeightedIndex, TakesTheOnlyOne) {
  EXPECT_EQ(weighted_index(1.0 - 0x1p-53, std::vector<double>{1e-300}), 0U);
}

TEST(WeightedIndex, RefusesWeightsThatGiveNoChoice) {
  EXPECT_THROW((void)weighted_index(0.5, {}), ContractViolation);
  EXPECT_THROW((void)weighted_index(0.5, std::vector<double>{0.0, 0.0}), ContractViolation);
  EXPECT_THROW((void)weighted_index(0.5, std::vector<double>{2.0, -1.0}), ContractViolation);
  EXPECT_THROW((void)weighted_index(0.5, std::vector<double>{1.0, std::nan("")}),
               ContractViolation);
}

TEST(Between, RunsFromLowToHigh) {
  EXPECT_DOUBLE_EQ(between(0.25, 10.0, 14.0), 11.0);
  EXPECT_DOUBLE_EQ(between(0.0, -1.0, 1.0), -1.0);
}

}  // namespace
}  // namespace poai::random
