#pragma once
// Tables of text, for a terminal and as Markdown.

#include <cstddef>
#include <string>
#include <vector>

namespace poai::study {

/// Rows of equally many cells; the first one is the header.
struct TextTable {
  std::vector<std::vector<std::string>> rows;
  std::size_t text_columns = 1;  ///< from the left; the others are numbers, aligned to the right
};

/// Lines with aligned columns.
[[nodiscard]] std::string as_text(const TextTable& table);

/// A Markdown table.
[[nodiscard]] std::string as_markdown(const TextTable& table);

}  // namespace poai::study
