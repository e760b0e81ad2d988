#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/parallel/loops.hpp"

namespace poai::parallel {
namespace {

/// Numbers of very different sizes and both signs, so that the order of adding them shows.
std::vector<double> uneven_numbers(std::size_t count) {
  std::vector<double> numbers(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t bits = mix64(i);
    const double sign = (bits & 1U) != 0 ? 1.0 : -1.0;
    numbers[i] = sign * std::ldexp(1.0 + static_cast<double>(bits >> 12U) * 0x1p-52,
                                   static_cast<int>(bits >> 1U & 31U));
  }
  return numbers;
}

/// The definition, one number after the other: blocks of 1,024 in order, then their sums.
double reference_sum(const std::vector<double>& numbers) {
  double total = 0.0;
  double block = 0.0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    block += numbers[i];
    if ((i + 1) % kBlock == 0 || i + 1 == numbers.size()) {
      total += block;
      block = 0.0;
    }
  }
  return total;
}

double sum_with(int threads, const std::vector<double>& numbers) {
  return ordered_sum(Threads(threads), numbers.size(), [&](std::size_t i) { return numbers[i]; });
}

TEST(OrderedSum, HasTheBitsOfTheReferenceForAnyNumberOfThreads) {
  for (const std::size_t count :
       {std::size_t{1}, kBlock - 1, kBlock, kBlock + 1, 100 * kBlock + 7}) {
    const auto numbers = uneven_numbers(count);
    const auto expected = std::bit_cast<std::uint64_t>(reference_sum(numbers));
    for (const int threads : {1, 2, 3, 7}) {
      EXPECT_EQ(std::bit_cast<std::uint64_t>(sum_with(threads, numbers)), expected)
          << count << " numbers, " << threads << " threads";
    }
  }
}

TEST(OrderedSum, IsTestedWithNumbersWhoseOrderMatters) {
  const auto numbers = uneven_numbers(100 * kBlock + 7);
  EXPECT_NE(std::accumulate(numbers.begin(), numbers.end(), 0.0),
            std::accumulate(numbers.rbegin(), numbers.rend(), 0.0));
}

TEST(ForEachIndex, WritesWhatASerialLoopWrites) {
  const auto numbers = uneven_numbers(10 * kBlock + 3);
  std::vector<double> expected;
  for (const double number : numbers) {
    expected.push_back(std::sqrt(std::abs(number)));
  }
  for (const int threads : {1, 2, 3, 7}) {
    std::vector<double> roots(numbers.size());
    for_each_index(Threads(threads), numbers.size(),
                   [&](std::size_t i) { roots[i] = std::sqrt(std::abs(numbers[i])); });
    EXPECT_EQ(roots, expected);
  }
}

}  // namespace
}  // namespace poai::parallel
