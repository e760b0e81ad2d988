#pragma once
// Reads a scenario file with its bases and `--set` changes.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/scenario/scenario.hpp"

namespace poai::scenario {

/// `settings` are "section.key=value" texts, applied after inheritance (value as in TOML; bare
/// words are strings). Problems are added to `problems` (kScenario), one syntax error per file, all
/// others at once.
[[nodiscard]] Scenario load_scenario(const std::filesystem::path& file,
                                     const std::vector<std::string>& settings, Problems& problems);

}  // namespace poai::scenario
