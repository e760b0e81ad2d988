#pragma once
// The files of a folder.

#include <filesystem>
#include <vector>

namespace poai::report {

/// What is in the folder, in alphabetical order; as far as it can be read, else nothing.
[[nodiscard]] std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder);

}  // namespace poai::report
