#pragma once
// How deep the lists and tables of a TOML text are nested, before it is parsed: the parser and the
// trees recurse.

#include <cstddef>
#include <optional>
#include <string_view>

namespace poai::config {

/// The line (from 1) of the first bracket that is within more than kMostNesting others, or of the
/// first key of more than kMostKeyParts parts; nothing if there is none. A text that is not TOML
/// may have such a line or not.
[[nodiscard]] std::optional<std::size_t> line_nested_too_deep(std::string_view text);

}  // namespace poai::config
