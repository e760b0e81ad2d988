#pragma once
// Texts as lists of lines, for files that are changed line by line.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poai::importers::detail {

/// The lines without their ends; a text that ends with a line feed has no empty last line.
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

/// The lines, each with a line feed.
[[nodiscard]] std::string join_lines(const std::vector<std::string>& lines);

/// Index of the first line that is `wanted` but for blanks around it and a comment behind it.
[[nodiscard]] std::optional<std::size_t> find_line(const std::vector<std::string>& lines,
                                                   std::string_view wanted);

/// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace poai::importers::detail
