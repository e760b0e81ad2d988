#pragma once
// The same persons in two runs.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace poai::output {

/// Rows of persons; who is in both runs, in the order of their keys.
struct PairedRows {
  struct Pair {
    std::size_t base = 0;
    std::size_t alt = 0;
  };
  std::vector<Pair> both;
  std::vector<std::size_t> only_base;
  std::vector<std::size_t> only_alt;
};

/// Pairs the rows of two runs by the persons' keys, which differ within a run.
[[nodiscard]] PairedRows pair_rows(std::span<const std::uint64_t> base_keys,
                                   std::span<const std::uint64_t> alt_keys);

}  // namespace poai::output
