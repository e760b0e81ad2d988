#include "engine/population/detail/allocation.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace poai::population::detail {
namespace {

std::vector<std::uint32_t> any_weights() {
  const auto weights =
      rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, 5000));
  return *rc::gen::suchThat(weights, [](const std::vector<std::uint32_t>& drawn) {
    return std::accumulate(drawn.begin(), drawn.end(), std::uint64_t{0}) > 0;
  });
}

RC_GTEST_PROP(LargestRemainder, HitsTheTotalAndStaysWithinOneOfEachQuota, ()) {
  const std::vector<std::uint32_t> weights = any_weights();
  const auto total = *rc::gen::inRange<std::uint32_t>(0, 100'000);
  const auto parts = largest_remainder(weights, total);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::uint32_t{0}) == total);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    RC_ASSERT(std::abs(parts[i] - total * (weights[i] / sum)) < 1.0);
  }
}

RC_GTEST_PROP(SystematicRounding, KeepsEveryRunningSumWithinOneHalf, ()) {
  const std::vector<std::uint32_t> weights = any_weights();
  const double scale = *rc::gen::inRange(1, 400) / 100.0;
  std::vector<double> numbers;
  for (const std::uint32_t weight : weights) {
    numbers.push_back(scale * weight);
  }
  const auto rounded = systematic_rounding(numbers);
  double exact = 0.0;
  double whole = 0.0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    exact += numbers[i];
    whole += rounded[i];
    RC_ASSERT(std::abs(exact - whole) <= 0.5 + 1e-6);
  }
}

}  // namespace
}  // namespace poai::population::detail
