// poai export: writes a district or the result of a run for other tools.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/export_district.hpp"
#include "engine/app/export_result.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/result_folder.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path folder;
  std::string format;
  fs::path output;  ///< empty = the default of the format
  TrajectoryWords trajectories;
  bool overwrite = false;
};

[[noreturn]] void refuse(InputKind kind, const fs::path& place, const std::string& problem,
                         const std::string& reason, const std::string& suggestion) {
  throw InputError(kind, {Problem{.place = {.file = place.string()},
                                  .key = {},
                                  .problem = problem,
                                  .reason = reason,
                                  .suggestion = suggestion}});
}

/// Makes the output folder; one that holds something is refused unless it may be overwritten.
void prepare_output(const Options& options) {
  std::error_code error;
  const bool is_used =
      fs::exists(options.output, error) &&
      !(fs::is_directory(options.output, error) && fs::is_empty(options.output, error));
  if (is_used && !options.overwrite) {
    refuse(InputKind::kScenario, options.output, "is there already",
           "an export is not mixed with other files",
           "name another folder with -o, or --overwrite");
  }
  fs::create_directories(options.output, error);
  if (error) {
    refuse(InputKind::kFiles, options.output, "cannot be made", error.message(), {});
  }
}

bool is_of_district(const std::string& format) { return format == "osm" || format == "gtfs"; }

void expect_folder(const Options& options) {
  if (is_of_district(options.format)) {
    expect_importers(options.format);
    if (!file_exists(options.folder / "district.toml")) {
      refuse(InputKind::kFiles, options.folder, "is no district", "it has no district.toml", {});
    }
    return;
  }
  if (options.format == "gpkg") {
    expect_importers(options.format);
  }
  if (folder_exists(options.folder) && !file_exists(options.folder / output::kRunFile)) {
    refuse(InputKind::kFiles, options.folder, "is no result folder", "it has no run.h5",
           "--format osm and gtfs are for districts");
  }
  check_export(options.folder, options.format, options.trajectories);
}

int run_export(Options options) {
  expect_folder(options);
  if (options.output.empty()) {
    options.output =
        options.format == "paraview" ? options.folder / "paraview" : fs::path("export");
  }
  prepare_output(options);
  const std::vector<fs::path> files =
      is_of_district(options.format)
          ? export_district(options.folder, options.format, options.output)
          : export_result(options.folder, options.format, options.trajectories, options.output);
  for (const fs::path& file : files) {
    fmt::print("{}\n", file.string());
  }
  return kDone;
}

void add_trajectory_options(CLI::App& command, TrajectoryWords& words) {
  command.add_option("--from", words.from, "pedpy: begin; default that of the trajectories");
  command.add_option("--until", words.until, "pedpy: end");
  command.add_option("--bbox", words.box,
                     "pedpy: WEST,SOUTH,EAST,NORTH in degrees; default the whole district");
  command.add_option("--fps", words.frames_per_s, "pedpy: frames a second of the day")
      ->check(CLI::Range(0.01, 100.0))
      ->capture_default_str();
}

}  // namespace

void add_export_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("export", "Write a result or a district for other tools");
  command->add_option("DIR", options->folder, "Result folder of a run, or district folder")
      ->required();
  command
      ->add_option("--format", options->format,
                   "Of a result: geojson, gpkg, csv (indicators by link, place, station, section "
                   "and hour), pedpy (trajectories), paraview (people and series in time). Of a "
                   "district: osm, gtfs")
      ->required()
      ->check(CLI::IsMember({"geojson", "gpkg", "csv", "pedpy", "paraview", "osm", "gtfs"}));
  command->add_option("-o,--output", options->output,
                      "Folder for the files; default export, for paraview DIR/paraview");
  add_trajectory_options(*command, options->trajectories);
  command->add_flag("--overwrite", options->overwrite, "Write into a folder that is not empty");
  command->callback(
      [options, &context] { context.action = [options] { return run_export(*options); }; });
}

}  // namespace poai::app
