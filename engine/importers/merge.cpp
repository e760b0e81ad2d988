#include "engine/importers/merge.hpp"

#include <fmt/format.h>

#include <set>
#include <system_error>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/importers/detail/district_trial.hpp"
#include "engine/importers/detail/file_merge.hpp"
#include "engine/importers/detail/text_lines.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNobody =
    "# Who is there and what a day of theirs looks like: nobody yet. docs/formats.md describes "
    "the\n"
    "# tables; data/port-island/population.toml of Poai is an example.\n"
    "format = \"poai-population\"\n"
    "format_version = 1\n";

std::string relative_name(const fs::path& file, const fs::path& folder) {
  return file.lexically_proximate(folder).generic_string();
}

void take(detail::MergedFile merged, const fs::path& path, const DistrictFolder& folder,
          MergePlan& plan) {
  merged.change.file = relative_name(path, folder.folder);
  if (merged.content) {
    plan.files.push_back({path, std::move(*merged.content)});
  }
  plan.changes.push_back(std::move(merged.change));
}

/// Plans a file whose text is known, if it differs from what is there.
void plan_text(const fs::path& path, std::string text, MergePlan& plan) {
  std::error_code error;
  if (!fs::exists(path, error) || read_file(path) != text) {
    plan.files.push_back({path, std::move(text)});
  }
}

void plan_sources(const DistrictFolder& folder, const DraftSource& source, MergePlan& plan) {
  const fs::path path = folder.folder / "SOURCES.md";
  std::error_code error;
  const bool exists = fs::exists(path, error);
  if (!exists && !source.page.empty()) {
    plan.files.push_back({path, source.page});
    return;
  }
  std::string text =
      exists ? read_file(path) : fmt::format("# Sources of the district {}\n", folder.name);
  const std::string key = fmt::format("| `{}` |", source.key);
  if (source.key.empty() || text.find(key) != std::string::npos) {
    return;
  }
  text += fmt::format(
      "\n## Imported: {0}\n\n| key | source | licence |\n|---|---|---|\n{1} {2} | {3} |\n",
      source.key, key, source.title, source.licence);
  plan.files.push_back({path, std::move(text)});
}

void plan_population(const DistrictFolder& folder, const DistrictDraft& draft, MergePlan& plan) {
  const fs::path& path = folder.file(Part::kPopulation);
  std::error_code error;
  const bool exists = fs::exists(path, error);
  const std::string text = exists ? read_file(path) : kNobody;
  if (!draft.residents.empty()) {
    take(detail::merge_blocks(text, draft.residents), path, folder, plan);
  } else if (!exists) {
    plan_text(path, text, plan);
  }
}

std::string conflicts_of(const FileChange& change) {
  std::string names;
  for (const std::string& id : change.overwritten) {
    names += (names.empty() ? "" : ", ") + id;
  }
  const std::size_t count = change.changed + change.removed;
  return names + (count > change.overwritten.size() ? ", ..." : "");
}

constexpr const char* kHowToJoinAreas =
    "--overwrite replaces them; an area beside the one that is there is not added to it: import "
    "one that holds both";

/// Whether walkways of the district would go because their way is cut otherwise.
bool replaces_pieces(const DistrictFolder& folder, const FileChange& change) {
  return change.removed > 0 &&
         change.file == relative_name(folder.file(Part::kWalkways), folder.folder);
}

void refuse_conflicts(const DistrictFolder& folder, const MergePlan& plan) {
  Problems problems;
  for (const FileChange& change : plan.changes) {
    if (change.replaces()) {
      problems.add_scenario_problem(
          {.place = {.file = (folder.folder / change.file).string()},
           .key = {},
           .problem = fmt::format("the import would change {} and remove {} of its records",
                                  change.changed, change.removed),
           .reason = conflicts_of(change) + "; nothing was written",
           .suggestion =
               replaces_pieces(folder, change) ? kHowToJoinAreas : "--overwrite replaces them"});
    }
  }
  problems.throw_if_any();
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = folder.string()},
                                                 .key = {},
                                                 .problem = "cannot be made",
                                                 .reason = error.message(),
                                                 .suggestion = {}}});
  }
}

}  // namespace

MergePlan plan_merge(const DistrictFolder& folder, const DistrictDraft& draft, Problems& problems) {
  MergePlan plan;
  for (const FeatureDraft& features : draft.features) {
    if (!features.features.empty()) {
      const fs::path& path = folder.file(features.part);
      take(detail::merge_features(path, features, problems), path, folder, plan);
    }
  }
  for (const TableDraft& table : draft.tables) {
    if (!table.rows.empty() || !table.withdrawn.empty()) {
      const fs::path path = folder.file(table);
      take(detail::merge_table(path, table, problems), path, folder, plan);
    }
  }
  plan_population(folder, draft, plan);
  if (!plan.files.empty()) {
    plan_sources(folder, draft.source, plan);
  }
  plan_text(folder.folder / "district.toml", settings_text(folder, draft), plan);
  return plan;
}

void apply_merge(const DistrictFolder& folder, const MergePlan& plan, ConflictPolicy policy) {
  if (policy == ConflictPolicy::kRefuse) {
    refuse_conflicts(folder, plan);
  }
  Problems problems;
  detail::try_district(folder, plan, problems);
  problems.throw_if_any();
  std::set<fs::path> folders = {folder.folder};
  for (const PlannedFile& file : plan.files) {
    folders.insert(file.path.parent_path());
  }
  for (const fs::path& needed : folders) {
    make_folder(needed);
  }
  for (const PlannedFile& file : plan.files) {
    write_file_atomically(file.path, file.content);
  }
}

}  // namespace poai::importers
