#include "engine/app/day_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/app/exit_code.hpp"
#include "engine/app/indicator_table.hpp"
#include "engine/app/interrupt.hpp"
#include "engine/app/notices.hpp"
#include "engine/app/options.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/progress.hpp"
#include "engine/output/hdf5_sink.hpp"
#include "engine/output/manifest.hpp"
#include "engine/output/population_fit.hpp"
#include "engine/output/result_folder.hpp"
#include "engine/output/summary.hpp"
#include "engine/population/fit_report.hpp"
#include "engine/simulation/experience_file.hpp"
#include "engine/simulation/run_of_days.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A result folder in which a run that fails leaves nothing half-written: no result files, and of
/// the rest only what the run can be gone on from.
class ResultFolder {
 public:
  ResultFolder(const fs::path& path, FolderState state)
      : path_(path),
        resumable_(state == FolderState::kResumable),
        had_log_(path_exists(log_file())) {
    if (resumable_) {
      output::remove_result_files(path_);
    }
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
  [[nodiscard]] LogFile log_mode() const {
    return resumable_ ? LogFile::kContinued : LogFile::kReplaced;
  }

 private:
  void discard() const noexcept {
    if (resumable_ || simulation::has_checkpoints(path_, simulation::CheckpointKind::kWithState)) {
      output::remove_result_files(path_);
      return;
    }
    std::error_code ignored;
    if (!had_log_) {
      fs::remove(path_ / "run.log", ignored);
    }
    output::discard_result(path_);
  }

  fs::path path_;
  bool resumable_;
  bool had_log_;
  bool kept_ = false;
};

/// From now on the log is written there too. A disk that has no room for the log has none for the
/// result, which says so; the logger itself stays silent about it.
void log_to(const ResultFolder& folder, const Logger& logger) {
  add_log_file(logger, folder.log_file(), folder.log_mode());
  logger->set_error_handler([](const std::string&) {});
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

/// How settings begin that make another day of a scenario than the one it was written for.
constexpr std::array<std::string_view, 5> kSettingsOfAnotherDay = {
    "population.scale", "run.day_type", "run.begin", "run.end", "district."};

/// Whether the run is of all people of the scenario, and of its day to the end; expectations are.
bool is_as_written(const simulation::RunOrder& order, SimTime end_of_day) {
  return order.until >= end_of_day && !is_another_day(order.settings);
}

/// Exit code of a run that came to its end.
int judge(const simulation::RunOrder& order, const scenario::Scenario& scenario,
          const metrics::Indicators& indicators, const Logger& logger) {
  int code = kDone;
  if (!is_as_written(order, scenario.run.end)) {
    if (!scenario.expect.empty()) {
      logger->info(
          "[expect] is not checked: it is of the scenario's own day, all of it, at its scale");
    }
  } else {
    for (const std::string& sentence : broken_expectations(scenario, indicators)) {
      logger->error("{}", sentence);
      code = kFailedCheck;
    }
  }
  if (indicators.number("run.valid").value_or(0.0) < 0.5) {
    logger->warn(
        "the run is not valid: more than 0.1 % of all walks had to be released where they "
        "were stuck");
    code = kFailedCheck;
  }
  return code;
}

void write_manifest(const DayRun& run, const simulation::Model& model,
                    const metrics::DayRecord& record, simulation::RunStatus status,
                    const output::Manifest& measured) {
  output::Manifest manifest = measured;
  manifest.scenario = model.scenario.name;
  manifest.resolved = model.scenario.resolved;
  manifest.seed = model.scenario.run.seed;
  manifest.replicate = model.scenario.run.replicate;
  manifest.inputs = run.files;
  manifest.state_hash = record.indicators().text("run.state_hash").value_or("");
  manifest.status = status == simulation::RunStatus::kComplete ? "complete" : "interrupted";
  manifest.went_on_from = run.went_on_from;
  output::write_manifest(run.folder, manifest);
}

std::optional<Clock::time_point> deadline_of(const DayRun& run) {
  if (!run.max_walltime_s) {
    return std::nullopt;
  }
  const std::chrono::duration<double> limit(*run.max_walltime_s);
  return run.started + std::chrono::duration_cast<Clock::duration>(limit);
}

simulation::RunStatus simulate(simulation::RunOfDays& days, const DayRun& run,
                               output::Hdf5Sink& sink, simulation::CheckpointWriter& checkpoints,
                               const CommandContext& context) {
  Progress progress("simulating", progress_style(context));
  return days.run(sink, {.until = run.order.until,
                         .interrupt = &interrupt_requested(),
                         .deadline = deadline_of(run),
                         .checkpoints = &checkpoints,
                         .from = run.from ? &*run.from : nullptr,
                         .on_progress = [&progress](double share, SimTime now) {
                           progress.report(share, format_time(now));
                         }});
}

/// Says of a day that was not simulated to its end that the numbers are of a part of it.
std::string stopped_text(const scenario::RunSettings& day, SimTime end) {
  if (end >= day.end) {
    return {};
  }
  return fmt::format(
      "stopped at {}, before the end of the day at {}: the numbers hold until then\n",
      format_time(end), format_time(day.end));
}

population::FitReport fit_of(const simulation::Model& model) {
  return population::fit_report(model.population_spec, model.district, model.population,
                                simulation::synthesis_options(model.scenario));
}

/// Checkpoints of a run that is complete serve other scenarios (--from), if they were asked for.
void clean_up(const DayRun& run, simulation::RunStatus status, const Logger& logger) {
  if (status == simulation::RunStatus::kInterrupted) {
    logger->warn("interrupted; poai resume {} goes on", run.folder.string());
  } else if (run.order.checkpoint_every.ms == 0) {
    simulation::remove_checkpoints(run.folder);
  }
}

}  // namespace

bool is_another_day(const std::vector<std::string>& settings) {
  return std::ranges::any_of(settings, [](const std::string& setting) {
    return std::ranges::any_of(kSettingsOfAnotherDay, [&setting](std::string_view key) {
      return setting.starts_with(key);
    });
  });
}

simulation::Inputs read_inputs(const fs::path& scenario, const std::vector<std::string>& settings) {
  Problems problems;
  simulation::Inputs inputs = simulation::load_inputs(scenario, settings, problems);
  problems.throw_if_any();
  return inputs;
}

std::vector<simulation::InputFile> absolute_paths(std::vector<simulation::InputFile> files) {
  for (simulation::InputFile& file : files) {
    file.path = fs::absolute(file.path).lexically_normal();
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

int run_day(DayRun run, const CommandContext& context) {
  const Logger& logger = context.logger;
  ResultFolder folder(run.folder, run.folder_state);
  log_to(folder, logger);
  if (run.from) {
    logger->info("going on from {}", run.went_on_from);
  }
  warn_of_idle(run.inputs.changes, logger);
  simulation::CheckpointWriter checkpoints(run.folder, run.order);
  if (run.folder_state == FolderState::kFresh) {
    checkpoints.begin();
  } else if (run.from && run.from->time) {
    checkpoints.goes_on_from({run.from->day, *run.from->time});
  }

  const parallel::Threads threads = threads_of(run.threads);
  simulation::RunOfDays days(std::move(run.inputs), threads, logger);
  output::Hdf5Sink sink(run.folder);
  const simulation::RunStatus status = simulate(days, run, sink, checkpoints, context);

  const simulation::Model& model = days.model();
  warn_of_missing_guests(model, logger);
  const metrics::DayRecord& record = days.simulation().record();
  output::write_summary(run.folder, record.indicators());
  output::write_population_fit(run.folder, fit_of(model));
  if (model.habits() != nullptr && model.habits()->learnt != nullptr) {
    simulation::write_experience(run.folder / output::kExperienceFile, *model.habits()->learnt);
  }
  output::Manifest measured;
  measured.threads = threads.count();
  measured.cost = {.wall_s = std::chrono::duration<double>(Clock::now() - run.started).count(),
                   .output_s = sink.seconds(),
                   .checkpoints_s = checkpoints.seconds(),
                   .person_events = record.person_events(),
                   .peak_rss_bytes = output::peak_rss_bytes(),
                   .bytes_written = output::result_bytes(run.folder)};
  write_manifest(run, model, record, status, measured);
  folder.keep();

  fmt::print("{}{}results in {}\n",
             indicator_table(record.indicators(), district::rail_name(model.district.transit)),
             stopped_text(model.scenario.run, record.end()), run.folder.string());
  logger->info("{:.1f} s, {:.1f} M person events", measured.cost.wall_s,
               static_cast<double>(measured.cost.person_events) / 1e6);
  clean_up(run, status, logger);
  return status == simulation::RunStatus::kInterrupted
             ? static_cast<int>(kInterrupted)
             : judge(run.order, model.scenario, record.indicators(), logger);
}

}  // namespace poai::app
