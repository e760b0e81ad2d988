#include "engine/app/import_district.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <optional>
#include <string_view>

#include "engine/app/exit_code.hpp"
#include "engine/app/options.hpp"
#include "engine/core/files.hpp"
#include "engine/importers/merge.hpp"

namespace poai::app {
namespace {

importers::Area area_of(const ImportOptions& options, Problems& problems) {
  if (!options.box.empty()) {
    return importers::parse_box(options.box, problems);
  }
  return options.polygon.empty() ? importers::Area()
                                 : importers::read_polygon(options.polygon, problems);
}

std::vector<std::string> names_of(const std::vector<std::filesystem::path>& files) {
  std::vector<std::string> names;
  for (const std::filesystem::path& file : files) {
    names.push_back(file.filename().string());
  }
  return names;
}

/// Only a report of ours is replaced, and only if that was asked for: a slip of the option must not
/// cost the data. Seen to before anything is read.
void expect_report_file(const ImportOptions& options) {
  constexpr std::string_view kMark = "poai-import-report";
  const std::filesystem::path& file = options.report;
  if (file.empty()) {
    return;
  }
  if (!path_exists(file)) {
    const std::filesystem::path parent = std::filesystem::absolute(file).parent_path();
    if (!folder_exists(parent)) {
      refuse_option("--report", fmt::format("there is no folder {}", parent.string()),
                    "make it, or name a file in one that is there");
    }
    return;
  }
  if (!file_exists(file) || read_file(file).find(kMark) == std::string::npos) {
    refuse_option("--report",
                  fmt::format("{} is there already, and no report of an import", file.string()),
                  "name another file");
  }
  if (!options.overwrite) {
    refuse_option("--report", fmt::format("{} is there already", file.string()),
                  "name another file, or --overwrite");
  }
}

void print_report(const CommandContext& context, const ImportOptions& options,
                  const importers::ImportReport& report) {
  if (context.verbosity != Verbosity::kQuiet) {
    fmt::print("{}", report.table());
  }
  if (!options.report.empty()) {
    write_file_atomically(options.report, report.json());
  }
}

}  // namespace

void add_import_options(CLI::App& command, ImportOptions& options, AreaOptions area) {
  command.add_option("FILE", options.files, "What to import")->required();
  if (area == AreaOptions::kOffered) {
    auto* box = command.add_option("--bbox", options.box,
                                   "Only what is in west,south,east,north (degrees)");
    command
        .add_option("--polygon", options.polygon, "Only what is in the polygons of this GeoJSON")
        ->excludes(box);
  }
  command.add_option("-o,--output", options.district, "District folder to make or update")
      ->capture_default_str();
  command.add_option("--crs", options.crs,
                     "Projected CRS of a new district (EPSG:6673 if it is not given)");
  command.add_option(
      "--report", options.report,
      "Also write the report to this file, as JSON; --overwrite replaces one that is there");
  command.add_flag("--overwrite", options.overwrite, "Replace records of the district that differ");
  command.fallthrough();
}

int import_district(const CommandContext& context, const ImportOptions& options,
                    const std::string& kind, const MakeDraft& make_draft) {
  expect_report_file(options);
  Problems problems;
  const importers::Area area = area_of(options, problems);
  const auto crs = options.crs.empty() ? std::nullopt : std::optional(options.crs);
  const importers::DistrictFolder district =
      importers::open_district_folder(options.district, crs, problems);
  problems.throw_if_any();
  importers::ImportReport report(kind, names_of(options.files));
  const importers::DistrictDraft draft =
      make_draft({.area = area, .district = district, .report = report, .problems = problems});
  problems.throw_if_any();
  const importers::MergePlan plan = importers::plan_merge(district, draft, problems);
  problems.throw_if_any();
  report.add_changes(plan.changes);
  try {
    importers::apply_merge(district, plan,
                           options.overwrite ? importers::ConflictPolicy::kOverwrite
                                             : importers::ConflictPolicy::kRefuse);
  } catch (const InputError&) {
    report.refuse_changes();
    print_report(context, options, report);
    throw;
  }
  print_report(context, options, report);
  return kDone;
}

}  // namespace poai::app
