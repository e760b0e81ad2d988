// poai validate: runs published validation cases and says whether the model meets them.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/progress.hpp"
#include "engine/core/suggest.hpp"
#include "engine/parallel/threads.hpp"
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

[[noreturn]] void refuse(std::string problem, std::string suggestion) {
  throw InputError(InputKind::kScenario, {Problem{.place = {},
                                                  .key = "--suite",
                                                  .problem = std::move(problem),
                                                  .reason = {},
                                                  .suggestion = std::move(suggestion)}});
}

/// The files of the suites that are asked for: one by its name or file, or all.
std::vector<fs::path> wanted_suites(const std::string& suite) {
  const std::vector<fs::path> all = bundled_suites();
  if (suite.empty()) {
    if (all.empty()) {
      refuse(fmt::format("there are no suites in {}", kSuites.string()),
             "call it from the folder of Poai, or name the file of a suite");
    }
    return all;
  }
  if (suite.ends_with(".toml")) {
    return {suite};
  }
  std::vector<std::string> names;
  for (const fs::path& file : all) {
    names.push_back(file.stem().string());
    if (names.back() == suite) {
      return {file};
    }
  }
  refuse(fmt::format("there is no suite \"{}\" in {}", suite, kSuites.string()),
         did_you_mean(suite, names));
}

void write_report(const fs::path& folder, const study::ValidationReport& report) {
  std::error_code error;
  fs::create_directories(folder, error);
  write_file_atomically(folder / (report.suite + ".json"), study::validation_json(report));
  write_file_atomically(folder / (report.suite + ".md"), study::validation_markdown(report));
}

int validate(const Options& options, const CommandContext& context) {
  Problems problems;
  std::vector<study::ValidationSuite> suites;
  for (const fs::path& file : wanted_suites(options.suite)) {
    suites.push_back(study::load_validation_suite(file, problems));
  }
  problems.throw_if_any();
  const parallel::Threads threads =
      options.threads ? parallel::Threads(*options.threads) : parallel::Threads::available();
  int code = kDone;
  for (const study::ValidationSuite& suite : suites) {
    Progress progress(suite.name, context.verbosity == Verbosity::kQuiet
                                      ? Progress::Style::kSilent
                                      : Progress::style_for_stderr());
    const study::ValidationReport report =
        study::validate(suite, threads, context.logger, [&](std::size_t day) {
          progress.report(static_cast<double>(day) / static_cast<double>(suite.days.size()),
                          suite.days[day].name);
        });
    write_report(options.folder, report);
    fmt::print("{}: {}\n{}\n{} ({}.json and .md in {})\n", suite.name, suite.description,
               study::validation_table(report), report.passed() ? "passed" : "FAILED", suite.name,
               options.folder.string());
    code = report.passed() ? code : static_cast<int>(kFailedCheck);
  }
  return code;
}

}  // namespace

void add_validate_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  options->folder = fs::path("runs") / "validation";
  CLI::App* command =
      program.add_subcommand("validate", "Run published validation cases; code 4 if one fails");
  command->add_option("--suite", options->suite,
                      "Name of a suite in scenarios/validation, or a file; default: all");
  command->add_option("-o,--output", options->folder,
                      "Folder of <suite>.json and .md; default runs/validation");
  command->add_option("--threads", options->threads, "Number of threads; default: all")
      ->check(CLI::Range(1, 1024));
  command->callback([options, &context] {
    context.action = [options, &context] { return validate(*options, context); };
  });
}

}  // namespace poai::app
