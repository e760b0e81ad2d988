#include "engine/scenario/detail/inheritance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "engine/config/toml_merge.hpp"
#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/scenario/declare.hpp"

namespace poai::scenario::detail {
namespace {

namespace fs = std::filesystem;
using config::Node;
using config::TomlTable;

constexpr std::array<std::string_view, 1> kAppended = {"intervention"};
constexpr std::array<std::string_view, 3> kFileKeys = {"format", "format_version", "base"};
constexpr std::array<std::string_view, 3> kOwnKeys = {"name", "description", "expect"};

template <std::size_t N>
void erase_keys(Node& table, const std::array<std::string_view, N>& keys) {
  std::erase_if(table.entries, [&keys](const config::Entry& entry) {
    return std::find(keys.begin(), keys.end(), entry.key) != keys.end();
  });
}

void report_double_ids(const TomlTable& root) {
  std::map<std::string, std::size_t> line_of;
  const config::Entry* list = root.node().find("intervention");
  if (list == nullptr) {
    return;
  }
  for (const Node& item : list->value.items) {
    const config::Entry* id = item.find("id");
    if (id == nullptr || id->value.kind != Node::Kind::kText) {
      continue;
    }
    const auto [first, is_new] = line_of.try_emplace(id->value.text, item.place.line);
    if (!is_new) {
      root.absent_table("intervention", item)
          .report("id", fmt::format("\"{}\" is the id of another intervention", id->value.text),
                  fmt::format("line {}", first->second), "give each an id of its own");
    }
  }
}

/// Reads a file and what it is based on.
class Reader {
 public:
  explicit Reader(ScenarioTree& tree, Problems& problems)
      : tree_(tree), sink_{&problems, InputKind::kScenario} {}

  std::optional<Node> read(const fs::path& file) {
    auto own = config::load_toml(file, sink_.kind, *sink_.problems);
    if (!own) {
      return std::nullopt;
    }
    tree_.files.push_back(file);
    const TomlTable root(*own, "", sink_);
    root.check_format(kFormat, kFormatVersion);
    if (root.is_of_other_format(kFormat, kFormatVersion)) {
      return std::nullopt;
    }
    report_double_ids(root);
    auto base = read_base(root);
    erase_keys(*own, kFileKeys);
    if (!base) {
      return own;
    }
    erase_keys(*base, kOwnKeys);
    Node merged = config::merge_trees(std::move(*base), *own, kAppended);
    merged.place = own->place;
    return merged;
  }

  [[nodiscard]] bool bases_are_missing() const { return bases_are_missing_; }

 private:
  std::optional<Node> read_base(const TomlTable& root) {
    const auto written = root.value("base");
    if (!written) {
      return std::nullopt;
    }
    std::optional<Node> base;
    const auto path = written->path_value();
    if (path && !file_exists(*path)) {
      written->report(fmt::format("there is no file {}", path->string()));
    } else if (path && is_read_already(*path)) {
      written->report("the bases go in a circle", chain_text(*path));
    } else if (path) {
      base = read(*path);
    }
    bases_are_missing_ = bases_are_missing_ || !base;
    return base;
  }

  [[nodiscard]] bool is_read_already(const fs::path& path) const {
    return std::any_of(tree_.files.begin(), tree_.files.end(), [&path](const fs::path& file) {
      std::error_code ignored;
      return fs::equivalent(file, path, ignored);
    });
  }

  [[nodiscard]] std::string chain_text(const fs::path& last) const {
    std::string text;
    for (const fs::path& file : tree_.files) {
      text += file.filename().string() + " -> ";
    }
    return text + last.filename().string();
  }

  ScenarioTree& tree_;
  config::ProblemSink sink_;
  bool bases_are_missing_ = false;
};

bool sets_file_key(const Node& setting, Problems& problems) {
  for (const std::string_view key : kFileKeys) {
    if (const config::Entry* entry = setting.find(key)) {
      problems.add_scenario_problem(
          {entry->place, std::string(key), "cannot be set", "it says what the file is", ""});
      return true;
    }
  }
  return false;
}

}  // namespace

ScenarioTree read_tree(const fs::path& file, const std::vector<std::string>& settings,
                       Problems& problems) {
  ScenarioTree tree;
  Reader reader(tree, problems);
  auto root = reader.read(file);
  tree.readable = root.has_value();
  tree.complete = tree.readable && !reader.bases_are_missing();
  if (root) {
    tree.root = std::move(*root);
  }
  for (const std::string& setting : settings) {
    const auto parsed = config::parse_setting(setting, problems);
    if (parsed && tree.readable && !sets_file_key(*parsed, problems)) {
      config::apply_setting(*parsed, kAppended, tree.root, problems);
    }
  }
  return tree;
}

}  // namespace poai::scenario::detail
