#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers::detail {

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::string join_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line;
    text += '\n';
  }
  return text;
}

std::optional<std::size_t> find_line(const std::vector<std::string>& lines,
                                     std::string_view wanted) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = std::string_view(lines[i]).substr(0, lines[i].find('#'));
    if (trimmed(line) == wanted) {
      return i;
    }
  }
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace poai::importers::detail
