// Sobol indices of functions whose indices are known in closed form.

#include "engine/study/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <numbers>

#include "engine/random/draws.hpp"
#include "engine/study/sampling.hpp"

namespace poai::study {
namespace {

constexpr std::size_t kBasePoints = 10'000;
/// What the project promises at 10,000 base points.
constexpr double kTolerance = 0.05;

using Function = std::function<double(std::span<const double>)>;

std::vector<double> values_of(const Function& f, std::size_t base_points, std::size_t factors) {
  const UnitPoints points = saltelli(base_points, factors, 1);
  std::vector<double> values;
  for (std::size_t i = 0; i < points.size(); ++i) {
    values.push_back(f(points[i]));
  }
  return values;
}

/// Ishigami and Homma 1990 (doi:10.1109/ISUMA.1990.151285) with a = 7, b = 0.1.
double ishigami(std::span<const double> u) {
  const auto x = [&u](std::size_t i) { return (2.0 * u[i] - 1.0) * std::numbers::pi; };
  return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) +
         0.1 * std::pow(x(2), 4) * std::sin(x(0));
}
constexpr std::array<double, 3> kIshigamiFirst = {0.3139, 0.4424, 0.0};
constexpr std::array<double, 3> kIshigamiTotal = {0.5576, 0.4424, 0.2437};

/// Sobol's g-function (Saltelli and Sobol 1995): V_i = 1 / (3 (1 + a_i)^2), V = prod (1 + V_i) - 1,
/// S_i = V_i / V, ST_i = V_i prod_{j != i} (1 + V_j) / V.
constexpr std::array<double, 6> kCoefficients = {0.0, 0.5, 3.0, 9.0, 99.0, 99.0};
double g_function(std::span<const double> u) {
  double product = 1.0;
  for (std::size_t i = 0; i < u.size(); ++i) {
    product *= (std::abs(4.0 * u[i] - 2.0) + kCoefficients.at(i)) / (1.0 + kCoefficients.at(i));
  }
  return product;
}

/// Loses each value with that probability.
void lose(std::vector<double>& values, double share) {
  const random::Draws draws(5, 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (draws.uniform(1, {}, random::Purpose::kSampling, static_cast<std::uint32_t>(i)) < share) {
      values[i] = kNoValue;
    }
  }
}

void expect_ishigami(const SobolIndices& indices) {
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(indices.first[i].value, kIshigamiFirst.at(i), kTolerance) << i;
    EXPECT_NEAR(indices.total[i].value, kIshigamiTotal.at(i), kTolerance) << i;
    EXPECT_LT(indices.first[i].low, kIshigamiFirst.at(i) + 0.01) << i;
    EXPECT_GT(indices.first[i].high, kIshigamiFirst.at(i) - 0.01) << i;
    EXPECT_LT(indices.total[i].width(), 2.0 * kTolerance) << i;
  }
}

TEST(SobolIndices, OfTheIshigamiFunction) {
  expect_ishigami(sobol_indices(values_of(ishigami, kBasePoints, 3), 3, {.resamples = 100}));
}

TEST(SobolIndices, OfTheIshigamiFunctionWithFivePercentMissing) {
  std::vector<double> values = values_of(ishigami, kBasePoints, 3);
  lose(values, 0.05);
  const SobolIndices indices = sobol_indices(values, 3, {.resamples = 100});
  expect_ishigami(indices);
  // Three of three values are there in 0.95^3 of the base points, two of two in 0.95^2.
  EXPECT_NEAR(static_cast<double>(indices.first[0].count), kBasePoints * 0.857, 200.0);
  EXPECT_NEAR(static_cast<double>(indices.total[0].count), kBasePoints * 0.9025, 200.0);
}

void expect_g_function(const SobolIndices& indices) {
  double variance = 1.0;
  for (const double a : kCoefficients) {
    variance *= 1.0 + 1.0 / (3.0 * (1.0 + a) * (1.0 + a));
  }
  const double all = variance;
  variance -= 1.0;
  for (std::size_t i = 0; i < 6; ++i) {
    const double own = 1.0 / (3.0 * (1.0 + kCoefficients.at(i)) * (1.0 + kCoefficients.at(i)));
    EXPECT_NEAR(indices.first[i].value, own / variance, kTolerance) << i;
    EXPECT_NEAR(indices.total[i].value, own * all / (1.0 + own) / variance, kTolerance) << i;
  }
}

TEST(SobolIndices, OfTheGFunction) {
  expect_g_function(sobol_indices(values_of(g_function, kBasePoints, 6), 6, {.resamples = 20}));
}

TEST(SobolIndices, OfTheGFunctionWithFivePercentMissing) {
  std::vector<double> values = values_of(g_function, kBasePoints, 6);
  lose(values, 0.05);
  expect_g_function(sobol_indices(values, 6, {.resamples = 20}));
}

// 95 % intervals must hold the truth in about 95 % of independent samples. Of 40 samples of the two
// large total indices, 80 intervals, at least 80 % do: fewer has a chance below 1e-6.
TEST(SobolIndices, HaveIntervalsThatHoldTheTruthAlsoWithMissingValues) {
  int held = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const UnitPoints points = latin_hypercube(256, 6, seed);
    std::vector<double> values;
    for (std::size_t j = 0; j < points.size(); ++j) {
      const auto a = points[j].first(3);
      const auto b = points[j].last(3);
      values.push_back(ishigami(a));
      for (std::size_t i = 0; i < 3; ++i) {
        std::vector<double> mixed(a.begin(), a.end());
        mixed[i] = b[i];
        values.push_back(ishigami(mixed));
      }
      values.push_back(ishigami(b));
    }
    lose(values, 0.05);
    const SobolIndices indices = sobol_indices(values, 3, {.resamples = 200, .seed = seed});
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
      const double truth = kIshigamiTotal.at(i);
      held += indices.total[i].low <= truth && truth <= indices.total[i].high ? 1 : 0;
    }
  }
  EXPECT_GE(held, 64);
}

TEST(SobolIndices, OfAConstantAreNone) {
  const std::vector<double> values(5 * 8, 3.0);
  const SobolIndices indices = sobol_indices(values, 3, {});
  EXPECT_TRUE(std::isnan(indices.first[0].value));
  EXPECT_TRUE(std::isnan(indices.total[0].low));
}

}  // namespace
}  // namespace poai::study
