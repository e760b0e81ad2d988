#include "engine/study/validation_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/study/text_table.hpp"

namespace poai::study {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kHoursADay = 24.0;

std::string number_text(const std::optional<double>& value) {
  if (!value) {
    return "-";
  }
  return std::abs(*value) < 100.0 ? fmt::format("{:.3f}", *value) : fmt::format("{:.0f}", *value);
}

TextTable table_of_cases(const ValidationReport& report) {
  TextTable table{{{"case", "day", "verdict", "modelled", "observed", "judged", "band"}}, 3};
  for (const CaseResult& one : report.cases) {
    table.rows.push_back({one.id, one.day, one.passed() ? "pass" : "FAIL",
                          number_text(one.modelled), number_text(one.observed),
                          number_text(one.judged()), one.range.text()});
  }
  return table;
}

std::optional<double> geh_of(const StationResult& station) {
  if (!station.observed) {
    return std::nullopt;
  }
  return geh(station.passengers() / kHoursADay, *station.observed / kHoursADay);
}

std::optional<double> error_of(const StationResult& station) {
  if (!station.observed) {
    return std::nullopt;
  }
  return station.passengers() / *station.observed - 1.0;
}

TextTable table_of_days(const ValidationReport& report) {
  TextTable table{{{"day", "run is valid", "state hash", "weight"}}, 3};
  for (const DayResult& day : report.days) {
    table.rows.push_back(
        {day.name, day.valid ? "yes" : "NO", day.state_hash, number_text(day.weight)});
  }
  return table;
}

TextTable table_of_stations(const ValidationReport& report) {
  TextTable table{{{"station", "boardings", "alightings", "both", "observed", "error", "GEH"}}, 1};
  for (const StationResult& station : report.stations) {
    const auto error = error_of(station);
    table.rows.push_back(
        {station.station, fmt::format("{:.0f}", station.boardings),
         fmt::format("{:.0f}", station.alightings), fmt::format("{:.0f}", station.passengers()),
         number_text(station.observed), error ? fmt::format("{:+.1f} %", 100.0 * *error) : "-",
         station.observed ? fmt::format("{:.1f}", *geh_of(station)) : "-"});
  }
  return table;
}

TextTable table_of_hours(const ValidationReport& report) {
  TextTable table{{{"hour", "passengers", "load share"}}, 1};
  for (const HourResult& hour : report.profile) {
    table.rows.push_back({format_time(hour.hour), fmt::format("{:.0f}", hour.passengers),
                          fmt::format("{:.2f}", hour.load_share)});
  }
  return table;
}

std::string section_text(const ValidationReport& report) {
  return fmt::format("{} to {} on {}; {:.1f} % of the day's passengers ride in the fullest hour",
                     report.section->from, report.section->to, report.section->day,
                     100.0 * report.peak_hour_share());
}

Json json_of(const CaseResult& one) {
  Json json = {{"id", one.id}, {"indicator", one.indicator}, {"day", one.day}};
  json["modelled"] = one.modelled;
  json["observed"] = one.observed ? Json(*one.observed) : Json();
  json["range"] = {one.range.least, one.range.most};
  json["range_of"] = one.observed ? "modelled / observed" : "modelled";
  json["passed"] = one.passed();
  json["reason"] = one.reason;
  return json;
}

Json json_of(const StationResult& station) {
  Json json = {{"boardings", station.boardings}, {"alightings", station.alightings}};
  if (station.observed) {
    json["observed_boardings_plus_alightings"] = *station.observed;
    json["relative_error"] = *error_of(station);
    json["geh_of_mean_hour"] = *geh_of(station);
  }
  return json;
}

}  // namespace

std::string validation_table(const ValidationReport& report) {
  std::string text = as_text(table_of_days(report)) + '\n' + as_text(table_of_cases(report));
  if (!report.stations.empty()) {
    text += "\npassengers of the average day by station; GEH is of the mean hour\n" +
            as_text(table_of_stations(report));
  }
  if (!report.profile.empty()) {
    text += fmt::format("\n{}\n{}", section_text(report), as_text(table_of_hours(report)));
  }
  return text;
}

std::string settings_text(const ValidationReport& report) {
  return report.settings.empty() ? std::string()
                                 : fmt::format(" (with {})", fmt::join(report.settings, ", "));
}

std::string validation_markdown(const ValidationReport& report) {
  std::string text = fmt::format("# {}\n\n{}{}\n\n{}\n{}\n", report.suite, report.description,
                                 settings_text(report), as_markdown(table_of_days(report)),
                                 as_markdown(table_of_cases(report)));
  text += "\"judged\" is modelled / observed where there is an observation.\n\n";
  for (const CaseResult& one : report.cases) {
    text += fmt::format("- {}: {}\n", one.id, one.reason);
  }
  if (!report.stations.empty()) {
    text += "\n## Stations\n\nPassengers of the average day; GEH is of the mean hour.\n\n" +
            as_markdown(table_of_stations(report));
  }
  if (!report.profile.empty()) {
    text += fmt::format("\n## Profile\n\n{}.\n\n{}", section_text(report),
                        as_markdown(table_of_hours(report)));
  }
  return text;
}

std::string validation_json(const ValidationReport& report) {
  Json json = {{"suite", report.suite}, {"description", report.description}};
  json["settings"] = report.settings;
  json["passed"] = report.passed();
  json["days"] = Json::array();
  json["cases"] = Json::array();
  json["stations"] = Json::object();
  for (const DayResult& day : report.days) {
    json["days"].push_back({{"name", day.name},
                            {"weight", day.weight},
                            {"state_hash", day.state_hash},
                            {"valid", day.valid}});
  }
  for (const CaseResult& one : report.cases) {
    json["cases"].push_back(json_of(one));
  }
  for (const StationResult& station : report.stations) {
    json["stations"][station.station] = json_of(station);
  }
  if (report.section) {
    Json& profile = json["profile"];
    profile = {{"day", report.section->day},
               {"from", report.section->from},
               {"to", report.section->to},
               {"max_load_share", report.max_load_share()},
               {"peak_hour_share", report.peak_hour_share()}};
    for (const HourResult& hour : report.profile) {
      profile["hours"][format_time(hour.hour)] = {{"passengers", hour.passengers},
                                                  {"load_share", hour.load_share}};
    }
  }
  return json.dump(2) + '\n';
}

}  // namespace poai::study
