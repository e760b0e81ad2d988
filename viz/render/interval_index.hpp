#pragma once
// Which rows of a table of intervals are under way at a moment.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/time.hpp"

namespace poai::viz {

class IntervalIndex {
 public:
  /// Row i lasts from `begin_ms[i]` to before `end_ms[i]`; only moments from `from` to before
  /// `until` are asked for. Both columns must outlive the index.
  IntervalIndex(std::span<const std::int32_t> begin_ms, std::span<const std::int32_t> end_ms,
                SimTime from, SimTime until);

  /// Rows under way at `time`, rising; none outside the time asked for.
  [[nodiscard]] std::vector<std::uint32_t> at(SimTime time) const;

 private:
  std::span<const std::int32_t> begin_ms_;
  std::span<const std::int32_t> end_ms_;
  std::int64_t from_ms_;
  std::vector<std::vector<std::uint32_t>> buckets_;  ///< rows by the minutes that they touch
};

}  // namespace poai::viz
