// poai compare: two scenarios with the same persons and draws, and what differs between them.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/app/options.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/progress.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/study/comparison.hpp"
#include "engine/study/comparison_files.hpp"
#include "engine/study/comparison_report.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCompareFile = "compare.json";

struct Options {
  fs::path base;
  fs::path alt;
  fs::path folder;
  std::uint32_t replicates = 10;
  std::string until_half_width;
  std::vector<std::string> asked;
  std::vector<std::string> settings;
  std::optional<int> threads;
  bool resample_population = false;
  bool overwrite = false;
};

/// "dining.served=20".
std::optional<study::StopRule> stop_rule(const std::string& text) {
  if (text.empty()) {
    return std::nullopt;
  }
  const auto equals = text.find('=');
  study::StopRule rule{.indicator = text.substr(0, equals), .half_width = 0.0};
  const std::string number = equals == std::string::npos ? "" : text.substr(equals + 1);
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), rule.half_width);
  if (error != std::errc() || end != number.data() + number.size() || rule.half_width <= 0.0) {
    refuse_option("--until-half-width", fmt::format("\"{}\" is not KEY=X with X over 0", text),
                  "write for instance dining.served=20");
  }
  return rule;
}

std::vector<std::string> each_once(const std::vector<std::string>& names) {
  std::vector<std::string> found;
  for (const std::string& name : names) {
    if (std::find(found.begin(), found.end(), name) == found.end()) {
      found.push_back(name);
    }
  }
  return found;
}

void check_folder(const Options& options, const fs::path& folder) {
  if (!options.overwrite && path_exists(folder / kCompareFile)) {
    refuse_option("-o", fmt::format("{} holds a comparison already", folder.string()),
                  "choose another folder or add --overwrite");
  }
}

void write_files(const fs::path& folder, const study::Comparison& comparison) {
  write_file_atomically(folder / "places.csv", study::spots_csv(comparison.places));
  write_file_atomically(folder / "links.csv", study::spots_csv(comparison.links));
  write_file_atomically(folder / "compare.md", study::comparison_markdown(comparison));
  write_file_atomically(folder / kCompareFile, study::comparison_json(comparison));
}

int compare(const Options& options, const CommandContext& context) {
  const auto stop = stop_rule(options.until_half_width);
  Problems problems;
  const auto base = simulation::load_inputs(options.base, options.settings, problems);
  const auto alt = simulation::load_inputs(options.alt, options.settings, problems);
  problems.throw_if_any();
  const fs::path folder =
      options.folder.empty()
          ? fs::path("runs") / fmt::format("{}-vs-{}", alt.scenario.name, base.scenario.name)
          : options.folder;
  check_folder(options, folder);
  make_folder(folder);

  const study::ComparisonPlan plan{.replicates = options.replicates,
                                   .stop = stop,
                                   .asked = each_once(options.asked),
                                   .persons = options.resample_population
                                                  ? study::Persons::kResampled
                                                  : study::Persons::kShared};
  const std::uint32_t most = stop ? plan.most_replicates : plan.replicates;
  Progress progress("comparing", progress_style(context));
  const auto comparison = study::compare(
      base, alt, plan,
      {.threads =
           options.threads ? parallel::Threads(*options.threads) : parallel::Threads::available(),
       .logger = silent_logger(),
       .interrupt = &interrupt_requested(),
       .on_replicate = [&](std::uint32_t done) {
         progress.report(static_cast<double>(done) / most,
                         fmt::format("{} of {}{} replicates", done, stop ? "at most " : "", most));
       }});
  if (!comparison) {
    context.logger->warn("interrupted: nothing was written");
    return kInterrupted;
  }
  write_files(folder, *comparison);
  fmt::print("{}\n{}, compare.md, places.csv and links.csv in {}\n",
             study::comparison_table(*comparison), kCompareFile, folder.string());
  return comparison->invalid_runs > 0 ? kFailedCheck : kDone;
}

}  // namespace

void add_compare_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "compare", "Run two scenarios with the same persons and draws; say what differs");
  command->add_option("BASE", options->base, "Scenario file")->required();
  command->add_option("ALT", options->alt, "Scenario file of the alternative")->required();
  command->add_option("-o,--output", options->folder, "Folder; default runs/<alt>-vs-<base>");
  command->add_option("--replicates", options->replicates, "Days to run of each; default 10")
      ->check(CLI::Range(1, 100'000));
  command->add_option("--until-half-width", options->until_half_width,
                      "KEY=X: add replicates until half of the 95 % interval of that indicator's "
                      "difference is at most X (5 replicates at least, 500 at most; 20 at least "
                      "where all are equal). To stop so makes the interval hold the truth somewhat "
                      "less often than in 95 % of the times");
  command
      ->add_option("--indicator", options->asked,
                   "KEY[,KEY]: indicators that the question is about, named beforehand: printed "
                   "first, and their p adjusted for these only")
      ->delimiter(',');
  command->add_flag("--resample-population", options->resample_population,
                    "Other persons in each replicate, the same in both scenarios");
  command->add_option("--set", options->settings, "Change a key of both: section.key=value");
  command->add_option("--threads", options->threads, "Replicates side by side; default: all cores")
      ->check(CLI::Range(1, 1024));
  command->add_flag("--overwrite", options->overwrite, "Replace the comparison that is there");
  command->callback([options, &context] {
    context.action = [options, &context] { return compare(*options, context); };
  });
}

}  // namespace poai::app
