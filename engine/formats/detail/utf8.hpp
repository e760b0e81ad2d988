#pragma once
// Whether a text is UTF-8: files saved in another encoding are told apart early.

#include <optional>
#include <string_view>

namespace poai::formats {

/// Offset of the first byte that is not part of well-formed UTF-8; nothing if all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Number of the line (from 1) that holds the byte at `offset`.
[[nodiscard]] std::size_t line_of_offset(std::string_view text, std::size_t offset);

}  // namespace poai::formats
