#pragma once
// Compressed rows: a list of values per row, all lists in one array (adjacency, plans, timetables).

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/contracts.hpp"

namespace poai {

template <class IdType, class T>
class CompressedRows {
 public:
  CompressedRows() : offsets_{0} {}

  /// Rows in order: `rows[i]` becomes the row of `IdType(i)`.
  explicit CompressedRows(const std::vector<std::vector<T>>& rows) : offsets_{0} {
    offsets_.reserve(rows.size() + 1);
    for (const auto& row : rows) {
      append_row(row);
    }
  }

  /// `offsets` has one more entry than rows, starts at 0, never falls and ends at `values.size()`.
  CompressedRows(std::vector<std::uint32_t> offsets, std::vector<T> values)
      : offsets_(std::move(offsets)), values_(std::move(values)) {
    expects(!offsets_.empty() && offsets_.front() == 0 && offsets_.back() == values_.size() &&
                std::is_sorted(offsets_.begin(), offsets_.end()),
            "the offsets of compressed rows rise from 0 to the number of values");
  }

  void append_row(std::span<const T> row) {
    values_.insert(values_.end(), row.begin(), row.end());
    expects(values_.size() <= UINT32_MAX, "compressed rows hold fewer than 2^32 values");
    offsets_.push_back(static_cast<std::uint32_t>(values_.size()));
  }
  void append_row(const std::vector<T>& row) { append_row(std::span<const T>(row)); }

  [[nodiscard]] std::span<const T> operator[](IdType id) const {
    return {values_.data() + offsets_[id.index()], values_.data() + offsets_[id.index() + 1]};
  }
  [[nodiscard]] std::span<T> operator[](IdType id) {
    return {values_.data() + offsets_[id.index()], values_.data() + offsets_[id.index() + 1]};
  }
  [[nodiscard]] std::uint32_t offset(IdType id) const { return offsets_[id.index()]; }

  [[nodiscard]] std::size_t size() const { return offsets_.size() - 1; }
  [[nodiscard]] std::span<const T> values() const { return values_; }
  [[nodiscard]] std::size_t bytes() const {
    return offsets_.capacity() * sizeof(std::uint32_t) + values_.capacity() * sizeof(T);
  }

 private:
  std::vector<std::uint32_t> offsets_;
  std::vector<T> values_;
};

}  // namespace poai
