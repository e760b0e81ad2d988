#pragma once
// Whole numbers from uniform draws.

#include <algorithm>
#include <cstdint>

namespace poai::encounters::detail {

/// A whole number below `count`, drawn by `u` in (0, 1).
[[nodiscard]] inline std::uint32_t below(double u, std::uint32_t count) {
  return std::min(count - 1, static_cast<std::uint32_t>(u * static_cast<double>(count)));
}

}  // namespace poai::encounters::detail
