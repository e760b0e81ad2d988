#pragma once
// Inheritance and settings on the tree of a TOML file: one tree over another, and `key=value` texts
// of the command line over both.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/config/node.hpp"
#include "engine/core/input_error.hpp"

namespace poai::config {

/// Lays `top` over `base`: tables are merged key by key, everything else replaces. A list of tables
/// whose key is in `appended` is appended instead; an element with the `id` of one of `base` takes
/// that one's place.
[[nodiscard]] Node merge_trees(Node base, const Node& top,
                               std::span<const std::string_view> appended);

/// The tree of `path.of.key=value`: the value as TOML or, if it is not TOML, as a bare text. A time
/// need not be quoted. Its places name the setting instead of a file.
[[nodiscard]] std::optional<Node> parse_setting(const std::string& setting, Problems& problems);

/// Lays a setting's tree over `root`. In the lists of `appended`, `key.<id>.field` means the
/// element with that id; an id that is not there is a problem.
void apply_setting(const Node& setting, std::span<const std::string_view> appended, Node& root,
                   Problems& problems);

}  // namespace poai::config
