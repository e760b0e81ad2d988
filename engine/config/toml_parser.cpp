#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <sstream>
#include <utility>

#include "engine/config/detail/toml_depth.hpp"
#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_limits.hpp"

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

/// Makes the tree of our own from the parser's.
class TreeMaker {
 public:
  TreeMaker(std::string file, InputKind kind, Problems& problems)
      : file_(std::move(file)), kind_(kind), problems_(problems) {}

  Node node_of(const toml::node& source);
  void take_table(const toml::table& table, Node& node);
  /// Whether all of the text was taken.
  [[nodiscard]] bool is_complete() const { return is_complete_; }

 private:
  void take_list(const toml::array& list, Node& node);
  bool check_count(const SourcePlace& place, std::size_t count, std::size_t most,
                   std::string_view what);

  std::string file_;
  InputKind kind_;
  Problems& problems_;
  bool is_complete_ = true;
};

bool TreeMaker::check_count(const SourcePlace& place, std::size_t count, std::size_t most,
                            std::string_view what) {
  if (count > most) {
    problems_.add(kind_, {place, "", fmt::format("there are too many {}", what),
                          fmt::format("{} are more than {}", count, most), ""});
    is_complete_ = false;
  }
  return count <= most;
}

void TreeMaker::take_table(const toml::table& table, Node& node) {
  node.kind = Node::Kind::kTable;
  if (!check_count(node.place, table.size(), kMostKeys, "keys in a table")) {
    return;
  }
  for (const auto& [key, value] : table) {
    node.entries.push_back({std::string(key.str()), place_of(key.source(), file_), node_of(value)});
  }
  std::stable_sort(node.entries.begin(), node.entries.end(),
                   [](const Entry& a, const Entry& b) { return is_before(a.place, b.place); });
}

void TreeMaker::take_list(const toml::array& list, Node& node) {
  node.kind = Node::Kind::kList;
  if (!check_count(node.place, list.size(), kMostItems, "items in a list")) {
    return;
  }
  node.items.reserve(list.size());
  for (const toml::node& item : list) {
    node.items.push_back(node_of(item));
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

Node TreeMaker::node_of(const toml::node& source) {
  Node node;
  node.place = place_of(source.source(), file_);
  if (const auto* table = source.as_table()) {
    take_table(*table, node);
  } else if (const auto* list = source.as_array()) {
    take_list(*list, node);
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
  if (const auto line = line_nested_too_deep(text)) {
    problems.add(kind, {{.file = name, .line = *line},
                        "",
                        "this is nested too deep",
                        fmt::format("at most {} brackets within each other and {} parts of a key",
                                    kMostNesting, kMostKeyParts),
                        ""});
    return std::nullopt;
  }
  try {
    const toml::table table = toml::parse(text);
    Node root;
    root.place = {name, 1, 1};
    TreeMaker maker(name, kind, problems);
    maker.take_table(table, root);
    return maker.is_complete() ? std::optional(std::move(root)) : std::nullopt;
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
    text = read_file(path, kMostTomlBytes);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) {
      problems.add(kind, problem);
    }
    return std::nullopt;
  }
  return parse_toml(text, path.string(), kind, problems);
}

}  // namespace poai::config
