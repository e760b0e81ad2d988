#pragma once
// Columns: one contiguous attribute of all rows of a kind, addressed by that kind's typed id only.

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/contracts.hpp"

namespace poai {

/// A `std::vector<T>` whose index is `IdType`. Access is unchecked in the step; `at` checks.
template <class IdType, class T>
class Column {
 public:
  Column() = default;
  explicit Column(std::size_t size, T value = T{}) : values_(size, value) {}
  explicit Column(std::vector<T> values) : values_(std::move(values)) {}

  [[nodiscard]] T& operator[](IdType id) { return values_[id.index()]; }
  [[nodiscard]] const T& operator[](IdType id) const { return values_[id.index()]; }
  [[nodiscard]] const T& at(IdType id) const {
    expects(id.index() < values_.size(), "a column is read within its rows");
    return values_[id.index()];
  }

  IdType push_back(T value) {
    values_.push_back(std::move(value));
    return IdType(values_.size() - 1);
  }
  void resize(std::size_t size, T value = T{}) { values_.resize(size, value); }
  void reserve(std::size_t size) { values_.reserve(size); }

  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] std::span<const T> values() const { return values_; }
  [[nodiscard]] std::span<T> values() { return values_; }
  [[nodiscard]] std::size_t bytes() const { return values_.capacity() * sizeof(T); }

  [[nodiscard]] auto begin() const { return values_.begin(); }
  [[nodiscard]] auto end() const { return values_.end(); }

 private:
  std::vector<T> values_;
};

}  // namespace poai
