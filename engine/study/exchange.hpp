#pragma once
// The contract of parameter-search tools (OACIS, CARAVAN): parameters from `_input.json`, results
// to `_output.json`, everything in the current folder.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/study/study.hpp"

namespace poai::study {

inline constexpr const char* kInputFile = "_input.json";

/// The settings that the object in `file` asks for: `_seed` is run.seed; another key, nested
/// objects joined by dots, is the name of a factor with a key of its own, or a key of the scenario.
/// A study adds its `set`. Adds what cannot be taken to `problems` (kScenario).
[[nodiscard]] std::vector<std::string> settings_of_input(const std::filesystem::path& file,
                                                         const Study* study, Problems& problems);

}  // namespace poai::study
