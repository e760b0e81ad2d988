#pragma once
// Merges the records of an import into one file.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// A file after a merge.
struct MergedFile {
  std::optional<std::string> content;  ///< nothing if the file stays as it is
  FileChange change;
};

/// `path` need not exist. A record is different if a property that the import gives, or the
/// geometry by more than half of 1e-7 degrees, is.
[[nodiscard]] MergedFile merge_features(const std::filesystem::path& path,
                                        const FeatureDraft& draft, Problems& problems);

/// `path` need not exist. Cells are equal as texts or as numbers to within 1e-7; columns that only
/// the file has are no difference.
[[nodiscard]] MergedFile merge_table(const std::filesystem::path& path, const TableDraft& draft,
                                     Problems& problems);

/// `existing` is the text of population.toml; its tables `[[residents]]` are the records.
[[nodiscard]] MergedFile merge_blocks(const std::string& existing,
                                      const std::vector<DraftFeature>& draft);

/// Counts a record that will be replaced or removed.
void count_overwritten(FileChange& change, std::size_t& counter, const std::string& id);

}  // namespace poai::importers::detail
