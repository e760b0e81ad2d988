#include "engine/metrics/waits.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace poai::metrics {

double mean_wait_s(std::span<const std::int32_t> waits_ms) {
  const std::int64_t sum = std::accumulate(waits_ms.begin(), waits_ms.end(), std::int64_t{0});
  return waits_ms.empty() ? 0.0
                          : static_cast<double>(sum) * 1e-3 / static_cast<double>(waits_ms.size());
}

double wait_quantile_s(std::span<const std::int32_t> waits_ms, double share) {
  if (waits_ms.empty()) {
    return 0.0;
  }
  std::vector<std::int32_t> sorted(waits_ms.begin(), waits_ms.end());
  const auto rank = static_cast<std::size_t>(
      std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(sorted.size())));
  const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::nth_element(sorted.begin(), at, sorted.end());
  return *at * 1e-3;
}

double Waits::share_within(Duration most) const {
  const auto within = std::count_if(waits_ms.begin(), waits_ms.end(),
                                    [most](std::int32_t wait_ms) { return wait_ms <= most.ms; });
  return waits_ms.empty() ? 1.0
                          : static_cast<double>(within) / static_cast<double>(waits_ms.size());
}

}  // namespace poai::metrics
