#pragma once
// A scenario file laid over its bases, with the settings of the command line on top.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/config/node.hpp"
#include "engine/core/input_error.hpp"

namespace poai::scenario::detail {

struct ScenarioTree {
  config::Node root;                         ///< without `format`, `format_version` and `base`
  std::vector<std::filesystem::path> files;  ///< the scenario file, then its bases
  bool readable = false;                     ///< the scenario file itself could be read
  bool complete = false;                     ///< and so could all bases
};

/// Problems of reading, of `format` and `format_version`, of `base` and of ids that a file has
/// twice are reported here.
[[nodiscard]] ScenarioTree read_tree(const std::filesystem::path& file,
                                     const std::vector<std::string>& settings, Problems& problems);

}  // namespace poai::scenario::detail
