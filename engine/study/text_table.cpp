#include "engine/study/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace poai::study {

std::string as_text(const TextTable& table) {
  std::vector<std::size_t> widths(table.rows.front().size());
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], row[i].size());
    }
  }
  std::string text;
  for (const auto& row : table.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += i < table.text_columns ? fmt::format("{:<{}}  ", row[i], widths[i])
                                     : fmt::format("{:>{}}  ", row[i], widths[i]);
    }
    text += line.erase(line.find_last_not_of(' ') + 1) + '\n';
  }
  return text;
}

std::string as_markdown(const TextTable& table) {
  std::string text;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    text += fmt::format("| {} |\n", fmt::join(table.rows[i], " | "));
    for (std::size_t column = 0; i == 0 && column < table.rows[0].size(); ++column) {
      text += column < table.text_columns ? "|---" : "|---:";
    }
    text += i == 0 ? "|\n" : "";
  }
  return text;
}

}  // namespace poai::study
