// poai check: reads a scenario, a study or a district and all it refers to, runs nothing, says what
// a run would take.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "engine/app/command.hpp"
#include "engine/app/day_run.hpp"
#include "engine/app/exit_code.hpp"
#include "engine/app/notices.hpp"
#include "engine/app/sweep_steps.hpp"
#include "engine/core/files.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/logging.hpp"
#include "engine/core/suggest.hpp"
#include "engine/core/words.hpp"
#include "engine/district/findings.hpp"
#include "engine/district/load.hpp"
#include "engine/district/summary.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/population/fit_report.hpp"
#include "engine/simulation/foundation.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/simulation/model.hpp"
#include "engine/simulation/no_output.hpp"
#include "engine/simulation/run_of_days.hpp"

namespace poai::app {
namespace {

namespace fs = std::filesystem;

struct Options {
  fs::path file;
  std::vector<std::string> settings;
  bool report = false;
};

// What a run takes, as measured on the bundled weekday by scripts/benchmark (docs/performance.md).
constexpr double kBytesPerPerson = 900.0;
constexpr double kBaseBytes = 45e6;
constexpr double kSecondsPerPerson = 10e-6;
constexpr double kOutputBytesPerPerson = 450.0;

void print_district(const district::District& district) {
  fmt::print("{}\n", district::summary_text(district::summarise(district)));
}

/// Days that are simulated: those that people learn from, and the result.
double days_of(const scenario::DemandSettings& demand) {
  return demand.iterations > 1 ? demand.iterations + 1.0 : 1.0;
}

void print_prediction(double persons, double days) {
  fmt::print("a run takes about {:.0f} s, {:.0f} MB of memory and {:.0f} MB of disk (estimates)\n",
             std::ceil(persons * days * kSecondsPerPerson),
             (kBaseBytes + persons * kBytesPerPerson) / 1e6, persons * kOutputBytesPerPerson / 1e6);
}

void print_tables(const std::vector<population::TableFit>& tables) {
  fmt::print("\n{:<48} {:>7} {:>10} {:>8} {:>12}\n", "fitted table", "cells", "mean", "RMSE",
             "RMSE / mean");
  for (const population::TableFit& fit : tables) {
    fmt::print("{:<48} {:>7} {:>10.2f} {:>8.2f} {:>10.2f} %\n", fit.table, fit.cells, fit.mean,
               fit.rmse, 100.0 * fit.rmse_share());
  }
}

void print_rows(const std::string& title, const std::vector<population::FitRow>& rows) {
  std::size_t width = title.size();
  for (const population::FitRow& row : rows) {
    width = std::max(width, row.control.size());
  }
  fmt::print("\n{:<{}} {:>10} {:>12} {:>8}\n", title, width, "target", "synthesised", "error");
  for (const population::FitRow& row : rows) {
    fmt::print("{:<{}} {:>10.1f} {:>12.0f} {:>8.1f}\n", row.control, width, row.target,
               row.synthesised, row.error());
  }
}

void print_fit(const population::FitReport& report) {
  print_rows("control total", report.totals);
  print_tables(report.tables);
  print_rows("drawn, met but for chance", report.drawn);
}

/// One line for each finding on standard error. What loading a district refuses, with its line, is
/// left out.
void print_findings(const fs::path& folder, const district::District& district,
                    const std::vector<district::Finding>& findings) {
  const geometry::Projection projection(district.crs, district.origin);
  for (const district::Finding& finding : findings) {
    if (finding.kind == district::FindingKind::kCutOff) {
      continue;
    }
    std::string where;
    if (finding.position) {
      const geometry::GeoPoint point = projection.to_geographic(*finding.position);
      where = fmt::format(" at {:.6f}, {:.6f}", point.lon_deg, point.lat_deg);
    }
    fmt::print(stderr, "{}: {}{}\n", word(district::kSeverityNames, finding.severity),
               (folder / finding.text()).string(), where);
  }
}

/// What else there is to find in a district that is refused, if it can be read at all.
void print_further_findings(const fs::path& folder) {
  Problems problems;
  const district::District district = district::load_district(
      folder, {.flights = {}, .population = {}, .cut_off = district::CutOff::kKept}, problems);
  if (problems.empty()) {
    print_findings(folder, district, district::find_flaws(district));
  }
}

int check_district(const fs::path& folder) {
  Problems problems;
  const simulation::DistrictInputs inputs = simulation::load_district_inputs(folder, {}, problems);
  if (!problems.empty()) {
    print_further_findings(folder);
    problems.throw_if_any();
  }
  print_district(inputs.district);
  const std::vector<district::Finding> findings = district::find_flaws(inputs.district);
  print_findings(folder, inputs.district, findings);
  fmt::print("{} warning{}\n", findings.size(), findings.size() == 1 ? "" : "s");
  return kDone;
}

/// The indicators of a run of so many of the people.
metrics::Indicators trial(simulation::Inputs inputs, double scale) {
  inputs.scenario.population.scale = scale;
  inputs.scenario.run.days = std::min(inputs.scenario.run.days, 2U);
  simulation::RunOfDays days(std::move(inputs), parallel::Threads::available(), silent_logger());
  simulation::NoOutput nothing;
  days.run(nothing, {});
  return days.simulation().record().indicators();
}

/// Reports expected indicators that a run does not have. Which ones it has is seen from a day of
/// few people, and, as some appear only where somebody does something rare, of all.
void check_expectations(const simulation::Inputs& inputs, Problems& problems) {
  std::vector<scenario::Expectation> missing = inputs.scenario.expect;
  metrics::Indicators indicators;
  constexpr double kFew = 0.01;
  for (const double scale : {kFew, std::min(inputs.scenario.population.scale, 1.0)}) {
    if (missing.empty()) {
      return;
    }
    indicators = trial(inputs, scale);
    std::erase_if(missing, [&indicators](const scenario::Expectation& expected) {
      return indicators.number(expected.indicator).has_value();
    });
  }
  for (const scenario::Expectation& expected : missing) {
    problems.add_scenario_problem(
        {.place = expected.source,
         .key = "expect",
         .problem = fmt::format("a run has no indicator \"{}\"", expected.indicator),
         .reason = {},
         .suggestion = did_you_mean(expected.indicator, indicators.names())});
  }
}

/// Asks the guests of the scenario's events, as people know the day before they learn anything.
void check_events(simulation::Inputs inputs, const Logger& logger) {
  if (inputs.changes.plans.events.empty()) {
    return;
  }
  inputs.scenario.demand.iterations = 1;
  const simulation::Model model(std::move(inputs), parallel::Threads::available(), silent_logger());
  warn_of_missing_guests(model, logger);
}

int check_scenario(const Options& options, const Logger& logger) {
  Problems problems;
  const simulation::Inputs inputs =
      simulation::load_inputs(options.file, options.settings, problems);
  problems.throw_if_any();
  if (!is_another_day(options.settings)) {
    check_expectations(inputs, problems);
    problems.throw_if_any();
  }
  warn_of_idle(inputs.changes, logger);
  check_events(inputs, logger);
  const population::SynthesisOptions synthesis = simulation::synthesis_options(inputs.scenario);
  const population::Population people =
      simulation::people_of(inputs, parallel::Threads::available());
  fmt::print("scenario {}: {}\n", inputs.scenario.name, inputs.scenario.description);
  print_district(inputs.district);
  fmt::print("{} persons, {} interventions\n", people.size(), inputs.scenario.interventions.size());
  print_prediction(static_cast<double>(people.size()), days_of(inputs.scenario.demand));
  if (options.report) {
    print_fit(population::fit_report(inputs.population, inputs.district, people, synthesis));
  }
  return kDone;
}

/// Checks a study as `poai sweep` does and says what the sweep would take.
int check_study(const fs::path& file) {
  Problems problems;
  const study::Design design = read_design(file, problems).design;
  const study::MemberRunner runner(design.study().base, design.settings(design.member(0)),
                                   parallel::Threads::available(), problems);
  problems.throw_if_any();
  study::check_indicators(design, runner, problems);
  problems.throw_if_any();
  const auto jobs = static_cast<std::size_t>(parallel::Threads::available().count());
  const study::StudyCost cost = study::predict_cost(design, runner.person_count(), jobs);
  fmt::print("study {}: {}\n{} factors, {} points, {} replicates: {} members of {} persons\n",
             design.study().name, design.study().description, design.study().factors.size(),
             design.points().size(), design.study().design.replicates, design.member_count(),
             runner.person_count());
  fmt::print(
      "with {} jobs about {:.0f} s, {:.0f} MB of memory ({:.0f} MB for each further job) "
      "and {:.1f} MB of disk (estimates)\n",
      jobs, std::ceil(cost.wall_s), cost.memory_bytes / 1e6, cost.bytes_per_extra_job / 1e6,
      cost.disk_bytes / 1e6);
  return kDone;
}

int check(const Options& options, const Logger& logger) {
  if (is_study_file(options.file)) {
    return check_study(options.file);
  }
  if (folder_exists(options.file)) {
    return check_district(options.file);
  }
  if (options.file.filename() == "district.toml") {
    return check_district(options.file.parent_path());
  }
  return check_scenario(options, logger);
}

}  // namespace

void add_check_command(CLI::App& program, CommandContext& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "check", "Check a scenario, study or district and all it refers to; run nothing");
  command->add_option("FILE", options->file, "Scenario or study file, or district folder")
      ->required();
  command->add_option("--set", options->settings, "Change a key: section.key=value");
  command->add_flag("--report", options->report, "Also print the fit to every control total");
  command->callback([options, &context] {
    context.action = [options, &context] { return check(*options, context.logger); };
  });
}

}  // namespace poai::app
