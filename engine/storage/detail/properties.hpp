#pragma once
// HDF5's property lists that make files reproducible and crash-safe.

#include <cstddef>
#include <span>

#include "engine/storage/detail/handle.hpp"

namespace poai::storage::detail {

/// Library bounds V18 to V110 (a killed run stays readable), no file locking, and closing a file
/// closes all that is in it.
[[nodiscard]] Handle file_access();

/// Without object times.
[[nodiscard]] Handle file_creation();
[[nodiscard]] Handle group_creation();
[[nodiscard]] Handle contiguous();

/// In chunks of the given shape, filled with zeros where nothing was written; `deflate_level` 0 =
/// not compressed, else shuffled and deflated.
[[nodiscard]] Handle chunked(std::span<const std::size_t> chunk, unsigned deflate_level);

}  // namespace poai::storage::detail
