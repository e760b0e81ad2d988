#pragma once
// Waits of those whose wait has ended, and what is said about them.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/time.hpp"

namespace poai::metrics {

/// Mean of the lengths in milliseconds, seconds; 0 without any.
[[nodiscard]] double mean_wait_s(std::span<const std::int32_t> waits_ms);

/// The smallest wait that `share` (0 to 1) of them do not exceed (nearest rank), seconds; 0 without
/// any.
[[nodiscard]] double wait_quantile_s(std::span<const std::int32_t> waits_ms, double share);

/// In any order.
struct Waits {
  std::vector<std::int32_t> waits_ms;

  [[nodiscard]] std::size_t count() const { return waits_ms.size(); }
  [[nodiscard]] double mean_s() const { return mean_wait_s(waits_ms); }
  /// Share of them who waited at most so long; 1 without anybody.
  [[nodiscard]] double share_within(Duration most) const;
  [[nodiscard]] double quantile_s(double share) const { return wait_quantile_s(waits_ms, share); }
};

}  // namespace poai::metrics
