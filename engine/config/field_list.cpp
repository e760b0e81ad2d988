#include "engine/config/field_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/core/contracts.hpp"

namespace poai::config {
namespace {

constexpr std::size_t kTextWidth = 96;

std::string facts_of(const FieldRow& row) {
  std::vector<std::string> facts;
  facts.push_back(row.words.empty() ? std::string(name_of(row.type))
                                    : fmt::format("one of {}", fmt::join(row.words, ", ")));
  if (!row.unit.empty()) {
    facts.push_back(row.unit);
  }
  if (const std::string range = range_text(row.type, row.range); !range.empty()) {
    facts.push_back(range);
  }
  if (row.presence == Presence::kRequired) {
    facts.emplace_back("required");
  } else if (row.default_value &&
             !(row.type == ValueType::kText && row.default_value->text.empty()) &&
             !(row.type == ValueType::kList && row.default_value->items.empty())) {
    facts.push_back("default " + toml_text(*row.default_value));
  }
  return fmt::format("{}", fmt::join(facts, "; "));
}

/// Breaks at spaces; every line begins with `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::string line;
  const auto flush = [&] {
    out += std::string(indent, ' ') + line + '\n';
    line.clear();
  };
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!line.empty() && indent + line.size() + 1 + word.size() > kTextWidth) {
      flush();
    }
    line += line.empty() ? "" : " ";
    line += word;
  }
  flush();
  return out;
}

}  // namespace

std::string FieldRow::path() const { return section.empty() ? key : section + '.' + key; }

void FieldList::visit(const Field& field, FieldValue& value) {
  rows_.push_back({prefixes_.empty() ? std::string() : prefixes_.back(), std::string(field.key),
                   value.type(), std::string(field.unit), value.written(field), field.range,
                   value.words(), field.presence, std::string(field.meaning)});
}

void FieldList::begin_section(std::string_view key, std::string_view meaning) {
  const std::string prefix = prefixes_.empty() ? "" : prefixes_.back() + '.';
  prefixes_.push_back(prefix + std::string(key));
  sections_.push_back({prefixes_.back(), std::string(meaning)});
}

void FieldList::end_section() {
  expects(!prefixes_.empty(), "a section ends that was begun");
  prefixes_.pop_back();
}

std::string reference_text(std::span<const FieldRow> rows) {
  std::string text;
  for (const FieldRow& row : rows) {
    text += fmt::format("  {}\n", row.key);
    text += wrapped(facts_of(row), 6);
    text += wrapped(row.meaning, 6);
  }
  return text;
}

}  // namespace poai::config
