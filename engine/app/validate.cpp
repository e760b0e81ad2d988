// poai validate: runs published validation cases and says whether the model meets them.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/app/options.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/progress.hpp"
#include "engine/core/suggest.hpp"
#include "engine/study/validation.hpp"
#include "engine/study/validation_report.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;

const fs::path kSuites = fs::path("scenarios") / "validation";

struct Options {
  std::string suite;
  fs::path folder;
  std::optional<int> threads;
  std::vector<std::string> settings;
  bool overwrite = false;
};

std::vector<fs::path> bundled_suites() {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(kSuites, error)) {
    if (entry.path().extension() == ".toml") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> names_of(const std::vector<fs::path>& suites) {
  std::vector<std::string> names;
  for (const fs::path& file : suites) {
    names.push_back(file.stem().string());
  }
  return names;
}

/// What is there to choose from, where anything is.
std::string list_of(const std::vector<std::string>& names) {
  return names.empty() ? "call it from the folder of Poai, or name the file of a suite"
                       : fmt::format("there are: {}", fmt::join(names, ", "));
}

/// The files of the suites that are asked for: one by its name or file, or all.
std::vector<fs::path> wanted_suites(const std::string& suite) {
  std::vector<fs::path> all = bundled_suites();
  if (suite.empty()) {
    if (all.empty()) {
      refuse_option("--suite", fmt::format("there are no suites in {}", kSuites.string()),
                    "call it from the folder of Poai, or name the file of a suite");
    }
    return all;
  }
  if (suite.ends_with(".toml")) {
    return {suite};
  }
  const std::vector<std::string> names = names_of(all);
  const auto found = std::find(names.begin(), names.end(), suite);
  if (found != names.end()) {
    return {all[static_cast<std::size_t>(found - names.begin())]};
  }
  const std::string nearest = did_you_mean(suite, names);
  refuse_option("--suite", fmt::format("there is no suite \"{}\" in {}", suite, kSuites.string()),
                nearest.empty() ? list_of(names) : fmt::format("{} {}", nearest, list_of(names)));
}

/// Makes the folder; refuses reports that are there already.
void prepare_folder(const Options& options, const std::vector<study::PreparedSuite>& suites) {
  for (const study::PreparedSuite& prepared : suites) {
    const fs::path file = options.folder / (prepared.suite.name + ".json");
    if (!options.overwrite && path_exists(file)) {
      refuse_option("-o", fmt::format("{} is there already", file.string()),
                    "choose another folder or add --overwrite");
    }
  }
  make_folder(options.folder);
}

void write_report(const fs::path& folder, const study::ValidationReport& report) {
  write_file_atomically(folder / (report.suite + ".json"), study::validation_json(report));
  write_file_atomically(folder / (report.suite + ".md"), study::validation_markdown(report));
}

std::optional<study::ValidationReport> run_suite(study::PreparedSuite prepared,
                                                 const Options& options,
                                                 const CommandContext& context) {
  std::vector<std::string> days;
  for (const study::SuiteDay& day : prepared.suite.days) {
    days.push_back(day.name);
  }
  Progress progress(prepared.suite.name, progress_style(context));
  const auto report_day = [&progress, &days](std::size_t day) {
    progress.report(static_cast<double>(day) / static_cast<double>(days.size()), days[day]);
  };
  return study::validate(std::move(prepared), {.threads = threads_of(options.threads),
                                               .logger = context.logger,
                                               .interrupt = &interrupt_requested(),
                                               .on_day = report_day});
}

int validate(const Options& options, const CommandContext& context) {
  Problems problems;
  std::vector<study::PreparedSuite> suites;
  for (const fs::path& file : wanted_suites(options.suite)) {
    suites.push_back(study::prepare_validation(file, options.settings, problems));
  }
  problems.throw_if_any();
  prepare_folder(options, suites);
  int code = kDone;
  for (study::PreparedSuite& suite : suites) {
    const auto report = run_suite(std::move(suite), options, context);
    if (!report) {
      context.logger->warn("interrupted: the suite was not finished");
      return kInterrupted;
    }
    write_report(options.folder, *report);
    fmt::print("{}: {}{}\n\n{}\n{} ({}.json and .md in {})\n", report->suite, report->description,
               study::settings_text(*report), study::validation_table(*report),
               report->passed() ? "passed" : "FAILED", report->suite, options.folder.string());
    code = report->passed() ? code : static_cast<int>(kFailedCheck);
  }
  return code;
}

}  // namespace

void add_validate_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  options->folder = fs::path("runs") / "validation";
  CLI::App* command =
      program.add_subcommand("validate", "Run published validation cases; code 4 if one fails");
  const std::vector<std::string> names = names_of(bundled_suites());
  command
      ->add_option("--suite", options->suite,
                   "Name of a suite in scenarios/validation, or a file; default: all")
      ->type_name(names.empty() ? "SUITE" : fmt::format("{}, FILE", fmt::join(names, ", ")));
  command->add_option("-o,--output", options->folder,
                      "Folder of <suite>.json and .md; default runs/validation");
  command->add_option("--threads", options->threads, "Number of threads; default: all")
      ->check(CLI::Range(1, 1024));
  command->add_option(
      "--set", options->settings,
      "Change a key of the scenarios of all days: section.key=value; may be repeated");
  command->add_flag("--overwrite", options->overwrite, "Replace the reports that are there");
  command->callback([options, &context] {
    context.action = [options, &context] { return validate(*options, context); };
  });
}

}  // namespace poai::app
