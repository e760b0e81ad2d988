#pragma once
// Reads a study file.

#include <filesystem>
#include <string>

#include "engine/core/input_error.hpp"
#include "engine/study/study.hpp"

namespace poai::study {

/// Adds the problems to `problems` (kScenario): one syntax error, or all others at once. With
/// problems the result must not be used. The base scenario is not looked at (check.hpp).
[[nodiscard]] Study load_study(const std::filesystem::path& file, Problems& problems);

/// The same from a text; `file` stands for the file in messages and for what paths are relative to.
[[nodiscard]] Study parse_study(const std::string& text, const std::filesystem::path& file,
                                Problems& problems);

}  // namespace poai::study
