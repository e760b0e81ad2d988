#pragma once
// JSON that the program wrote, read back.

#include <cstddef>
#include <filesystem>
#include <string>

#include "viz/report/document.hpp"

namespace poai::report {

/// The text as JSON; throws InputError (kFiles) that names file and key if it is none.
[[nodiscard]] Json json_of(const std::string& text, const std::filesystem::path& file,
                           const std::string& key);
[[nodiscard]] Json read_json(const std::filesystem::path& file);

/// One end (0 or 1) of the interval `ci95` of an estimate; null without an interval.
[[nodiscard]] Json bound_of(const Json& estimate, std::size_t end);

}  // namespace poai::report
