#include "engine/config/toml_merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/config/toml_reader.hpp"
#include "engine/core/suggest.hpp"

namespace poai::config {
namespace {

std::optional<std::string> id_of(const Node& element) {
  const Entry* id = element.find("id");
  return id != nullptr && id->value.kind == Node::Kind::kText ? std::optional(id->value.text)
                                                              : std::nullopt;
}

Node* element_with_id(Node& list, std::string_view id) {
  const auto found = std::find_if(list.items.begin(), list.items.end(),
                                  [id](const Node& item) { return id_of(item) == id; });
  return found == list.items.end() ? nullptr : &*found;
}

void append_elements(Node& base, const Node& top) {
  std::map<std::string, std::size_t> index_of;
  const auto remember = [&index_of](const std::optional<std::string>& id, std::size_t index) {
    if (id) {
      index_of.try_emplace(*id, index);
    }
  };
  for (std::size_t i = 0; i < base.items.size(); ++i) {
    remember(id_of(base.items[i]), i);
  }
  for (const Node& element : top.items) {
    const auto id = id_of(element);
    const auto same = id ? index_of.find(*id) : index_of.end();
    if (same != index_of.end()) {
      base.items[same->second] = element;
    } else {
      remember(id, base.items.size());
      base.items.push_back(element);
    }
  }
}

bool is_in(std::span<const std::string_view> keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void merge_into(Node& base, const Node& top, std::span<const std::string_view> appended) {
  for (const Entry& entry : top.entries) {
    Entry* old = base.find(entry.key);
    if (old == nullptr) {
      base.entries.push_back(entry);
      continue;
    }
    old->place = entry.place;
    const auto both_are = [&](Node::Kind kind) {
      return old->value.kind == kind && entry.value.kind == kind;
    };
    if (both_are(Node::Kind::kTable)) {
      merge_into(old->value, entry.value, {});
    } else if (both_are(Node::Kind::kList) && is_in(appended, entry.key)) {
      append_elements(old->value, entry.value);
    } else {
      old->value = entry.value;
    }
  }
}

/// Gives the whole tree the setting as its place, and texts where TOML read a time.
void place_in_setting(Node& node, const SourcePlace& place, std::string_view written) {
  node.place = place;
  if (node.kind == Node::Kind::kDateTime) {
    node.kind = Node::Kind::kText;
    node.text = written;
  }
  for (Entry& entry : node.entries) {
    entry.place = place;
    place_in_setting(entry.value, place, written);
  }
  for (Node& item : node.items) {
    place_in_setting(item, place, item.text);
  }
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos
             ? std::string_view()
             : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// The id that is meant, or, where none is near, those that there are.
std::string nearest_or_all(std::string_view id, const std::vector<std::string>& ids) {
  std::string nearest = did_you_mean(id, ids);
  return nearest.empty() && !ids.empty() ? fmt::format("there are: {}", fmt::join(ids, ", "))
                                         : nearest;
}

void set_elements(const Entry& setting, Node& list, Problems& problems) {
  std::vector<std::string> ids;
  for (const Node& item : list.items) {
    if (auto id = id_of(item)) {
      ids.push_back(std::move(*id));
    }
  }
  for (const Entry& wanted : setting.value.entries) {
    Node* element = element_with_id(list, wanted.key);
    if (element == nullptr || wanted.value.kind != Node::Kind::kTable) {
      problems.add_scenario_problem(
          {wanted.place, fmt::format("{}.{}", setting.key, wanted.key),
           element == nullptr ? fmt::format("there is no {} with this id", setting.key)
                              : "a key of it must be named",
           "", element == nullptr ? nearest_or_all(wanted.key, ids) : ""});
      continue;
    }
    merge_into(*element, wanted.value, {});
  }
}

}  // namespace

Node merge_trees(Node base, const Node& top, std::span<const std::string_view> appended) {
  merge_into(base, top, appended);
  return base;
}

std::optional<Node> parse_setting(const std::string& setting, Problems& problems) {
  const SourcePlace place{"--set " + setting, 0, 0};
  const auto equals = setting.find('=');
  const std::string_view whole = setting;
  const std::string_view key = trimmed(whole.substr(0, equals));
  if (equals == std::string::npos || key.empty()) {
    problems.add_scenario_problem(
        {place, "", "must be key=value", "", "for example --set run.seed=3"});
    return std::nullopt;
  }
  const std::string_view value = trimmed(whole.substr(equals + 1));
  Problems ignored;
  auto tree = parse_toml(setting, place.file, InputKind::kScenario, ignored);
  if (!tree) {
    tree = parse_toml(fmt::format("{} = {}", key, toml_string(value)), place.file,
                      InputKind::kScenario, ignored);
  }
  if (!tree) {
    problems.add_scenario_problem({place, "", fmt::format("{} is not a key", toml_string(key)), "",
                                   "write section.key=value"});
    return std::nullopt;
  }
  place_in_setting(*tree, place, value);
  return tree;
}

void apply_setting(const Node& setting, std::span<const std::string_view> appended, Node& root,
                   Problems& problems) {
  Node plain = setting;
  std::erase_if(plain.entries, [&](const Entry& entry) {
    return is_in(appended, entry.key) && entry.value.kind == Node::Kind::kTable;
  });
  merge_into(root, plain, appended);
  for (const Entry& entry : setting.entries) {
    if (is_in(appended, entry.key) && entry.value.kind == Node::Kind::kTable) {
      Node none;
      none.kind = Node::Kind::kList;
      Entry* list = root.find(entry.key);
      set_elements(entry, list == nullptr ? none : list->value, problems);
    }
  }
}

}  // namespace poai::config
