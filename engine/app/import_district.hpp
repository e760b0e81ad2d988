#pragma once
// What all kinds of `poai import` have in common: the area, the district they go into, the report.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/core/input_error.hpp"
#include "engine/importers/area.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/import_report.hpp"

namespace CLI {
class App;
}

namespace poai::app {

/// Options of every import.
struct ImportOptions {
  std::vector<std::filesystem::path> files;
  std::string box;
  std::filesystem::path polygon;
  std::filesystem::path district = "district";
  std::string crs;
  std::filesystem::path report;
  bool overwrite = false;
};

/// Declares them; those of the area only where the import has one.
enum class AreaOptions { kOffered, kAbsent };
void add_import_options(CLI::App& command, ImportOptions& options, AreaOptions area);

/// What an import gets to make its records.
struct ImportJob {
  const importers::Area& area;
  const importers::DistrictFolder& district;
  importers::ImportReport& report;
  Problems& problems;
};
using MakeDraft = std::function<importers::DistrictDraft(const ImportJob&)>;

/// Makes the records, merges them into the district and prints the report, unless the call is
/// to be quiet; returns the exit code.
[[nodiscard]] int import_district(const CommandContext& context, const ImportOptions& options,
                                  const std::string& kind, const MakeDraft& make_draft);

}  // namespace poai::app
