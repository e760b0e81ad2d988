#pragma once
// Where the features of a GeoJSON text begin.

#include <cstddef>
#include <string_view>
#include <vector>

namespace poai::formats {

/// The line (from 1) of the first character of every element of the list "features" of the
/// outermost object. `json` is valid JSON.
[[nodiscard]] std::vector<std::size_t> feature_lines(std::string_view json);

}  // namespace poai::formats
