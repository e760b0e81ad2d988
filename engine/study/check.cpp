#include "engine/study/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>

#include "engine/core/suggest.hpp"
#include "engine/scenario/load.hpp"
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

bool is_of_setting(const Problem& problem) { return problem.place.file.starts_with("--set "); }

/// The problems of a setting, as problems of the study at `place`.
void add_at(const SourcePlace& place, const std::string& key, const Problems& found,
            std::set<std::string>& said, Problems& problems) {
  for (Problem problem : found.all()) {
    if (is_of_setting(problem)) {
      if (!problem.key.empty()) {
        problem.problem = fmt::format("{}: {}", problem.key, problem.problem);
      }
      problem.place = place;
      problem.key = key;
    }
    if (said.insert(problem.text()).second) {
      problems.add_scenario_problem(std::move(problem));
    }
  }
}

std::vector<std::string> located(const Study& study, std::vector<std::string> settings) {
  for (std::string& setting : settings) {
    setting = located_setting(study, setting);
  }
  return settings;
}

void check_factor(const Study& study, const Factor& factor, std::set<std::string>& said,
                  Problems& problems) {
  for (const double unit : grid_units(factor)) {
    std::vector<std::string> settings = located(study, study.set);
    for (const std::string& own : located(study, value_of(factor, unit).settings)) {
      settings.push_back(own);
    }
    Problems found;
    static_cast<void>(scenario::load_scenario(study.base, settings, found));
    add_at(factor.source, fmt::format("factor.{}", factor.name), found, said, problems);
  }
}

}  // namespace

void check_factors(const Study& study, Problems& problems) {
  const SourcePlace place{study.file.string(), 0, 0};
  std::error_code error;
  if (!std::filesystem::is_regular_file(study.base, error)) {
    problems.add_scenario_problem(
        {place, "base", fmt::format("there is no file {}", study.base.string()), "", ""});
    return;
  }
  std::set<std::string> said;
  Problems of_base;
  static_cast<void>(scenario::load_scenario(study.base, located(study, study.set), of_base));
  add_at(place, "set", of_base, said, problems);
  if (!of_base.empty()) {
    return;
  }
  for (const Factor& factor : study.factors) {
    check_factor(study, factor, said, problems);
  }
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
