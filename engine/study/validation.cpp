#include "engine/study/validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "engine/core/suggest.hpp"
#include "engine/core/words.hpp"
#include "engine/metrics/indicators.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/simulation/no_output.hpp"
#include "engine/simulation/run_of_days.hpp"
#include "engine/study/average_day.hpp"

namespace poai::study {
namespace {

std::vector<HourResult> profile_of(const SuiteProfile& wanted,
                                   const metrics::TransitObserver& transit, double scale) {
  const metrics::SectionSeries& series = transit.sections();
  const auto& stops = transit.transit().stops;
  std::vector<HourResult> hours;
  for (std::size_t s = 0; s < series.sections.size(); ++s) {
    const metrics::Section& section = series.sections[s];
    if (section.mode != wanted.mode || stops[section.from].id != wanted.from ||
        stops[section.to].id != wanted.to) {
      continue;
    }
    for (std::size_t row = 0; row < series.passengers.rows(); ++row) {
      const double rated = series.rated_capacity.at(row, s) * scale;
      const double passengers = series.passengers.at(row, s);
      if (rated > 0.0) {
        hours.push_back({.hour = transit.hours().begin_of(row),
                         .passengers = passengers / scale,
                         .load_share = passengers / rated});
      }
    }
  }
  return hours;
}

constexpr std::string_view kOfficePrefix = "office.";

/// What a run of the days so far says.
class SuiteJudge {
 public:
  explicit SuiteJudge(const ValidationSuite& suite) : suite_(suite) {
    report_.suite = suite.name;
    report_.description = suite.description;
    report_.section = suite.profile;
    if (suite.stations) {
      station_prefix_ = fmt::format("transit.{}.", word(kModeNames, suite.stations->mode));
    }
  }

  void add(const SuiteDay& day, const metrics::DayRecord& record, double scale) {
    metrics::Indicators indicators = record.indicators();
    report_.days.push_back({.name = day.name,
                            .weight = day.weight,
                            .state_hash = indicators.text("run.state_hash").value_or(""),
                            .valid = indicators.number("run.valid").value_or(0.0) > 0.5});
    if (suite_.profile && suite_.profile->day == day.name) {
      report_.profile = profile_of(*suite_.profile, record.transit(), scale);
      indicators.add("profile.max_load_share", report_.max_load_share());
      indicators.add("profile.peak_hour_share", report_.peak_hour_share());
      for (const HourResult& hour : report_.profile) {
        indicators.add(fmt::format("profile.load_share.by_hour.{}", format_time(hour.hour)),
                       hour.load_share);
      }
    }
    if (suite_.stations) {
      add_stations(record.transit(), indicators, day.weight);
    }
    average_.add(indicators, day.weight);
    weight_ += day.weight;
    days_.emplace(day.name, std::move(indicators));
  }

  void add_office(const OfficeFigures& figures) {
    const auto add = [this](const char* name, double value) {
      office_.add(fmt::format("{}{}", kOfficePrefix, name), value);
    };
    add("contacts_per_person_day", figures.contacts_per_person_day);
    add("minutes_per_person_day", figures.minutes_per_person_day);
    add("partners_per_person_day", figures.partners_per_person_day);
    add("partners_median", figures.partners_median);
    add("partners_p90", figures.partners_p90);
    add("mean_duration_s", figures.mean_duration_s);
    add("share_of_40_s", figures.share_of_40_s);
    add("share_of_60_s", figures.share_of_60_s);
    add("share_of_120_s", figures.share_of_120_s);
    add("share_of_300_s", figures.share_of_300_s);
    add("pair_seen_again_share", figures.pair_seen_again_share);
    add("top_pairs_time_share", figures.top_pairs_time_share);
    add("pairs_per_person", figures.pairs_per_person);
  }

  ValidationReport finish() {
    Problems problems;
    for (const SuiteCase& one : suite_.cases) {
      report_.cases.push_back(
          {.id = one.id,
           .indicator = one.indicator,
           .day = one.indicator.starts_with(kOfficePrefix) ? "office" : one.day.value_or("average"),
           .modelled = modelled(one, problems),
           .observed = one.observed,
           .range = one.range,
           .reason = one.reason});
    }
    if (suite_.stations) {
      judge_stations(*suite_.stations, problems);
    }
    problems.throw_if_any();
    return std::move(report_);
  }

 private:
  [[nodiscard]] std::optional<double> value_of(const SuiteCase& one) const {
    if (one.indicator.starts_with(kOfficePrefix)) {
      return office_.number(one.indicator);
    }
    return one.day ? days_.at(*one.day).number(one.indicator) : average_.number(one.indicator);
  }

  double modelled(const SuiteCase& one, Problems& problems) const {
    const auto value = value_of(one);
    if (!value) {
      problems.add_scenario_problem(
          {.place = one.source,
           .key = "case." + one.id,
           .problem = fmt::format("the run has no number \"{}\"", one.indicator),
           .reason = {},
           .suggestion = did_you_mean(one.indicator, days_.begin()->second.names())});
    }
    return value.value_or(0.0);
  }

