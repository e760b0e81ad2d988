#include "engine/study/validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "engine/core/words.hpp"
#include "engine/metrics/indicators.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/simulation/simulation.hpp"
#include "engine/study/average_day.hpp"
#include "engine/study/no_output.hpp"

namespace poai::study {
namespace {

std::vector<HourResult> profile_of(const SuiteProfile& wanted,
                                   const metrics::TransitObserver& transit, double scale) {
  const metrics::SectionSeries& series = transit.sections();
  const auto& stops = transit.transit().stops;
  std::vector<HourResult> hours;
  for (std::size_t s = 0; s < series.sections.size(); ++s) {
    const metrics::Section& section = series.sections[s];
    if (stops[section.from].id != wanted.from || stops[section.to].id != wanted.to) {
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

/// The results of the days so far.
class Comparison {
 public:
  explicit Comparison(const ValidationSuite& suite) : suite_(suite) {
    report_.suite = suite.name;
    report_.description = suite.description;
    report_.section = suite.profile;
  }

  void add(const SuiteDay& day, const metrics::DayRecord& record, double scale) {
    const metrics::Indicators& indicators = record.indicators();
    report_.days.push_back({.name = day.name,
                            .weight = day.weight,
                            .state_hash = indicators.text("run.state_hash").value_or(""),
                            .valid = indicators.number("run.valid").value_or(0.0) > 0.5});
    average_.add(indicators, day.weight);
    if (suite_.profile && suite_.profile->day == day.name) {
      report_.profile = profile_of(*suite_.profile, record.transit(), scale);
    }
    if (suite_.stations) {
      take_stations(record.transit());
    }
    days_.emplace(day.name, indicators);
  }

  ValidationReport finish() {
    for (const SuiteCase& one : suite_.cases) {
      report_.cases.push_back({.id = one.id,
                               .indicator = one.indicator,
                               .day = one.day.value_or("average"),
                               .modelled = modelled(one),
                               .observed = one.observed,
                               .range = one.range,
                               .reason = one.reason});
    }
    if (suite_.stations) {
      compare_stations(*suite_.stations);
    }
    return std::move(report_);
  }

 private:
  std::optional<double> modelled(const SuiteCase& one) const {
    if (!one.day) {
      return average_.number(one.indicator);
    }
    const auto day = days_.find(*one.day);
    return day == days_.end() ? std::nullopt : day->second.number(one.indicator);
  }

  void take_stations(const metrics::TransitObserver& transit) {
    for (const StopId stop : transit.stops_of(suite_.stations->mode)) {
      const std::string& id = transit.transit().stops[stop].id;
      if (std::find(stations_.begin(), stations_.end(), id) == stations_.end()) {
        stations_.push_back(id);
      }
    }
  }

  void compare_stations(const SuiteStations& wanted) {
    const std::string mode = fmt::format("transit.{}", word(kModeNames, wanted.mode));
    for (const std::string& id : stations_) {
      const auto count = [&](const char* what) {
        return average_.number(fmt::format("{}.{}_by_station.{}", mode, what, id)).value_or(0.0);
      };
      report_.stations.push_back({id, count("boardings"), count("alightings"), std::nullopt});
    }
    for (const ObservedStation& observed : wanted.observed) {
      compare_station(wanted, observed, mode);
    }
  }

  void compare_station(const SuiteStations& wanted, const ObservedStation& observed,
                       const std::string& mode) {
    CaseResult result{
        .id = "station-" + observed.station,
        .indicator = fmt::format("{}.boardings_by_station.{} + alightings", mode, observed.station),
        .day = "average",
        .modelled = {},
        .observed = observed.passengers_per_day,
        .range = wanted.range,
        .reason = wanted.reason};
    for (StationResult& station : report_.stations) {
      if (station.station == observed.station) {
        station.observed = observed.passengers_per_day;
        result.modelled = station.passengers();
      }
    }
    report_.cases.push_back(std::move(result));
  }

  const ValidationSuite& suite_;
  ValidationReport report_;
  AverageDay average_;
  std::map<std::string, metrics::Indicators> days_;
  std::vector<std::string> stations_;
};

std::vector<simulation::Inputs> load_days(const ValidationSuite& suite) {
  Problems problems;
  std::vector<simulation::Inputs> inputs;
  for (const SuiteDay& day : suite.days) {
    inputs.push_back(simulation::load_inputs(day.scenario, {}, problems));
  }
  problems.throw_if_any();
  return inputs;
}

}  // namespace

std::optional<double> CaseResult::judged() const {
  if (!modelled || !observed) {
    return modelled;
  }
  return *modelled / *observed;
}

bool CaseResult::passed() const {
  const auto value = judged();
  return value && range.contains(*value);
}

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

double geh(double modelled, double observed) {
  const double sum = modelled + observed;
  return sum > 0.0 ? std::abs(modelled - observed) * std::sqrt(2.0 / sum) : 0.0;
}

ValidationReport validate(const ValidationSuite& suite, parallel::Threads threads,
                          const Logger& logger,
                          const std::function<void(std::size_t day)>& on_day) {
  std::vector<simulation::Inputs> inputs = load_days(suite);
  Comparison comparison(suite);
  for (std::size_t i = 0; i < suite.days.size(); ++i) {
    on_day(i);
    const simulation::Model model(std::move(inputs[i]), threads, logger);
    simulation::Simulation simulation(model);
    NoOutput no_output;
    simulation.run(no_output, {});
    comparison.add(suite.days[i], simulation.record(), model.scenario.population.scale);
  }
  return comparison.finish();
}

}  // namespace poai::study
