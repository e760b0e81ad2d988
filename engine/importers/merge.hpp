#pragma once
// Merges an import into a district folder: new ids are added, equal records stay as they are,
// different ones are replaced only if that is asked for, and what the import does not know is kept.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/importers/district_draft.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers {

enum class ConflictPolicy : std::uint8_t {
  kRefuse,    ///< a record that would be replaced is a problem, and nothing is written
  kOverwrite  ///< it is replaced: the properties and columns that the import knows, no others
};

/// A file of the district with its new content, not written yet.
struct PlannedFile {
  std::filesystem::path path;
  std::string content;
};

struct MergePlan {
  std::vector<PlannedFile> files;  ///< those whose content changes
  std::vector<FileChange> changes;
};

/// What the merge would do. Existing files that cannot be read are problems.
[[nodiscard]] MergePlan plan_merge(const DistrictFolder& folder, const DistrictDraft& draft,
                                   Problems& problems);

/// Writes the plan's files, each whole or not at all. Throws InputError (kScenario) that lists what
/// would be replaced, and writes nothing, if that is not allowed. Neither does it write, and throws
/// (kFiles), if the district is new or could be loaded before, and could not be after it.
void apply_merge(const DistrictFolder& folder, const MergePlan& plan, ConflictPolicy policy);

}  // namespace poai::importers
