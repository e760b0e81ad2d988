#pragma once
// Files that are named by a member's number, found by one listing of their folder.

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

namespace poai::study::detail {

/// The numbers of the files "000123" + `ending` in a folder, in order; others are left out. Opens
/// no file. A folder that cannot be listed has none.
[[nodiscard]] std::vector<std::size_t> numbered_files(const std::filesystem::path& folder,
                                                      std::string_view ending);

}  // namespace poai::study::detail
