#include "engine/config/toml_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/suggest.hpp"

namespace poai::config {
namespace {

const Node kEmptyTable;

std::string joined(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

/// Path of an element of `[[key]]`: by its id if it has one, else by its number from 1.
std::string element_path(const std::string& path, const Node& element, std::size_t index) {
  if (const Entry* id = element.find("id"); id != nullptr && id->value.kind == Node::Kind::kText) {
    return fmt::format("{}.{}", path, id->value.text);
  }
  return fmt::format("{}[{}]", path, index + 1);
}

std::string found_text(const Node& node) { return "found " + describe_value(node); }

}  // namespace

std::optional<std::string> TomlValue::text() const {
  if (node_->kind != Node::Kind::kText) {
    report("must be a text in quotes", found_text(*node_));
    return std::nullopt;
  }
  return node_->text;
}

std::optional<double> TomlValue::number(const Range& range) const {
  if (!is_number()) {
    report("must be a number", found_text(*node_));
    return std::nullopt;
  }
  const double value =
      node_->kind == Node::Kind::kInteger ? static_cast<double>(node_->integer) : node_->number;
  if (!std::isfinite(value)) {
    report("must be a finite number", found_text(*node_));
    return std::nullopt;
  }
  if (!range.contains(value)) {
    report(fmt::format("must be {}", range.text()), found_text(*node_));
    return std::nullopt;
  }
  return value;
}

std::optional<std::int64_t> TomlValue::integer(const Range& range) const {
  if (node_->kind != Node::Kind::kInteger) {
    report("must be a whole number", found_text(*node_));
    return std::nullopt;
  }
  if (!range.contains(static_cast<double>(node_->integer))) {
    report(fmt::format("must be {}", range.text()), found_text(*node_));
    return std::nullopt;
  }
  return node_->integer;
}

std::optional<bool> TomlValue::boolean() const {
  if (node_->kind != Node::Kind::kBoolean) {
    report("must be true or false", found_text(*node_));
    return std::nullopt;
  }
  return node_->boolean;
}

std::optional<SimTime> TomlValue::time() const {
  if (node_->kind == Node::Kind::kDateTime) {
    report("must be a time as text", found_text(*node_),
           fmt::format("put it in quotes: \"{}\"", node_->text));
    return std::nullopt;
  }
  if (node_->kind == Node::Kind::kText) {
    if (const auto time = parse_time(node_->text)) {
      return time;
    }
  }
  report("must be a time \"HH:MM\" or \"HH:MM:SS\" from \"00:00\" to \"30:00\"",
         found_text(*node_));
  return std::nullopt;
}

std::optional<TomlTable> TomlValue::table() const {
  if (!is_table()) {
    report("must be a table", found_text(*node_));
    return std::nullopt;
  }
  return TomlTable(*node_, path_, *sink_);
}

std::optional<std::vector<TomlValue>> TomlValue::list() const {
  if (!is_list()) {
    report("must be a list [...]", found_text(*node_));
    return std::nullopt;
  }
  std::vector<TomlValue> values;
  values.reserve(node_->items.size());
  for (std::size_t i = 0; i < node_->items.size(); ++i) {
    values.emplace_back(node_->items[i], fmt::format("{}[{}]", path_, i + 1), *sink_);
  }
  return values;
}

std::optional<std::filesystem::path> TomlValue::path_value() const {
  const auto written = text();
  if (!written) {
    return std::nullopt;
  }
  if (written->empty()) {
    report("must name a file or folder", "the text is empty");
    return std::nullopt;
  }
  const bool in_file = node_->place.line > 0;
  const auto folder = in_file ? std::filesystem::path(node_->place.file).parent_path() : "";
  return (folder / *written).lexically_normal();
}

std::optional<std::size_t> TomlValue::choice(std::span<const std::string_view> words) const {
  const auto written = text();
  if (!written) {
    return std::nullopt;
  }
  const auto found = std::find(words.begin(), words.end(), *written);
  if (found == words.end()) {
    report(fmt::format("must be one of {}", fmt::join(words, ", ")), found_text(*node_),
           did_you_mean(*written, std::vector<std::string>(words.begin(), words.end())));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - words.begin());
}

void TomlValue::report(std::string problem, std::string reason, std::string suggestion) const {
  sink_->problems->add(sink_->kind, {node_->place, path_, std::move(problem), std::move(reason),
                                     std::move(suggestion)});
}

TomlTable::TomlTable(const Node& table, std::string path, const ProblemSink& sink)
    : table_(&table), path_(std::move(path)), sink_(&sink) {}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> keys;
  keys.reserve(table_->entries.size());
  for (const Entry& entry : table_->entries) {
    keys.push_back(entry.key);
  }
  return keys;
}

std::optional<TomlValue> TomlTable::value(std::string_view key) const {
  const Entry* entry = table_->find(key);
  return entry == nullptr ? std::nullopt
                          : std::optional(TomlValue(entry->value, path_of(key), *sink_));
}

std::optional<std::string> TomlTable::text(std::string_view key) const {
  const auto found = value(key);
  return found ? found->text() : std::nullopt;
}

std::optional<double> TomlTable::number(std::string_view key, const Range& range) const {
  const auto found = value(key);
  return found ? found->number(range) : std::nullopt;
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key, const Range& range) const {
  const auto found = value(key);
  return found ? found->integer(range) : std::nullopt;
}

std::optional<bool> TomlTable::boolean(std::string_view key) const {
  const auto found = value(key);
  return found ? found->boolean() : std::nullopt;
}

std::optional<SimTime> TomlTable::time(std::string_view key) const {
  const auto found = value(key);
  return found ? found->time() : std::nullopt;
}

std::optional<std::filesystem::path> TomlTable::path_value(std::string_view key) const {
  const auto found = value(key);
  return found ? found->path_value() : std::nullopt;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) const {
  const auto found = value(key);
  return found ? found->table() : std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
  std::vector<TomlTable> tables;
  const Entry* entry = table_->find(key);
  if (entry == nullptr) {
    return tables;
  }
  const std::vector<Node>& items = entry->value.items;
  const bool all_tables = std::all_of(
      items.begin(), items.end(), [](const Node& item) { return item.kind == Node::Kind::kTable; });
  if (entry->value.kind != Node::Kind::kList || !all_tables) {
    report(key, fmt::format("must be written as [[{}]]", path_of(key)), found_text(entry->value));
    return tables;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    tables.emplace_back(items[i], element_path(path_of(key), items[i], i), *sink_);
  }
  return tables;
}

std::vector<TomlTable> TomlTable::named_tables(std::string_view key) const {
  std::vector<TomlTable> tables;
  if (const auto parent = table(key)) {
    for (const std::string& name : parent->keys()) {
      if (const auto child = parent->table(name)) {
        tables.push_back(*child);
      }
    }
  }
  return tables;
}

std::vector<TomlValue> TomlTable::list(std::string_view key) const {
  const auto found = value(key);
  return found ? found->list().value_or(std::vector<TomlValue>()) : std::vector<TomlValue>();
}

std::vector<std::string> TomlTable::texts(std::string_view key) const {
  std::vector<std::string> texts;
  for (const TomlValue& item : list(key)) {
    if (auto text = item.text()) {
      texts.push_back(std::move(*text));
    }
  }
  return texts;
}

std::vector<double> TomlTable::numbers(std::string_view key, const Range& range) const {
  std::vector<double> numbers;
  for (const TomlValue& item : list(key)) {
    if (const auto number = item.number(range)) {
      numbers.push_back(*number);
    }
  }
  return numbers;
}

std::string TomlTable::required_text(std::string_view key) const {
  if (!has(key)) {
    report_missing(key);
  }
  return text(key).value_or("");
}

double TomlTable::required_number(std::string_view key, const Range& range) const {
  if (!has(key)) {
    report_missing(key);
  }
  return number(key, range).value_or(0.0);
}

std::int64_t TomlTable::required_integer(std::string_view key, const Range& range) const {
  if (!has(key)) {
    report_missing(key);
  }
  return integer(key, range).value_or(0);
}

SimTime TomlTable::required_time(std::string_view key) const {
  if (!has(key)) {
    report_missing(key);
  }
  return time(key).value_or(SimTime());
}

std::filesystem::path TomlTable::required_path(std::string_view key) const {
  if (!has(key)) {
    report_missing(key);
  }
  return path_value(key).value_or(std::filesystem::path());
}

TomlTable TomlTable::required_table(std::string_view key) const {
  if (!has(key)) {
    report_missing(key);
  }
  return table(key).value_or(TomlTable(kEmptyTable, path_of(key), *sink_));
}

void TomlTable::check_format(std::string_view format, std::int64_t version) const {
  const std::string written = required_text("format");
  if (!written.empty() && written != format) {
    report("format", fmt::format("must be \"{}\"", format), fmt::format("found \"{}\"", written));
  }
  if (!has("format_version")) {
    report_missing("format_version");
  }
  const auto found = integer("format_version");
  if (found && *found != version) {
    report("format_version", fmt::format("version {} cannot be read", *found),
           fmt::format("this program reads version {} of {}", version, format),
           *found > version ? "use a newer program" : "bring the file to the present version");
  }
}

bool TomlTable::is_of_other_format(std::string_view format, std::int64_t version) const {
  const Entry* name = table_->find("format");
  const Entry* number = table_->find("format_version");
  return (name != nullptr && name->value.text != format) ||
         (number != nullptr && number->value.integer != version);
}

void TomlTable::known_keys(std::initializer_list<std::string_view> keys) const {
  known_keys(std::vector<std::string>(keys.begin(), keys.end()));
}

void TomlTable::known_keys(std::span<const std::string> keys) const {
  for (const Entry& entry : table_->entries) {
    if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
      std::string suggestion = did_you_mean(entry.key, keys);
      if (suggestion.empty()) {
        suggestion = fmt::format("known keys: {}", fmt::join(keys, ", "));
      }
      report(entry.key, "unknown key", {}, std::move(suggestion));
    }
  }
}

SourcePlace TomlTable::place(std::string_view key) const {
  const Entry* entry = table_->find(key);
  return entry == nullptr ? table_->place : entry->place;
}

std::string TomlTable::path_of(std::string_view key) const { return joined(path_, key); }

std::string TomlTable::name() const { return path_.substr(path_.find_last_of('.') + 1); }

void TomlTable::report(std::string_view key, std::string problem, std::string reason,
                       std::string suggestion) const {
  sink_->problems->add(sink_->kind, {place(key), path_of(key), std::move(problem),
                                     std::move(reason), std::move(suggestion)});
}

void TomlTable::report_missing(std::string_view key) const { report(key, "is missing"); }

}  // namespace poai::config
