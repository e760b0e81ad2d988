#include "engine/config/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace poai::config {
namespace {

/// Shortest text that reads back as the same number and is a TOML float.
std::string number_text(double value) {
  if (!std::isfinite(value)) {
    return std::isnan(value) ? "nan" : (value > 0 ? "inf" : "-inf");
  }
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) {
    text += ".0";
  }
  return text;
}

bool is_bare_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

std::string table_text(const Node& node) {
  std::string text = "{";
  for (const Entry& entry : node.entries) {
    text += text.size() > 1 ? ", " : " ";
    text += is_bare_key(entry.key) ? entry.key : toml_string(entry.key);
    text += " = " + toml_text(entry.value);
  }
  return text + " }";
}

std::string list_text(const Node& node) {
  std::string text = "[";
  for (const Node& item : node.items) {
    text += text.size() > 1 ? ", " : "";
    text += toml_text(item);
  }
  return text + "]";
}

}  // namespace

const Entry* Node::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

Entry* Node::find(std::string_view key) {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const Entry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

std::string describe_value(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kText:
      return fmt::format("the text {}", toml_string(node.text));
    case Node::Kind::kInteger:
      return fmt::format("the number {}", node.integer);
    case Node::Kind::kNumber:
      return fmt::format("the number {}", node.number);
    case Node::Kind::kBoolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::kDateTime:
      return fmt::format("the unquoted date or time {}", node.text);
    case Node::Kind::kTable:
      return "a table";
    case Node::Kind::kList:
      return "a list";
  }
  return {};
}

std::string toml_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kText:
      return toml_string(node.text);
    case Node::Kind::kInteger:
      return fmt::format("{}", node.integer);
    case Node::Kind::kNumber:
      return number_text(node.number);
    case Node::Kind::kBoolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::kDateTime:
      return node.text;
    case Node::Kind::kTable:
      return table_text(node);
    case Node::Kind::kList:
      return list_text(node);
  }
  return {};
}

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      fmt::format_to(std::back_inserter(out), "\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace poai::config
