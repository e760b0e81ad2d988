#include "viz/render/interval_index.hpp"

#include <algorithm>

#include "engine/core/contracts.hpp"

namespace poai::viz {
namespace {

constexpr std::int64_t kBucketMs = 60'000;

}  // namespace

IntervalIndex::IntervalIndex(std::span<const std::int32_t> begin_ms,
                             std::span<const std::int32_t> end_ms, SimTime from, SimTime until)
    : begin_ms_(begin_ms), end_ms_(end_ms), from_ms_(from.ms) {
  expects(begin_ms.size() == end_ms.size(), "every interval has a begin and an end");
  const std::int64_t length_ms = std::max<std::int64_t>(0, until.ms - from.ms);
  const std::int64_t count = (length_ms + kBucketMs - 1) / kBucketMs;
  buckets_.resize(static_cast<std::size_t>(count));
  for (std::uint32_t row = 0; row < begin_ms.size(); ++row) {
    const std::int64_t first = std::max<std::int64_t>(0, begin_ms[row] - from_ms_) / kBucketMs;
    const std::int64_t last = end_ms[row] - from_ms_;
    for (std::int64_t i = first; i < count && i * kBucketMs < last; ++i) {
      buckets_[static_cast<std::size_t>(i)].push_back(row);
    }
  }
}

std::vector<std::uint32_t> IntervalIndex::at(SimTime time) const {
  std::vector<std::uint32_t> rows;
  const std::int64_t since_ms = time.ms - from_ms_;
  const auto bucket = static_cast<std::size_t>(since_ms / kBucketMs);
  if (since_ms < 0 || bucket >= buckets_.size()) {
    return rows;
  }
  for (const std::uint32_t row : buckets_[bucket]) {
    if (begin_ms_[row] <= time.ms && time.ms < end_ms_[row]) {
      rows.push_back(row);
    }
  }
  return rows;
}

}  // namespace poai::viz
