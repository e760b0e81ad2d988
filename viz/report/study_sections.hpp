#pragma once
// The sections of a report on more than one day.

#include <filesystem>
#include <vector>

#include "viz/report/day.hpp"
#include "viz/report/document.hpp"

namespace poai::report {

/// Of a folder that `poai compare` wrote.
[[nodiscard]] std::vector<Section> comparison_sections(const std::filesystem::path& folder);
/// Of one day of each of two scenarios: differences without intervals.
[[nodiscard]] std::vector<Section> pair_sections(const Day& base, const Day& alternative);
/// Of the folder of a sweep that `poai sweep analyze` was used on.
[[nodiscard]] std::vector<Section> sweep_sections(const std::filesystem::path& folder);

}  // namespace poai::report
