#pragma once
// Strings of one fixed length, UTF-8, padded with zeros: the same bytes in every run.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/storage/detail/handle.hpp"

namespace poai::storage::detail {

/// HDF5's type of strings with `length` bytes (at least 1).
[[nodiscard]] Handle text_type(std::size_t length);

/// The strings one after the other, each padded to `length`.
[[nodiscard]] std::vector<char> packed(std::span<const std::string> texts, std::size_t length);

/// The string in the first `length` bytes, without its padding.
[[nodiscard]] std::string unpacked(const char* bytes, std::size_t length);

/// Length of the longest, at least 1.
[[nodiscard]] std::size_t longest(std::span<const std::string> texts);

}  // namespace poai::storage::detail
