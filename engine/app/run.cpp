// poai run: simulates a scenario and writes its result folder.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <utility>

#include "engine/app/day_run.hpp"
#include "engine/app/options.hpp"
#include "engine/core/input_error.hpp"
#include "engine/district/ranges.hpp"
#include "engine/output/result_folder.hpp"
#include "engine/simulation/branch.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path scenario;
  fs::path folder;
  std::optional<std::uint64_t> seed;
  std::optional<int> threads;
  std::vector<std::string> settings;
  std::string until;
  std::string from;
  std::string checkpoint_every;
  std::optional<double> max_walltime_s;
  bool overwrite = false;

  [[nodiscard]] std::vector<std::string> all_settings() const {
    std::vector<std::string> all = settings;
    if (seed) {
      all.push_back(fmt::format("run.seed={}", *seed));
    }
    return all;
  }
};

SimTime time_of(const std::string& option, const std::string& text) {
  const auto time = parse_time(text);
  if (!time) {
    refuse_option(option, fmt::format("\"{}\" is not a time", text),
                  "write HH:MM from 00:00 to 30:00");
  }
  return *time;
}

SimTime until_of(const Options& options) {
  return options.until.empty() ? SimTime::never() : time_of("--until", options.until);
}

Duration checkpoint_every_of(const Options& options) {
  if (options.checkpoint_every.empty()) {
    return {};
  }
  const Duration every = time_of("--checkpoint-every", options.checkpoint_every) - SimTime{};
  if (every.ms == 0) {
    refuse_option("--checkpoint-every", "the interval is nothing",
                  "write 01:00 for every full hour");
  }
  return every;
}

void check_until(SimTime until, SimTime begin) {
  if (until <= begin) {
    refuse_option("--until",
                  fmt::format("{} is not after the begin of the run", format_time(until)),
                  fmt::format("the run begins at {}", format_time(begin)));
  }
  using district::kDayEnd;
  if (until > kDayEnd && until < SimTime::never()) {
    refuse_option("--until", fmt::format("{} is after the end of the day", format_time(until)),
                  fmt::format("days end at {}", format_time(kDayEnd)));
  }
}

/// What is wrong with a seed as it was written; nothing if it is a whole number.
std::string flaw_of_seed(const std::string& text) {
  const bool is_whole = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  return is_whole ? "" : fmt::format("\"{}\" is not a whole number of at least 0", text);
}

/// The state of another run that this one begins with.
struct Branching {
  fs::path folder;
  SimTime time;
};

std::optional<Branching> branching_of(const Options& options) {
  if (options.from.empty()) {
    return std::nullopt;
  }
  const std::size_t at = options.from.rfind('@');
  if (at == std::string::npos || at == 0) {
    refuse_option("--from", fmt::format("\"{}\" is not a folder and a time", options.from),
                  "write DIR@HH:MM");
  }
  const SimTime time = time_of("--from", options.from.substr(at + 1));
  return Branching{.folder = options.from.substr(0, at), .time = time};
}

void check_branching(const Branching& branching, const DayRun& run) {
  const scenario::RunSettings& day = run.inputs.scenario.run;
  if (branching.time < day.begin || branching.time > day.end) {
    refuse_option(
        "--from", fmt::format("{} is not within the run", format_time(branching.time)),
        fmt::format("the run is from {} to {}", format_time(day.begin), format_time(day.end)));
  }
  if (day.days > 1) {
    refuse_option("--from", "the run has several days", "set run.days to 1");
  }
  if (run.order.until < branching.time) {
    refuse_option("--from", fmt::format("{} is after --until", format_time(branching.time)), "");
  }
  std::error_code error;
  if (fs::equivalent(branching.folder, run.folder, error) && !error) {
    refuse_option("--from", "is the result folder itself", "give another folder with -o");
  }
}

/// The newest state of the other run at or before the time, if both days are the same until then.
simulation::Checkpoint checkpoint_of(const Branching& branching, const DayRun& run,
                                     const Logger& logger) {
  auto checkpoint = simulation::newest_checkpoint(branching.folder, branching.time, logger);
  if (!checkpoint) {
    refuse_option("--from", fmt::format("{} has no checkpoint", branching.folder.string()),
                  "run its scenario with --checkpoint-every");
  }
  simulation::expect_same_inputs(checkpoint->order);
  const simulation::Inputs base =
      read_inputs(checkpoint->order.scenario, checkpoint->order.settings);
  Problems problems;
  simulation::expect_same_before(branching.time, {base, checkpoint->order.inputs},
                                 {run.inputs, run.files}, problems);
  problems.throw_if_any();
  return *std::move(checkpoint);
}

int run(const Options& options, const CommandContext& context) {
  const auto started = std::chrono::steady_clock::now();
  const SimTime until = until_of(options);
  const auto branching = branching_of(options);
  const Duration checkpoint_every = checkpoint_every_of(options);
  DayRun run;
  run.order.scenario = fs::absolute(options.scenario).lexically_normal();
  run.order.settings = options.all_settings();
  run.order.until = until;
  run.order.checkpoint_every = checkpoint_every;
  run.threads = options.threads;
  run.max_walltime_s = options.max_walltime_s;
  run.started = started;
  run.inputs = read_inputs(options.scenario, run.order.settings);
  check_until(until, run.inputs.scenario.run.begin);
  run.files = simulation::digests_of(run.inputs.files());
  run.order.inputs = absolute_paths(run.files);
  run.folder =
      options.folder.empty() ? fs::path("runs") / run.inputs.scenario.name : options.folder;
  if (branching) {
    check_branching(*branching, run);
    run.from = checkpoint_of(*branching, run, context.logger);
    run.went_on_from =
        fmt::format("{} of {}", format_time(run.from->time.value_or(run.inputs.scenario.run.begin)),
                    branching->folder.string());
  }
  output::prepare_result_folder(run.folder, options.overwrite ? output::OverwritePolicy::kReplace
                                                              : output::OverwritePolicy::kRefuse);
  return run_day(std::move(run), context);
}

}  // namespace

void add_run_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("run", "Simulate a scenario");
  command->add_option("SCENARIO", options->scenario, "Scenario file (TOML)")->required();
  command->add_option("-o,--output", options->folder,
                      "Result folder; default runs/<scenario name>");
  command->add_option("--seed", options->seed, "Seed of all draws (run.seed)")
      ->check(CLI::Validator(flaw_of_seed, "WHOLE NUMBER"));
  command->add_option("--threads", options->threads, "Number of threads; default: all")
      ->check(CLI::Range(1, 1024));
  command->add_option("--set", options->settings,
                      "Change a key: section.key=value; may be repeated");
  command->add_option("--until", options->until, "Stop at HH:MM, of the last day");
  command->add_option("--from", options->from,
                      "Go on from a checkpoint of another run, DIR@HH:MM, until when both are the "
                      "same");
  command->add_option("--checkpoint-every", options->checkpoint_every,
                      "Write a checkpoint at each multiple of HH:MM of the clock");
  command
      ->add_option("--max-walltime", options->max_walltime_s,
                   "Stop after so many seconds, with a checkpoint to go on from")
      ->check(CLI::NonNegativeNumber);
  command->add_flag("--overwrite", options->overwrite, "Replace the result that is there");
  command->callback([options, &context] {
    context.action = [options, &context] { return run(*options, context); };
  });
}

}  // namespace poai::app
