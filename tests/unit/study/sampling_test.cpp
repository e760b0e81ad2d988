#include "engine/study/sampling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace poai::study {
namespace {

TEST(FullFactorial, HasEveryCombinationOnce) {
  const UnitPoints points = full_factorial({{0.1, 0.9}, {0.2, 0.5, 0.8}});
  ASSERT_EQ(points.size(), 6U);
  EXPECT_EQ(std::vector<double>(points[0].begin(), points[0].end()),
            (std::vector<double>{0.1, 0.2}));
  EXPECT_EQ(std::vector<double>(points[4].begin(), points[4].end()),
            (std::vector<double>{0.9, 0.5}));
}

TEST(OneAtATime, ChangesOneCoordinateOfTheBase) {
  const UnitPoints points = one_at_a_time({{0.1, 0.9}, {0.5}});
  ASSERT_EQ(points.size(), 4U);
  EXPECT_TRUE(std::isnan(points.at(0, 0)) && std::isnan(points.at(0, 1)));
  EXPECT_EQ(points.at(2, 0), 0.9);
  EXPECT_TRUE(std::isnan(points.at(2, 1)));
  EXPECT_TRUE(std::isnan(points.at(3, 0)));
  EXPECT_EQ(points.at(3, 1), 0.5);
}

TEST(LatinHypercube, HasOnePointInEachSlice) {
  const std::size_t count = 50;
  const UnitPoints points = latin_hypercube(count, 3, 7);
  for (std::size_t k = 0; k < 3; ++k) {
    std::set<int> slices;
    for (std::size_t i = 0; i < count; ++i) {
      slices.insert(static_cast<int>(points.at(i, k) * static_cast<double>(count)));
    }
    EXPECT_EQ(slices.size(), count) << k;
  }
}

// A (0, m, 1)-net in each coordinate: a scrambled Sobol sequence keeps one point per slice of 2^-m.
TEST(ScrambledSobol, IsBalancedInEveryCoordinateAtPowersOfTwo) {
  const std::size_t count = 64;
  const UnitPoints points = scrambled_sobol(count, 10, 3);
  for (std::size_t k = 0; k < 10; ++k) {
    std::set<int> slices;
    for (std::size_t i = 0; i < count; ++i) {
      slices.insert(static_cast<int>(points.at(i, k) * static_cast<double>(count)));
    }
    EXPECT_EQ(slices.size(), count) << k;
  }
}

// The first two coordinates are a (0, m, 2)-net: each of the 8 x 8 boxes has one of 64 points.
TEST(ScrambledSobol, FillsBoxesOfTheFirstTwoCoordinates) {
  const UnitPoints points = scrambled_sobol(64, 2, 11);
  std::set<int> boxes;
  for (std::size_t i = 0; i < 64; ++i) {
    boxes.insert(static_cast<int>(points.at(i, 0) * 8.0) * 8 +
                 static_cast<int>(points.at(i, 1) * 8.0));
  }
  EXPECT_EQ(boxes.size(), 64U);
}

TEST(ScrambledSobol, DependsOnItsSeedAlone) {
  EXPECT_EQ(scrambled_sobol(16, 3, 1).values, scrambled_sobol(16, 3, 1).values);
  EXPECT_NE(scrambled_sobol(16, 3, 1).values, scrambled_sobol(16, 3, 2).values);
}

TEST(Saltelli, ReplacesOneCoordinateOfAByThatOfB) {
  const std::size_t d = 3;
  const UnitPoints points = saltelli(4, d, 5);
  ASSERT_EQ(points.size(), 4 * (d + 2));
  for (std::size_t j = 0; j < 4; ++j) {
    const std::size_t a = j * (d + 2);
    const std::size_t b = a + d + 1;
    for (std::size_t i = 0; i < d; ++i) {
      for (std::size_t k = 0; k < d; ++k) {
        EXPECT_EQ(points.at(a + 1 + i, k), points.at(i == k ? b : a, k));
      }
    }
  }
}

TEST(Morris, ChangesEachCoordinateOnceByTheStepOfTheGrid) {
  const std::size_t d = 4;
  const UnitPoints points = morris(20, d, 4, 9);
  ASSERT_EQ(points.size(), 20 * (d + 1));
  bool rises = false;
  bool falls = false;
  for (std::size_t t = 0; t < 20; ++t) {
    std::set<std::size_t> changed;
    for (std::size_t p = t * (d + 1) + 1; p < (t + 1) * (d + 1); ++p) {
      std::size_t changes = 0;
      for (std::size_t k = 0; k < d; ++k) {
        const double step = points.at(p, k) - points.at(p - 1, k);
        EXPECT_GE(points.at(p, k), 0.0);
        EXPECT_LE(points.at(p, k), 1.0 + 1e-12);
        if (step != 0.0) {
          EXPECT_NEAR(std::abs(step), morris_step(4), 1e-12);
          (step > 0.0 ? rises : falls) = true;
          changed.insert(k);
          ++changes;
        }
      }
      EXPECT_EQ(changes, 1U);
    }
    EXPECT_EQ(changed.size(), d);
  }
  EXPECT_TRUE(rises && falls);
}

}  // namespace
}  // namespace poai::study
