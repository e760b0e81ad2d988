#include "engine/population/detail/allocation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace poai::population::detail {

std::vector<std::uint32_t> largest_remainder(std::span<const std::uint32_t> weights,
                                             std::uint32_t total) {
  const std::uint64_t sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  std::vector<std::uint32_t> result(weights.size(), 0);
  if (sum == 0) {
    return result;
  }
  std::vector<std::uint64_t> remainder(weights.size());
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::uint64_t product = std::uint64_t{weights[i]} * total;
    result[i] = static_cast<std::uint32_t>(product / sum);
    remainder[i] = product % sum;
    given += result[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  for (std::size_t i = 0; given < total; ++i, ++given) {
    ++result[order[i]];
  }
  return result;
}

std::vector<std::uint32_t> systematic_rounding(std::span<const double> numbers) {
  std::vector<std::uint32_t> result;
  result.reserve(numbers.size());
  double sum = 0.0;
  double rounded = 0.0;
  for (const double number : numbers) {
    sum += number;
    const double next = std::floor(sum + 0.5);
    result.push_back(static_cast<std::uint32_t>(next - rounded));
    rounded = next;
  }
  return result;
}

}  // namespace poai::population::detail
