// poai export: writes a district for other tools.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/core/input_error.hpp"
#include "engine/importers/export_district.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path folder;
  std::string format;
  fs::path output = "export";
  bool overwrite = false;
};

/// Makes the output folder; one that holds something is refused unless it may be overwritten.
void prepare_output(const Options& options) {
  std::error_code error;
  const bool is_used =
      fs::exists(options.output, error) &&
      !(fs::is_directory(options.output, error) && fs::is_empty(options.output, error));
  if (is_used && !options.overwrite) {
    throw InputError(InputKind::kScenario,
                     {Problem{.place = {.file = options.output.string()},
                              .key = {},
                              .problem = "is there already",
                              .reason = "an export is not mixed with other files",
                              .suggestion = "name another folder with -o, or --overwrite"}});
  }
  fs::create_directories(options.output, error);
  if (error) {
    throw InputError(InputKind::kFiles, {Problem{.place = {.file = options.output.string()},
                                                 .key = {},
                                                 .problem = "cannot be made",
                                                 .reason = error.message(),
                                                 .suggestion = {}}});
  }
}

int run_export(const Options& options) {
  Problems problems;
  std::error_code error;
  if (!fs::exists(options.folder / "district.toml", error)) {
    problems.add_file_problem({.place = {.file = options.folder.string()},
                               .key = {},
                               .problem = "is no district",
                               .reason = "it has no district.toml",
                               .suggestion = {}});
    problems.throw_if_any();
  }
  prepare_output(options);
  const importers::Exported exported =
      options.format == "osm" ? importers::export_osm(options.folder, options.output, problems)
                              : importers::export_gtfs(options.folder, options.output, problems);
  problems.throw_if_any();
  for (const fs::path& file : exported.files) {
    fmt::print("{}\n", file.string());
  }
  return kDone;
}

}  // namespace

void add_export_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("export", "Write a district for other tools");
  command->add_option("DIR", options->folder, "District folder")->required();
  command->add_option("--format", options->format, "Format: osm or gtfs")
      ->required()
      ->check(CLI::IsMember({"osm", "gtfs"}));
  command->add_option("-o,--output", options->output, "Folder for the files")
      ->capture_default_str();
  command->add_flag("--overwrite", options->overwrite, "Write into a folder that is not empty");
  command->callback(
      [options, &context] { context.action = [options] { return run_export(*options); }; });
}

}  // namespace poai::app
