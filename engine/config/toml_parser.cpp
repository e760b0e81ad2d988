#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <sstream>
#include <utility>

#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"

namespace poai::config {
namespace {

SourcePlace place_of(const toml::source_region& source, const std::string& file) {
  return {file, source.begin.line, source.begin.column};
}

template <class Value>
std::string printed(const Value& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

bool is_before(const SourcePlace& a, const SourcePlace& b) {
  return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

Node node_of(const toml::node& source, const std::string& file);

void take_table(const toml::table& table, const std::string& file, Node& node) {
  node.kind = Node::Kind::kTable;
  for (const auto& [key, value] : table) {
    node.entries.push_back(
        {std::string(key.str()), place_of(key.source(), file), node_of(value, file)});
  }
  std::stable_sort(node.entries.begin(), node.entries.end(),
                   [](const Entry& a, const Entry& b) { return is_before(a.place, b.place); });
}

void take_list(const toml::array& list, const std::string& file, Node& node) {
  node.kind = Node::Kind::kList;
  node.items.reserve(list.size());
  for (const toml::node& item : list) {
    node.items.push_back(node_of(item, file));
  }
}

void take_scalar(const toml::node& source, Node& node) {
  if (const auto* text = source.as_string()) {
    node.kind = Node::Kind::kText;
    node.text = text->get();
  } else if (const auto* integer = source.as_integer()) {
    node.kind = Node::Kind::kInteger;
    node.integer = integer->get();
  } else if (const auto* number = source.as_floating_point()) {
    node.kind = Node::Kind::kNumber;
    node.number = number->get();
  } else if (const auto* boolean = source.as_boolean()) {
    node.kind = Node::Kind::kBoolean;
    node.boolean = boolean->get();
  } else {
    node.kind = Node::Kind::kDateTime;
    node.text = source.is_time()   ? printed(source.as_time()->get())
                : source.is_date() ? printed(source.as_date()->get())
                                   : printed(source.as_date_time()->get());
  }
}

Node node_of(const toml::node& source, const std::string& file) {
  Node node;
  node.place = place_of(source.source(), file);
  if (const auto* table = source.as_table()) {
    take_table(*table, file, node);
  } else if (const auto* list = source.as_array()) {
    take_list(*list, file, node);
  } else {
    take_scalar(source, node);
  }
  return node;
}

std::string_view line_of(std::string_view text, std::size_t line) {
  for (std::size_t i = 1; i < line; ++i) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      return {};
    }
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

/// Whether the line has an unquoted value like 25:00, which TOML does not know.
bool has_unquoted_time(std::string_view line) {
  const auto equals = line.find('=');
  const auto colon = line.find(':', equals == std::string_view::npos ? line.size() : equals);
  return colon != std::string_view::npos && line.find_first_of("\"'") > colon && colon > 0 &&
         std::isdigit(static_cast<unsigned char>(line[colon - 1])) != 0;
}

}  // namespace

std::optional<Node> parse_toml(std::string_view text, const std::string& name, InputKind kind,
                               Problems& problems) {
  try {
    const toml::table table = toml::parse(text);
    Node root;
    root.place = {name, 1, 1};
    take_table(table, name, root);
    return root;
  } catch (const toml::parse_error& error) {
    const SourcePlace place = place_of(error.source(), name);
    const bool time = has_unquoted_time(line_of(text, place.line));
    problems.add(kind, {place, "", "this is not TOML", std::string(error.description()),
                        time ? "write a time as text in quotes, for example \"09:00\"" : ""});
    return std::nullopt;
  }
}

std::optional<Node> load_toml(const std::filesystem::path& path, InputKind kind,
                              Problems& problems) {
  std::string text;
  try {
    text = read_file(path);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) {
      problems.add(kind, problem);
    }
    return std::nullopt;
  }
  return parse_toml(text, path.string(), kind, problems);
}

}  // namespace poai::config
