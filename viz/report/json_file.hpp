#pragma once
// JSON that the program wrote, read back.

#include <filesystem>
#include <string>

#include "viz/report/document.hpp"

namespace poai::report {

/// The text as JSON; throws InputError (kFiles) that names file and key if it is none.
[[nodiscard]] Json json_of(const std::string& text, const std::filesystem::path& file,
                           const std::string& key);
[[nodiscard]] Json read_json(const std::filesystem::path& file);

}  // namespace poai::report
