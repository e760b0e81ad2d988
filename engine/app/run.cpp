// poai run: simulates a scenario and writes its result folder.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/app/command.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/indicator_table.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/app/options.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/progress.hpp"
#include "engine/output/hdf5_sink.hpp"
#include "engine/output/manifest.hpp"
#include "engine/output/result_folder.hpp"
#include "engine/output/summary.hpp"
#include "engine/simulation/simulation.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Options {
  fs::path scenario;
  fs::path folder;
  std::optional<std::uint64_t> seed;
  std::optional<int> threads;
  std::vector<std::string> settings;
  std::string until;
  bool overwrite = false;

  [[nodiscard]] std::vector<std::string> all_settings() const {
    std::vector<std::string> all = settings;
    if (seed) {
      all.push_back(fmt::format("run.seed={}", *seed));
    }
    return all;
  }
};

/// A folder in which a run that fails leaves nothing of its own.
class ResultFolder {
 public:
  ResultFolder(fs::path path, bool overwrite) : path_(std::move(path)) {
    output::prepare_result_folder(
        path_, overwrite ? output::OverwritePolicy::kReplace : output::OverwritePolicy::kRefuse);
    had_log_ = path_exists(log_file());
  }
  ~ResultFolder() {
    if (!kept_) {
      discard();
    }
  }
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;

  void keep() { kept_ = true; }
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] fs::path log_file() const { return path_ / "run.log"; }

 private:
  void discard() const noexcept {
    std::error_code ignored;
    if (!had_log_) {
      fs::remove(path_ / "run.log", ignored);
    }
    output::discard_result(path_);
  }

  fs::path path_;
  bool had_log_ = false;
  bool kept_ = false;
};

/// From now on the log is written there too. A disk that has no room for the log has none for the
/// result, which says so; the logger itself stays silent about it.
void log_to(const fs::path& file, const Logger& logger) {
  add_log_file(logger, file);
  logger->set_error_handler([](const std::string&) {});
}

SimTime until_of(const Options& options) {
  if (options.until.empty()) {
    return SimTime::never();
  }
  const auto time = parse_time(options.until);
  if (!time) {
    refuse_option("--until", fmt::format("\"{}\" is not a time", options.until),
                  "write HH:MM from 00:00 to 30:00");
  }
  return *time;
}

void check_until(SimTime until, SimTime begin) {
  if (until <= begin) {
    refuse_option("--until",
                  fmt::format("{} is not after the begin of the run", format_time(until)),
                  fmt::format("the run begins at {}", format_time(begin)));
  }
}

simulation::Inputs read_inputs(const Options& options) {
  Problems problems;
  simulation::Inputs inputs =
      simulation::load_inputs(options.scenario, options.all_settings(), problems);
  problems.throw_if_any();
  return inputs;
}

/// The expectations that the run does not meet, one sentence each.
std::vector<std::string> broken_expectations(const scenario::Scenario& scenario,
                                             const metrics::Indicators& indicators) {
  std::vector<std::string> broken;
  for (const scenario::Expectation& expectation : scenario.expect) {
    const auto value = indicators.number(expectation.indicator);
    if (!value) {
      broken.push_back(fmt::format("{}:{}: expect: the run has no indicator \"{}\"",
                                   expectation.source.file, expectation.source.line,
                                   expectation.indicator));
    } else if (*value < expectation.low || *value > expectation.high) {
      broken.push_back(fmt::format("{}:{}: expect: {} is {:g}, not within {:g} to {:g}",
                                   expectation.source.file, expectation.source.line,
                                   expectation.indicator, *value, expectation.low,
                                   expectation.high));
    }
  }
  return broken;
}

/// Exit code of a run that came to its end.
int judge(const scenario::Scenario& scenario, const metrics::Indicators& indicators,
          const Logger& logger) {
  int code = kDone;
  for (const std::string& sentence : broken_expectations(scenario, indicators)) {
    logger->error("{}", sentence);
    code = kFailedCheck;
  }
  if (indicators.number("run.valid").value_or(0.0) < 0.5) {
    logger->warn(
        "the run is not valid: more than 0.1 % of all walks had to be released where they "
        "were stuck");
    code = kFailedCheck;
  }
  return code;
}

output::Manifest manifest_of(const simulation::Model& model, const metrics::DayRecord& record,
                             simulation::RunStatus status, int threads) {
  return {.scenario = model.scenario.name,
          .resolved = model.scenario.resolved,
          .seed = model.scenario.run.seed,
          .replicate = model.scenario.run.replicate,
          .inputs = model.input_files,
          .state_hash = record.indicators().text("run.state_hash").value_or(""),
          .status = status == simulation::RunStatus::kComplete ? "complete" : "interrupted",
          .threads = threads,
          .cost = {}};
}

int run(const Options& options, const CommandContext& context) {
  const Logger& logger = context.logger;
  const auto started = Clock::now();
  const SimTime until = until_of(options);
  simulation::Inputs inputs = read_inputs(options);
  check_until(until, inputs.scenario.run.begin);
  ResultFolder folder(
      options.folder.empty() ? fs::path("runs") / inputs.scenario.name : options.folder,
      options.overwrite);
  log_to(folder.log_file(), logger);

  const parallel::Threads threads = threads_of(options.threads);
  const simulation::Model model(std::move(inputs), threads, logger);
  simulation::Simulation simulation(model);
  output::Hdf5Sink sink(folder.path());
  Progress progress("simulating", progress_style(context));
  const simulation::RunStatus status =
      simulation.run(sink, {.until = until,
                            .interrupt = &interrupt_requested(),
                            .on_progress = [&progress](double share, SimTime now) {
                              progress.report(share, format_time(now));
                            }});

  const metrics::DayRecord& record = simulation.record();
  output::write_summary(folder.path(), record.indicators());
  output::Manifest manifest = manifest_of(model, record, status, threads.count());
  manifest.cost = {.wall_s = std::chrono::duration<double>(Clock::now() - started).count(),
                   .output_s = sink.seconds(),
                   .person_events = record.person_events(),
                   .peak_rss_bytes = output::peak_rss_bytes(),
                   .bytes_written = output::result_bytes(folder.path())};
  output::write_manifest(folder.path(), manifest);
  folder.keep();

  fmt::print("{}results in {}\n", indicator_table(record.indicators()), folder.path().string());
  logger->info("{:.1f} s, {:.1f} M person events", manifest.cost.wall_s,
               static_cast<double>(manifest.cost.person_events) / 1e6);
  return status == simulation::RunStatus::kInterrupted
             ? static_cast<int>(kInterrupted)
             : judge(model.scenario, record.indicators(), logger);
}

}  // namespace

void add_run_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("run", "Simulate a scenario");
  command->add_option("SCENARIO", options->scenario, "Scenario file (TOML)")->required();
  command->add_option("-o,--output", options->folder,
                      "Result folder; default runs/<scenario name>");
  command->add_option("--seed", options->seed, "Seed of all draws (run.seed)");
  command->add_option("--threads", options->threads, "Number of threads; default: all")
      ->check(CLI::Range(1, 1024));
  command->add_option("--set", options->settings,
                      "Change a key: section.key=value; may be repeated");
  command->add_option("--until", options->until, "Stop at HH:MM");
  command->add_flag("--overwrite", options->overwrite, "Replace the result that is there");
  command->callback([options, &context] {
    context.action = [options, &context] { return run(*options, context); };
  });
}

}  // namespace poai::app
