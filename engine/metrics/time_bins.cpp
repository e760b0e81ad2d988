#include "engine/metrics/time_bins.hpp"

#include <utility>

#include "engine/core/contracts.hpp"

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

void CountTable::add_column() {
  CountTable wider(rows_, columns_ + 1);
  for (std::size_t row = 0; row < rows_; ++row) {
    std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(row * columns_), columns_,
                wider.row(row).begin());
  }
  *this = std::move(wider);
}

std::uint64_t CountTable::total_of(std::size_t column) const {
  std::uint64_t total = 0;
  for (std::size_t row = 0; row < rows(); ++row) {
    total += at(row, column);
  }
  return total;
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
