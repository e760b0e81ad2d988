#pragma once
// Reads TOML files: a document, and views of its tables and values whose getters report every
// problem with file, line, column and the full path of the key.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/config/node.hpp"
#include "engine/config/range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/input_limits.hpp"
#include "engine/core/time.hpp"

namespace poai::config {

class TomlTable;

/// Where the problems of a document go. The object must outlive the views.
struct ProblemSink {
  Problems* problems = nullptr;
  InputKind kind = InputKind::kFiles;
};

/// A view of one value. The readers report a problem and return nothing if the value is not what
/// is asked for.
class TomlValue {
 public:
  TomlValue(const Node& node, std::string path, const ProblemSink& sink)
      : node_(&node), path_(std::move(path)), sink_(&sink) {}

  [[nodiscard]] bool is_text() const { return node_->kind == Node::Kind::kText; }
  [[nodiscard]] bool is_table() const { return node_->kind == Node::Kind::kTable; }
  [[nodiscard]] bool is_list() const { return node_->kind == Node::Kind::kList; }
  [[nodiscard]] bool is_number() const {
    return node_->kind == Node::Kind::kInteger || node_->kind == Node::Kind::kNumber;
  }

  [[nodiscard]] std::optional<std::string> text() const;
  [[nodiscard]] std::optional<double> number(const Range& range = {}) const;
  [[nodiscard]] std::optional<std::int64_t> integer(const Range& range = {}) const;
  [[nodiscard]] std::optional<bool> boolean() const;
  /// A text "HH:MM[:SS]" from "00:00" to "30:00"; TOML's own local time is refused with a hint.
  [[nodiscard]] std::optional<SimTime> time() const;
  [[nodiscard]] std::optional<TomlTable> table() const;
  /// The values of a list.
  [[nodiscard]] std::optional<std::vector<TomlValue>> list() const;
  /// A path; a relative one is relative to the folder of the file that holds it (to the working
  /// directory if the value is not from a file).
  [[nodiscard]] std::optional<std::filesystem::path> path_value() const;
  /// The index of the text in `words`.
  [[nodiscard]] std::optional<std::size_t> choice(std::span<const std::string_view> words) const;
  template <class Enum, std::size_t N>
  [[nodiscard]] std::optional<Enum> word(const std::array<std::string_view, N>& names) const {
    const auto index = choice(names);
    return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
  }

  [[nodiscard]] const SourcePlace& place() const { return node_->place; }
  [[nodiscard]] const std::string& path() const { return path_; }  ///< "tour.office.appears"
  [[nodiscard]] const Node& node() const { return *node_; }

  /// Whether one more problem would be listed; else there is no need to look for suggestions.
  [[nodiscard]] bool can_report() const { return sink_->problems->size() < kMostProblems; }
  /// Reports a problem of this value.
  void report(std::string problem, std::string reason = {}, std::string suggestion = {}) const;

 private:
  const Node* node_;
  std::string path_;
  const ProblemSink* sink_;
};

/// A view of one table. The plain getters return nothing if the key is absent or its value is
/// wrong (which is reported); the `required_` ones report an absent key too and then return a value
/// of no meaning, so that reading can go on and find the other problems.
class TomlTable {
 public:
  TomlTable(const Node& table, std::string path, const ProblemSink& sink);

  [[nodiscard]] bool has(std::string_view key) const { return table_->find(key) != nullptr; }
  /// All keys in the order of the file.
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] std::optional<TomlValue> value(std::string_view key) const;

  [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
  [[nodiscard]] std::optional<double> number(std::string_view key, const Range& range = {}) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key,
                                                    const Range& range = {}) const;
  [[nodiscard]] std::optional<bool> boolean(std::string_view key) const;
  [[nodiscard]] std::optional<SimTime> time(std::string_view key) const;
  [[nodiscard]] std::optional<std::filesystem::path> path_value(std::string_view key) const;
  [[nodiscard]] std::optional<TomlTable> table(std::string_view key) const;
  template <class Enum, std::size_t N>
  [[nodiscard]] std::optional<Enum> word(std::string_view key,
                                         const std::array<std::string_view, N>& names) const {
    const auto found = value(key);
    return found ? found->word<Enum>(names) : std::nullopt;
  }

  /// The tables of `[[key]]`; empty if there are none.
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view key) const;
  /// The named tables `[key.<name>]`, each with its name as `name()`; empty if there are none.
  [[nodiscard]] std::vector<TomlTable> named_tables(std::string_view key) const;
  /// The values of a list; empty if the key is absent or not a list.
  [[nodiscard]] std::vector<TomlValue> list(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] std::vector<double> numbers(std::string_view key, const Range& range = {}) const;

  [[nodiscard]] std::string required_text(std::string_view key) const;
  [[nodiscard]] double required_number(std::string_view key, const Range& range = {}) const;
  [[nodiscard]] std::int64_t required_integer(std::string_view key, const Range& range = {}) const;
  [[nodiscard]] SimTime required_time(std::string_view key) const;
  [[nodiscard]] std::filesystem::path required_path(std::string_view key) const;
  /// An empty table if it is absent.
  [[nodiscard]] TomlTable required_table(std::string_view key) const;

  /// A view of `empty` as if it were the table `key` of this one.
  [[nodiscard]] TomlTable absent_table(std::string_view key, const Node& empty) const {
    return {empty, path_of(key), *sink_};
  }

  /// Checks `format = "..."` and `format_version = ...`.
  void check_format(std::string_view format, std::int64_t version) const;
  /// Whether the table says that it is of another format or version, so that its keys may mean
  /// something else.
  [[nodiscard]] bool is_of_other_format(std::string_view format, std::int64_t version) const;
  /// Reports every key that is not in the list, with the nearest one as a suggestion.
  void known_keys(std::initializer_list<std::string_view> keys) const;
  void known_keys(std::span<const std::string> keys) const;

  /// Place of a key, or of the table if the key is absent.
  [[nodiscard]] SourcePlace place(std::string_view key) const;
  [[nodiscard]] const SourcePlace& place() const { return table_->place; }
  [[nodiscard]] const std::string& path() const { return path_; }  ///< "tour.office"
  [[nodiscard]] std::string path_of(std::string_view key) const;   ///< "tour.office.appears"
  [[nodiscard]] std::string name() const;                          ///< last part of the path
  [[nodiscard]] const Node& node() const { return *table_; }

  /// Reports a problem of a key (present or not).
  void report(std::string_view key, std::string problem, std::string reason = {},
              std::string suggestion = {}) const;
  void report_missing(std::string_view key) const;

 private:
  const Node* table_;
  std::string path_;
  const ProblemSink* sink_;
};

/// A TOML file that was read. Views of it must not outlive it.
class TomlDocument {
 public:
  TomlDocument(Node root, InputKind kind, Problems& problems)
      : root_(std::move(root)), sink_{&problems, kind} {}
  TomlDocument(const TomlDocument&) = delete;
  TomlDocument& operator=(const TomlDocument&) = delete;

  [[nodiscard]] TomlTable root() const { return {root_, std::string(), sink_}; }

 private:
  Node root_;
  ProblemSink sink_;
};

/// The tree of a TOML file. A file that cannot be read and a syntax error (the first one) are
/// reported as problems of `kind`, and nothing is returned.
[[nodiscard]] std::optional<Node> load_toml(const std::filesystem::path& path, InputKind kind,
                                            Problems& problems);

/// The tree of a TOML text; `name` stands for the file in messages.
[[nodiscard]] std::optional<Node> parse_toml(std::string_view text, const std::string& name,
                                             InputKind kind, Problems& problems);

}  // namespace poai::config
