// poai resume: goes on with a run that was interrupted or killed.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <utility>

#include "engine/app/day_run.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/core/input_error.hpp"
#include "engine/output/manifest.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path folder;
  std::optional<int> threads;
  std::optional<double> max_walltime_s;
};

[[noreturn]] void refuse(InputKind kind, const fs::path& file, std::string problem,
                         std::string reason, std::string suggestion) {
  throw InputError(kind, {Problem{.place = {.file = file.string()},
                                  .key = {},
                                  .problem = std::move(problem),
                                  .reason = std::move(reason),
                                  .suggestion = std::move(suggestion)}});
}

simulation::Checkpoint checkpoint_of(const fs::path& folder, const Logger& logger) {
  auto checkpoint = simulation::newest_checkpoint(folder, SimTime::never(), logger);
  if (!checkpoint) {
    const bool damaged = simulation::has_checkpoints(folder, simulation::CheckpointKind::kAny);
    refuse(damaged ? InputKind::kFiles : InputKind::kScenario, folder, "cannot be resumed",
           damaged ? "all of its checkpoints are damaged" : "it has no checkpoint of a run",
           "start the run with poai run");
  }
  return *std::move(checkpoint);
}

// Files that the scenario did not have when the run began, as far as it finds them by itself.
void expect_same_files(const DayRun& run) {
  if (absolute_paths(run.files) != run.order.inputs) {
    refuse(InputKind::kFiles, run.order.scenario, "reads other files than when the run began",
           "a run goes on with the inputs that it began with", "start anew with poai run");
  }
}

int resume(const Options& options, const CommandContext& context) {
  const auto started = std::chrono::steady_clock::now();
  if (output::manifest_status(options.folder) == "complete") {
    fmt::print("{} is complete already\n", options.folder.string());
    return kDone;
  }
  DayRun run;
  run.folder = options.folder;
  run.folder_state = FolderState::kResumable;
  run.threads = options.threads;
  run.max_walltime_s = options.max_walltime_s;
  run.started = started;
  run.from = checkpoint_of(options.folder, context.logger);
  run.order = run.from->order;
  simulation::expect_same_inputs(run.order);
  run.inputs = read_inputs(run.order.scenario, run.order.settings);
  run.files = simulation::digests_of(run.inputs.files());
  expect_same_files(run);
  const std::string time = format_time(run.from->time.value_or(run.inputs.scenario.run.begin));
  run.went_on_from =
      run.from->day == 0 ? time : fmt::format("{} of day {}", time, run.from->day + 1);
  return run_day(std::move(run), context);
}

}  // namespace

void add_resume_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("resume", "Go on with a run that was interrupted or killed");
  command->add_option("DIR", options->folder, "Result folder of the run")->required();
  command->add_option("--threads", options->threads, "Number of threads; default: all")
      ->check(CLI::Range(1, 1024));
  command
      ->add_option("--max-walltime", options->max_walltime_s,
                   "Stop after so many seconds, with a checkpoint to go on from")
      ->check(CLI::NonNegativeNumber);
  command->callback([options, &context] {
    context.action = [options, &context] { return resume(*options, context); };
  });
}

}  // namespace poai::app
