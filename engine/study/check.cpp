#include "engine/study/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "engine/core/suggest.hpp"
#include "engine/scenario/load.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/study/factor_value.hpp"

namespace poai::study {
namespace {

/// Enough persons that every mode and place is used (about 800 of the bundled island).
constexpr double kTrialScale = 0.01;

// As measured on the bundled weekday (docs/guide/sweeps.md); a result file takes a block of disk.
constexpr double kSecondsPerPerson = 8e-6;
constexpr double kSharedBytes = 20e6;
constexpr double kSharedBytesPerPerson = 300.0;
constexpr double kMemberBytes = 12e6;
constexpr double kMemberBytesPerPerson = 660.0;
constexpr double kDiskBytesPerMember = 4'096.0 + 400.0;
constexpr double kDiskBytesPerIndicator = 80.0;

std::vector<std::string> located(const Study& study, std::vector<std::string> settings) {
  for (std::string& setting : settings) {
    setting = located_setting(study, setting);
  }
  return settings;
}

bool is_of_setting(const Problem& problem) { return problem.place.file.starts_with("--set "); }

/// A district as it was read.
struct ReadDistrict {
  scenario::DistrictSettings where;
  simulation::DistrictInputs inputs;
  bool usable = false;
};

/// Reads the base of a study as members do, with one value of a factor at a time.
class Trials {
 public:
  Trials(const Study& study, Problems& problems) : study_(study), problems_(problems) {}

  /// The base with what the study sets; whether it can be used.
  bool try_base();
  void try_values(const Factor& factor);
  /// All that was read, each file once.
  [[nodiscard]] std::vector<std::filesystem::path> files() const {
    return {files_.begin(), files_.end()};
  }

 private:
  /// The scenario problems of the base with these settings; those of files are reported here.
  Problems problems_of(const std::vector<std::string>& settings);
  const ReadDistrict& district(const scenario::DistrictSettings& where);
  void report(Problem problem, InputKind kind);

  const Study& study_;
  Problems& problems_;
  std::optional<ReadDistrict> of_base_;
  std::optional<ReadDistrict> last_;  ///< values that name the same other district are neighbours
  std::set<std::filesystem::path> files_;
  std::set<std::string> said_;
};

bool Trials::try_base() {
  const std::size_t before = problems_.size();
  const Problems found = problems_of(located(study_, study_.set));
  for (Problem problem : found.all()) {
    if (is_of_setting(problem)) {
      problem.problem = fmt::format("{}: {}", problem.key, problem.problem);
      problem.place = {study_.file.string(), 0, 0};
      problem.key = "set";
    }
    report(std::move(problem), InputKind::kScenario);
  }
  return problems_.size() == before;
}

void Trials::try_values(const Factor& factor) {
  for (const double unit : grid_units(factor)) {
    std::vector<std::string> settings = located(study_, study_.set);
    for (std::string& own : located(study_, value_of(factor, unit).settings)) {
      settings.push_back(std::move(own));
    }
    const Problems found = problems_of(settings);  // the base alone has none
    for (Problem problem : found.all()) {
      if (!problem.key.empty()) {
        problem.problem = fmt::format("{}: {}", problem.key, problem.problem);
      }
      problem.place = factor.source;
      problem.key = fmt::format("factor.{}", factor.name);
      report(std::move(problem), InputKind::kScenario);
    }
  }
}

Problems Trials::problems_of(const std::vector<std::string>& settings) {
  Problems found;
  scenario::Scenario scenario = scenario::load_scenario(study_.base, settings, found);
  if (!found.empty()) {
    return found;
  }
  const ReadDistrict& read = district(scenario.district);
  if (read.usable) {
    const simulation::Inputs inputs =
        simulation::make_inputs(std::move(scenario), read.inputs, found);
    const std::vector<std::filesystem::path> files = inputs.files();
    files_.insert(files.begin(), files.end());
  }
  return found;
}

const ReadDistrict& Trials::district(const scenario::DistrictSettings& where) {
  for (const auto* known : {&of_base_, &last_}) {
    if (*known && is_same_place((*known)->where, where)) {
      return **known;
    }
  }
  Problems found;
  ReadDistrict read{.where = where, .inputs = {}, .usable = false};
  read.inputs = simulation::load_district_inputs(
      where.path, {.flights = where.flights, .population = where.population}, found);
  read.usable = found.empty();
  for (const Problem& problem : found.all()) {
    report(problem, InputKind::kFiles);
  }
  std::optional<ReadDistrict>& kept = of_base_ ? last_ : of_base_;
  return kept.emplace(std::move(read));
}

void Trials::report(Problem problem, InputKind kind) {
  if (said_.insert(problem.text()).second) {
    problems_.add(kind, std::move(problem));
  }
}

}  // namespace

std::vector<std::filesystem::path> check_factors(const Study& study, Problems& problems) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(study.base, error)) {
    problems.add_scenario_problem({{study.file.string(), 0, 0},
                                   "base",
                                   fmt::format("there is no file {}", study.base.string()),
                                   "",
                                   ""});
    return {};
  }
  Trials trials(study, problems);
  if (trials.try_base()) {
    for (const Factor& factor : study.factors) {
      trials.try_values(factor);
    }
  }
  return trials.files();
}

void check_indicators(const Design& design, const MemberRunner& runner, Problems& problems) {
  std::vector<std::string> settings = design.settings(design.member(0));
  settings.push_back(fmt::format("population.scale={}", kTrialScale));
  const auto indicators = runner.run(settings, {});
  std::vector<std::string> names;
  for (const std::string& name : indicators->names()) {
    if (indicators->number(name)) {
      names.push_back(name);
    }
  }
  for (const std::string& pattern : design.study().indicators) {
    if (std::none_of(names.begin(), names.end(),
                     [&pattern](const std::string& name) { return is_meant(pattern, name); })) {
      problems.add_scenario_problem({{design.study().file.string(), 0, 0},
                                     "indicators",
                                     fmt::format("there is no indicator \"{}\"", pattern),
                                     "in a trial run of the first member",
                                     did_you_mean(pattern, names)});
    }
  }
}

StudyCost predict_cost(const Design& design, std::size_t person_count, std::size_t jobs) {
  const auto persons = static_cast<double>(person_count);
  const auto members = static_cast<double>(design.member_count());
  const auto workers = static_cast<double>(std::max<std::size_t>(1, jobs));
  StudyCost cost;
  cost.wall_s = members * persons * kSecondsPerPerson / workers;
  cost.bytes_per_extra_job = kMemberBytes + persons * kMemberBytesPerPerson;
  cost.memory_bytes =
      kSharedBytes + persons * kSharedBytesPerPerson + workers * cost.bytes_per_extra_job;
  cost.disk_bytes =
      members * (kDiskBytesPerMember +
                 static_cast<double>(design.study().indicators.size()) * kDiskBytesPerIndicator);
  return cost;
}

}  // namespace poai::study
