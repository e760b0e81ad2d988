#pragma once
// The tree of a TOML file: values with the place they were written at, so that every later problem
// can name file, line and column. It is a plain value: copies and merges keep the places.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/input_error.hpp"

namespace poai::config {

struct Entry;

/// One TOML value. Only the member that belongs to `kind` means something.
struct Node {
  enum class Kind : std::uint8_t {
    kText,
    kInteger,
    kNumber,
    kBoolean,
    kDateTime,  ///< TOML's own date or time; `text` holds it as it was written
    kTable,
    kList
  };

  Kind kind = Kind::kTable;
  SourcePlace place;
  std::string text;
  std::int64_t integer = 0;
  double number = 0.0;
  bool boolean = false;
  std::vector<Entry> entries;  ///< of a table, in the order of the file
  std::vector<Node> items;     ///< of a list

  /// The entry of a table with that key; nullptr if there is none.
  [[nodiscard]] const Entry* find(std::string_view key) const;
  [[nodiscard]] Entry* find(std::string_view key);
};

/// A key of a table and its value.
struct Entry {
  std::string key;
  SourcePlace place;  ///< of the key
  Node value;
};

/// What the value is, for messages: `the text "x"`, `the number 2.5`, `a table`, ...
[[nodiscard]] std::string describe_value(const Node& node);

/// The value in TOML's syntax, on one line.
[[nodiscard]] std::string toml_text(const Node& node);

/// A text in TOML's quotes.
[[nodiscard]] std::string toml_string(std::string_view text);

}  // namespace poai::config
