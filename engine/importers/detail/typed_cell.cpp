#include "engine/importers/detail/typed_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/importers/detail/table_text.hpp"

namespace poai::importers::detail {
namespace {

/// Words that Japanese tables have in columns with a choice, as ours.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kJapaneseWords = {
    {{"着", "arrival"},         {"発", "departure"},         {"到着", "arrival"},
     {"出発", "departure"},     {"国内", "domestic"},        {"国内線", "domestic"},
     {"国際", "international"}, {"国際線", "international"}, {"毎日", "daily"},
     {"平日", "weekday"},       {"土休日", "weekend"},       {"土日祝", "weekend"},
     {"会社", "company"},       {"企業", "company"},         {"事務所", "office"},
     {"病院", "hospital"},      {"大学", "university"},      {"学校", "school"},
     {"研究所", "research"},    {"ホテル", "hotel"},         {"倉庫", "logistics"},
     {"店舗", "retail"}}};

/// A cell of a column with a choice, as one of our words if it is a Japanese one.
std::string word_of(const std::string& cell) {
  const std::string word = half_width(cell);
  const auto found = std::find_if(kJapaneseWords.begin(), kJapaneseWords.end(),
                                  [&word](const auto& pair) { return pair.first == word; });
  return found == kJapaneseWords.end() ? word : std::string(found->second);
}

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::string> time_of(const std::string& cell) {
  std::string text = half_width(cell);
  text = text.find(':') == 1 ? "0" + text : text;
  const auto time = parse_time(text);
  return time ? std::optional(format_time(*time)) : std::nullopt;
}

/// All words of a list with blanks, commas or semicolons between.
std::optional<std::string> words_of(const ColumnSpec& spec, const std::string& cell) {
  std::string text = half_width(cell);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == ',' || c == ';'; }, ' ');
  for (std::size_t begin = text.find_first_not_of(' '); begin != std::string::npos;) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (!is_one_of(spec.words, std::string_view(text).substr(begin, end - begin))) {
      return std::nullopt;
    }
    begin = text.find_first_not_of(' ', end);
  }
  return text;
}

std::optional<std::string> flag_of(const std::string& cell) {
  constexpr std::array<std::string_view, 3> kYes = {"true", "yes", "1"};
  constexpr std::array<std::string_view, 3> kNo = {"false", "no", "0"};
  const std::string word = half_width(cell);
  if (!is_one_of(kYes, word) && !is_one_of(kNo, word)) {
    return std::nullopt;
  }
  return is_one_of(kYes, word) ? "true" : "false";
}

std::optional<std::string> number_of(const ColumnSpec& spec, double factor,
                                     const std::string& cell) {
  const auto measured = table_quantity(cell);
  if (!measured) {
    return std::nullopt;
  }
  const auto own = unit_factor(measured->unit, spec.unit);
  if (!own) {
    return std::nullopt;
  }
  const double value = measured->value * (measured->unit.empty() ? factor : *own);
  const bool is_whole = spec.type != CellType::kWhole || value == std::floor(value);
  if (!spec.range.contains(value) || !is_whole) {
    return std::nullopt;
  }
  return fmt::format("{:.12g}", value);  // 0.7, not 0.7000000000000001, for 70 %
}

}  // namespace

std::string expected_cell(const ColumnSpec& spec) {
  switch (spec.type) {
    case CellType::kText:
    case CellType::kCode:
      return "a text";
    case CellType::kTime:
      return "a time as 08:20";
    case CellType::kWord:
      return fmt::format("one of {}", fmt::join(spec.words, ", "));
    case CellType::kWords:
      return spec.words.empty() ? "a list of words"
                                : fmt::format("a list of {}", fmt::join(spec.words, ", "));
    case CellType::kFlag:
      return "true or false";
    default:
      break;
  }
  std::vector<std::string> terms;
  for (std::string term : {std::string(spec.unit), spec.range.text()}) {
    if (!term.empty()) {
      terms.push_back(std::move(term));
    }
  }
  return fmt::format("{}{}", spec.type == CellType::kWhole ? "a whole number" : "a number",
                     terms.empty() ? "" : fmt::format(" ({})", fmt::join(terms, ", ")));
}

std::optional<std::string> typed_cell(const ColumnSpec& spec, double factor,
                                      const std::string& cell) {
  switch (spec.type) {
    case CellType::kText:
      return cell;
    case CellType::kCode:
      return half_width(cell);
    case CellType::kTime:
      return time_of(cell);
    case CellType::kWord: {
      const std::string word = word_of(cell);
      return is_one_of(spec.words, word) ? std::optional(word) : std::nullopt;
    }
    case CellType::kWords:
      return words_of(spec, cell);
    case CellType::kFlag:
      return flag_of(cell);
    default:
      return number_of(spec, factor, cell);
  }
}

}  // namespace poai::importers::detail
