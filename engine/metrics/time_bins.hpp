#pragma once
// Equal intervals of time, and numbers per interval and thing.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/core/time.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// `count` intervals of `width` from `begin` on. Times outside belong to the first or last one.
class TimeBins {
 public:
  /// As many intervals as [begin, end) needs, at least one; `width` over 0.
  TimeBins(SimTime begin, SimTime end, Duration width);

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] SimTime begin_of(std::size_t bin) const {
    return begin_ + width_ * static_cast<std::int64_t>(bin);
  }
  [[nodiscard]] std::size_t index(SimTime time) const {
    const std::int64_t bin = (time - begin_) / width_;
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>(bin, 0, static_cast<std::int64_t>(count_) - 1));
  }
  /// The begins of all intervals, milliseconds.
  [[nodiscard]] std::vector<std::int32_t> begins_ms() const;

 private:
  SimTime begin_;
  Duration width_;
  std::size_t count_;
};

/// Numbers in rows (intervals) of `columns` things each.
template <class Value>
class IntervalTable {
 public:
  IntervalTable() = default;
  IntervalTable(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), values_(rows * columns) {}

  [[nodiscard]] Value& at(std::size_t row, std::size_t column) {
    return values_[row * columns_ + column];
  }
  [[nodiscard]] Value at(std::size_t row, std::size_t column) const {
    return values_[row * columns_ + column];
  }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::span<const Value> values() const { return values_; }
  [[nodiscard]] std::span<Value> row(std::size_t row) {
    return std::span(values_).subspan(row * columns_, columns_);
  }
  /// Appends a column of zeros.
  void add_column();
  /// Sum over all intervals.
  [[nodiscard]] std::uint64_t total_of(std::size_t column) const;

  /// Writes the numbers, or takes over those of a table of the same rows.
  void checkpoint(storage::Archive& archive, const std::string& name);

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<Value> values_;
};

using CountTable = IntervalTable<std::uint32_t>;
/// Sums of milliseconds: of a crowd they do not fit into 32 bits.
using TimeTable = IntervalTable<std::uint64_t>;

extern template class IntervalTable<std::uint32_t>;
extern template class IntervalTable<std::uint64_t>;

/// In seconds, rounded.
[[nodiscard]] CountTable in_seconds(const TimeTable& milliseconds);

/// What is inside at the end of each interval: all that came in so far minus all that went out.
[[nodiscard]] CountTable inside_at_ends(const CountTable& in, const CountTable& out);

}  // namespace poai::metrics
