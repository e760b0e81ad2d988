#include "engine/population/detail/allocation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/contracts.hpp"

namespace poai::population::detail {
namespace {

constexpr double kLastChoice = -1e9;  // for cells of the table that are 0

/// `total` units over the columns: as much of what is `owed` as possible, never more than is
/// `left`.
std::vector<std::uint32_t> round_row(std::span<const double> cells, std::span<const double> owed,
                                     std::span<const std::uint32_t> left, std::uint32_t total) {
  const std::size_t width = cells.size();
  std::vector<std::uint32_t> given(width, 0);
  std::uint64_t sum = 0;
  for (std::size_t j = 0; j < width; ++j) {
    const double whole = cells[j] > 0.0 ? std::floor(std::max(0.0, owed[j])) : 0.0;
    given[j] = std::min(left[j], static_cast<std::uint32_t>(whole));
    sum += given[j];
  }
  const auto wish = [&](std::size_t j) {
    return owed[j] - given[j] + (cells[j] > 0.0 ? 0.0 : kLastChoice);
  };
  for (; sum > total; --sum) {
    std::size_t least = width;
    for (std::size_t j = 0; j < width; ++j) {
      if (given[j] > 0 && (least == width || wish(j) < wish(least))) {
        least = j;
      }
    }
    --given[least];
  }
  for (; sum < total; ++sum) {
    std::size_t most = width;
    for (std::size_t j = 0; j < width; ++j) {
      if (left[j] > given[j] && (most == width || wish(j) > wish(most))) {
        most = j;
      }
    }
    expects(most < width, "row and column totals have the same sum");
    ++given[most];
  }
  return given;
}

}  // namespace

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

std::vector<std::uint32_t> controlled_rounding(std::span<const double> table,
                                               std::span<const std::uint32_t> row_totals,
                                               std::span<const std::uint32_t> column_totals) {
  const std::size_t width = column_totals.size();
  expects(table.size() == row_totals.size() * width, "a table has a cell per row and column");
  std::vector<std::uint32_t> result;
  result.reserve(table.size());
  std::vector<double> owed(width, 0.0);  // running sum of the table less what was given
  std::vector<std::uint32_t> left(column_totals.begin(), column_totals.end());
  for (std::size_t row = 0; row < row_totals.size(); ++row) {
    const auto cells = table.subspan(row * width, width);
    for (std::size_t j = 0; j < width; ++j) {
      owed[j] += cells[j];
    }
    const auto given = round_row(cells, owed, left, row_totals[row]);
    for (std::size_t j = 0; j < width; ++j) {
      owed[j] -= given[j];
      left[j] -= given[j];
    }
    result.insert(result.end(), given.begin(), given.end());
  }
  return result;
}

}  // namespace poai::population::detail
