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

/// Whole numbers near a table (row after row, not negative) that have exactly these row and column
/// totals, which add up to the same sum. Each running column sum stays near that of the table;
/// cells that are 0 stay 0 unless the totals leave no other way.
[[nodiscard]] std::vector<std::uint32_t> controlled_rounding(
    std::span<const double> table, std::span<const std::uint32_t> row_totals,
    std::span<const std::uint32_t> column_totals);

}  // namespace poai::population::detail
