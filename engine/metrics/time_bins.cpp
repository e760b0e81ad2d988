#include "engine/metrics/time_bins.hpp"

#include <utility>

#include "engine/core/contracts.hpp"
#include "engine/storage/archive.hpp"

namespace poai::metrics {

TimeBins::TimeBins(SimTime begin, SimTime end, Duration width) : begin_(begin), width_(width) {
  expects(width.ms > 0, "an interval of a series is longer than nothing");
  const std::int64_t needed = (end - begin + width - Duration{1}) / width;
  count_ = static_cast<std::size_t>(std::max<std::int64_t>(1, needed));
}

std::vector<std::int32_t> TimeBins::begins_ms() const {
  std::vector<std::int32_t> begins;
  for (std::size_t bin = 0; bin < count_; ++bin) {
    begins.push_back(static_cast<std::int32_t>(begin_of(bin).ms));
  }
  return begins;
}

template <class Value>
void IntervalTable<Value>::add_column() {
  IntervalTable wider(rows_, columns_ + 1);
  for (std::size_t row = 0; row < rows_; ++row) {
    std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(row * columns_), columns_,
                wider.row(row).begin());
  }
  *this = std::move(wider);
}

template <class Value>
std::uint64_t IntervalTable<Value>::total_of(std::size_t column) const {
  std::uint64_t total = 0;
  for (std::size_t row = 0; row < rows(); ++row) {
    total += at(row, column);
  }
  return total;
}

template <class Value>
void IntervalTable<Value>::checkpoint(storage::Archive& archive, const std::string& name) {
  storage::Archive table = archive.part(name);
  table.value("columns", columns_);
  values_.resize(rows_ * columns_);
  table.fixed("values", std::span<Value>(values_));
}

template class IntervalTable<std::uint32_t>;
template class IntervalTable<std::uint64_t>;

CountTable in_seconds(const TimeTable& milliseconds) {
  CountTable seconds(milliseconds.rows(), milliseconds.columns());
  for (std::size_t row = 0; row < seconds.rows(); ++row) {
    for (std::size_t column = 0; column < seconds.columns(); ++column) {
      seconds.at(row, column) =
          static_cast<std::uint32_t>((milliseconds.at(row, column) + 500) / 1'000);
    }
  }
  return seconds;
}

CountTable inside_at_ends(const CountTable& in, const CountTable& out) {
  CountTable inside(in.rows(), in.columns());
  for (std::size_t column = 0; column < in.columns(); ++column) {
    std::uint32_t now = 0;
    for (std::size_t row = 0; row < in.rows(); ++row) {
      now += in.at(row, column) - out.at(row, column);
      inside.at(row, column) = now;
    }
  }
  return inside;
}

}  // namespace poai::metrics
