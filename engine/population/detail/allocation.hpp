#pragma once
// Whole numbers from fractions without losing anybody.

#include <cstdint>
#include <span>
#include <vector>

namespace poai::population::detail {

/// Whole numbers in proportion to `weights` (not negative) that add up to `total`, by largest
/// remainder; equal remainders go to the first. All 0 if the weights are.
[[nodiscard]] std::vector<std::uint32_t> largest_remainder(std::span<const std::uint32_t> weights,
                                                           std::uint32_t total);

/// Rounds each number so that every running sum is rounded right (systematic rounding).
[[nodiscard]] std::vector<std::uint32_t> systematic_rounding(std::span<const double> numbers);

}  // namespace poai::population::detail
