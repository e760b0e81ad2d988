#include "engine/app/import_district.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <optional>

#include "engine/app/exit_code.hpp"
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

void print_report(const ImportOptions& options, const importers::ImportReport& report) {
  fmt::print("{}", report.table());
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
  command.add_option("--report", options.report, "Also write the report to this file, as JSON");
  command.add_flag("--overwrite", options.overwrite, "Replace records of the district that differ");
  command.fallthrough();
}

int import_district(const ImportOptions& options, const std::string& kind,
                    const MakeDraft& make_draft) {
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
    print_report(options, report);
    throw;
  }
  print_report(options, report);
  return kDone;
}

}  // namespace poai::app