  /// A station that a day lacks has no passengers then.
  void add_stations(const metrics::TransitObserver& transit, const metrics::Indicators& day,
                    double weight) {
    for (const StopId stop : transit.stops_of(suite_.stations->mode)) {
      const std::string& id = transit.transit().stops[stop].id;
      const auto count = [&](const char* what) {
        return weight *
               day.number(fmt::format("{}{}_by_station.{}", station_prefix_, what, id)).value_or(0);
      };
      StationResult& station = stations_[id];
      station.station = id;
      station.boardings += count("boardings");
      station.alightings += count("alightings");
    }
  }

  void judge_stations(const SuiteStations& wanted, Problems& problems) {
    for (auto& [id, station] : stations_) {
      station.boardings /= weight_;
      station.alightings /= weight_;
    }
    for (const ObservedStation& observed : wanted.observed) {
      const auto found = stations_.find(observed.station);
      if (found == stations_.end()) {
        problems.add_file_problem(
            {.place = observed.source,
             .key = "station",
             .problem = fmt::format("no run of the mode calls at \"{}\"", observed.station),
             .reason = {},
             .suggestion = {}});
        continue;
      }
      found->second.observed = observed.passengers_per_day;
      report_.cases.push_back({.id = "station-" + observed.station,
                               .indicator = fmt::format("{}boardings_by_station.{} + alightings",
                                                        station_prefix_, observed.station),
                               .day = "average",
                               .modelled = found->second.passengers(),
                               .observed = observed.passengers_per_day,
                               .range = wanted.range,
                               .reason = wanted.reason});
    }
    for (const auto& [id, station] : stations_) {
      report_.stations.push_back(station);
    }
  }

  const ValidationSuite& suite_;
  std::string station_prefix_;
  ValidationReport report_;
  AverageDay average_;
  double weight_ = 0.0;
  std::map<std::string, metrics::Indicators> days_;
  metrics::Indicators office_;
  std::map<std::string, StationResult> stations_;
};

/// Reports the ends of the profile's section that are no stops of its day.
void check_profile(const PreparedSuite& prepared, Problems& problems) {
  const SuiteProfile& profile = *prepared.suite.profile;
  for (std::size_t i = 0; i < prepared.inputs.size(); ++i) {
    if (prepared.suite.days[i].name != profile.day) {
      continue;
    }
    std::vector<std::string> ids;
    for (const district::Stop& stop : prepared.inputs[i].district.transit.stops) {
      ids.push_back(stop.id);
    }
    for (const std::string& end : {profile.from, profile.to}) {
      if (!ids.empty() && std::find(ids.begin(), ids.end(), end) == ids.end()) {
        problems.add_scenario_problem({.place = profile.source,
                                       .key = "profile",
                                       .problem = fmt::format("there is no stop \"{}\"", end),
                                       .reason = {},
                                       .suggestion = did_you_mean(end, ids)});
      }
    }
  }
}

}  // namespace

PreparedSuite prepare_validation(const std::filesystem::path& file,
                                 const std::vector<std::string>& settings, Problems& problems) {
  PreparedSuite prepared{load_validation_suite(file, problems), settings, {}};
  for (const SuiteDay& day : prepared.suite.days) {
    prepared.inputs.push_back(simulation::load_inputs(day.scenario, settings, problems));
  }
  if (prepared.suite.profile) {
    check_profile(prepared, problems);
  }
  return prepared;
}

double CaseResult::judged() const { return observed ? modelled / *observed : modelled; }

bool CaseResult::passed() const { return range.contains(judged()); }

bool ValidationReport::passed() const {
  return std::all_of(cases.begin(), cases.end(),
                     [](const CaseResult& one) { return one.passed(); }) &&
         std::all_of(days.begin(), days.end(), [](const DayResult& day) { return day.valid; });
}

double ValidationReport::peak_hour_share() const {
  double total = 0.0;
  double largest = 0.0;
  for (const HourResult& hour : profile) {
    total += hour.passengers;
    largest = std::max(largest, hour.passengers);
  }
  return total > 0.0 ? largest / total : 0.0;
}

double ValidationReport::max_load_share() const {
  double largest = 0.0;
  for (const HourResult& hour : profile) {
    largest = std::max(largest, hour.load_share);
  }
  return largest;
}

double geh(double modelled, double observed) {
  const double sum = modelled + observed;
  return sum > 0.0 ? std::abs(modelled - observed) * std::sqrt(2.0 / sum) : 0.0;
}

std::optional<ValidationReport> validate(PreparedSuite prepared, const ValidationControl& control) {
  const ValidationSuite suite = std::move(prepared.suite);
  SuiteJudge judge(suite);
  if (suite.office) {
    judge.add_office(
        run_office(suite.office->setting, prepared.inputs.front().scenario.encounters));
  }
  for (std::size_t i = 0; i < suite.days.size(); ++i) {
    if (control.on_day) {
      control.on_day(i);
    }
    simulation::RunOfDays days(std::move(prepared.inputs[i]), control.threads, control.logger);
    simulation::Simulation::Control watch;
    watch.interrupt = control.interrupt;
    simulation::NoOutput no_output;
    if (days.run(no_output, watch) == simulation::RunStatus::kInterrupted) {
      return std::nullopt;
    }
    judge.add(suite.days[i], days.simulation().record(), days.model().scenario.population.scale);
  }
  ValidationReport report = judge.finish();
  report.settings = std::move(prepared.settings);
  return report;
}

}  // namespace poai::study
