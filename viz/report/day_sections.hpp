#pragma once
// The sections of a report on one day. A section is empty where the run has nothing of it.

#include <filesystem>
#include <vector>

#include "viz/report/day.hpp"
#include "viz/report/document.hpp"

namespace poai::report {

[[nodiscard]] Section overview_section(const Day& day);
[[nodiscard]] Section presence_section(const Day& day);
[[nodiscard]] Section trains_section(const Day& day);
[[nodiscard]] Section lunch_section(const Day& day);
[[nodiscard]] Section encounters_section(const Day& day);
[[nodiscard]] Section airport_section(const Day& day);
/// What was run, on which data, and what is estimated.
[[nodiscard]] Section origin_section(const Day& day);
[[nodiscard]] Section warnings_section(const Day& day);
[[nodiscard]] Section repeat_section(const Day& day);
[[nodiscard]] Section indicators_section(const Day& day);

/// Pictures in the folders that `poai render` made, as many as fit into a page of bounded size.
[[nodiscard]] Section pictures_section(const std::vector<std::filesystem::path>& folders);
[[nodiscard]] bool has_pictures(const std::filesystem::path& folder, const std::string& language);
/// Files that `poai validate` wrote.
[[nodiscard]] Section validation_section(const std::vector<std::filesystem::path>& files);

}  // namespace poai::report
