#include "engine/population/detail/household_sizes.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/population/detail/allocation.hpp"

namespace poai::population::detail {
namespace {

using Sizes = std::array<std::uint32_t, ResidentBlock::kHouseholdSizes>;

// Private households in Japan about 2020, the last of 6 and over (estimate).
constexpr std::array<double, ResidentBlock::kHouseholdSizes> kShares = {0.381, 0.281, 0.166,
                                                                        0.119, 0.040, 0.013};
constexpr int kHalvings = 100;
constexpr double kSteepest = 20.0;  // exponent of a size's number; e^20 leaves one size only

std::array<double, kShares.size()> tilted(double exponent) {
  auto weights = kShares;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights.at(i) *= std::exp(exponent * static_cast<double>(i));
  }
  return weights;
}

double mean_size(const std::array<double, kShares.size()>& weights) {
  double persons = 0.0;
  double households = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    persons += weights.at(i) * static_cast<double>(i + 1);
    households += weights.at(i);
  }
  return persons / households;
}

std::array<double, kShares.size()> weights_with_mean(double mean) {
  double low = -kSteepest;
  double high = kSteepest;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2.0;
    (mean_size(tilted(middle)) < mean ? low : high) = middle;
  }
  return tilted(low);
}

/// Lets households of the most frequent size that can grow or shrink by one until they hold
/// `missing` more persons.
void correct(std::int64_t missing, Sizes& sizes) {
  while (missing != 0) {
    const int step = missing > 0 ? 1 : -1;
    int best = -1;
    for (int i = 0; i < static_cast<int>(sizes.size()); ++i) {
      const bool can = sizes.at(static_cast<std::size_t>(i)) > 0 && i + step >= 0 &&
                       i + step < static_cast<int>(sizes.size());
      if (can && (best < 0 || sizes.at(static_cast<std::size_t>(i)) >
                                  sizes.at(static_cast<std::size_t>(best)))) {
        best = i;
      }
    }
    --sizes.at(static_cast<std::size_t>(best));
    ++sizes.at(static_cast<std::size_t>(std::int64_t{best} + step));
    missing -= step;
  }
}

}  // namespace

std::optional<Sizes> estimated_household_sizes(std::uint32_t households, std::uint32_t persons) {
  if (persons < households || persons > std::uint64_t{households} * kShares.size()) {
    return std::nullopt;
  }
  Sizes sizes{};
  if (households == 0) {
    return sizes;
  }
  constexpr double kParts = 1e6;
  std::vector<std::uint32_t> weights;
  const auto fitted = weights_with_mean(static_cast<double>(persons) / households);
  const double largest = *std::max_element(fitted.begin(), fitted.end());
  for (const double weight : fitted) {
    weights.push_back(static_cast<std::uint32_t>(kParts * weight / largest));
  }
  const auto whole = largest_remainder(weights, households);
  std::copy(whole.begin(), whole.end(), sizes.begin());
  std::int64_t held = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    held += static_cast<std::int64_t>(i + 1) * sizes.at(i);
  }
  correct(std::int64_t{persons} - held, sizes);
  return sizes;
}

}  // namespace poai::population::detail
