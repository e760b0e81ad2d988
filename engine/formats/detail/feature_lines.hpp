#pragma once
// Where the features of a GeoJSON text begin, and how deep a JSON text is nested.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace poai::formats {

/// The line (from 1) of the first list or object of a JSON text that is within `most` others;
/// nothing if there is none. A text that is not JSON may have such a line or not.
[[nodiscard]] std::optional<std::size_t> line_nested_deeper(std::string_view json,
                                                            std::size_t most);

/// The line (from 1) of the first character of every element of the list "features" of the
/// outermost object. `json` is valid JSON.
[[nodiscard]] std::vector<std::size_t> feature_lines(std::string_view json);

}  // namespace poai::formats
