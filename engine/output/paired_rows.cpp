#include "engine/output/paired_rows.hpp"

#include <algorithm>
#include <numeric>

namespace poai::output {
namespace {

/// Rows in the order of their keys.
std::vector<std::size_t> by_key(std::span<const std::uint64_t> keys) {
  std::vector<std::size_t> rows(keys.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::sort(rows.begin(), rows.end(),
            [keys](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  return rows;
}

}  // namespace

PairedRows pair_rows(std::span<const std::uint64_t> base_keys,
                     std::span<const std::uint64_t> alt_keys) {
  PairedRows rows;
  const std::vector<std::size_t> alt_rows = by_key(alt_keys);
  auto other = alt_rows.begin();
  for (const std::size_t row : by_key(base_keys)) {
    while (other != alt_rows.end() && alt_keys[*other] < base_keys[row]) {
      rows.only_alt.push_back(*other++);
    }
    if (other != alt_rows.end() && alt_keys[*other] == base_keys[row]) {
      rows.both.push_back({row, *other++});
    } else {
      rows.only_base.push_back(row);
    }
  }
  rows.only_alt.insert(rows.only_alt.end(), other, alt_rows.end());
  return rows;
}

}  // namespace poai::output
