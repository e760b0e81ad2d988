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

TEST(ControlledRounding, MeetsRowAndColumnTotalsAndKeepsZeros) {
  // 0.5 1.5 0 | 2
  // 0.5 0.5 1 | 2
  // 1   0   2 | 3
  const std::vector<double> table = {0.5, 1.5, 0.0, 0.5, 0.5, 1.0, 1.0, 0.0, 2.0};
  const std::vector<std::uint32_t> rows = {2, 2, 3};
  const std::vector<std::uint32_t> columns = {2, 2, 3};
  const auto whole = controlled_rounding(table, rows, columns);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(whole[3 * i] + whole[3 * i + 1] + whole[3 * i + 2], rows[i]);
    EXPECT_EQ(whole[i] + whole[3 + i] + whole[6 + i], columns[i]);
  }
  EXPECT_EQ(whole[2], 0U);
  EXPECT_EQ(whole[7], 0U);
}

}  // namespace
}  // namespace poai::population::detail
