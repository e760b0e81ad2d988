#include "engine/population/detail/allocation.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace poai::population::detail {
namespace {

TEST(LargestRemainder, GivesTheRestToTheLargestRemainders) {
  const std::vector<std::uint32_t> weights = {47, 16, 15, 22};  // quotas 4.7, 1.6, 1.5, 2.2
  EXPECT_EQ(largest_remainder(weights, 10), (std::vector<std::uint32_t>{5, 2, 1, 2}));
}

TEST(LargestRemainder, ReturnsTheWeightsForTheirOwnSum) {
  const std::vector<std::uint32_t> weights = {3, 0, 5};
  EXPECT_EQ(largest_remainder(weights, 8), weights);
}

TEST(LargestRemainder, GivesNobodyForNoWeights) {
  const std::vector<std::uint32_t> weights = {0, 0};
  EXPECT_EQ(largest_remainder(weights, 0), weights);
}

TEST(SystematicRounding, KeepsEveryRunningSum) {
  const std::vector<double> numbers = {0.4, 0.4, 0.4, 0.4, 0.4};
  EXPECT_EQ(systematic_rounding(numbers), (std::vector<std::uint32_t>{0, 1, 0, 1, 0}));
}

}  // namespace
}  // namespace poai::population::detail
