#pragma once
// The shape of a stored dataset, checked against what the file holds before memory is made for it.

#include <cstddef>
#include <string>

#include "engine/storage/detail/file_context.hpp"
#include "engine/storage/detail/handle.hpp"

namespace poai::storage::detail {

/// Shape of a dataset of one or two dimensions; a column has one value a row, a scalar is a row.
struct Shape {
  std::size_t rows = 0;
  std::size_t columns = 1;
  [[nodiscard]] std::size_t values() const { return rows * columns; }
};

/// The shape of a dataset that can be read in memory in proportion to the file: it fails for more
/// than two dimensions, for data kept in other files and for more values than are stored.
[[nodiscard]] Shape readable_shape(const Handle& dataset, const FileContext& file,
                                   const std::string& path);

}  // namespace poai::storage::detail
