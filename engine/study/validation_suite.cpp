#include "engine/study/validation_suite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "engine/config/toml_reader.hpp"
#include "engine/core/suggest.hpp"
#include "engine/formats/csv.hpp"

namespace poai::study {
namespace {

using config::TomlTable;

/// `key = [low, high]`.
config::Range read_range(const TomlTable& table, std::string_view key) {
  const std::vector<double> ends = table.numbers(key);
  if (!table.has(key)) {
    table.report_missing(key);
  } else if (ends.size() != 2 || ends[0] > ends[1]) {
    table.report(key, "must be [low, high]", {}, "write for instance [0.85, 1.15]");
  } else {
    return config::between(ends[0], ends[1]);
  }
  return {};
}

SuiteDay read_day(const TomlTable& table) {
  table.known_keys({"scenario", "weight"});
  SuiteDay day;
  day.scenario = table.required_path("scenario");
  day.name = day.scenario.stem().string();
  day.weight = table.required_number("weight", config::over(0.0));
  return day;
}

/// The name of one of the suite's days; another one is reported.
std::string check_day(const TomlTable& table, std::string name, const ValidationSuite& suite) {
  std::vector<std::string> names;
  for (const SuiteDay& day : suite.days) {
    names.push_back(day.name);
  }
  if (!names.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
    table.report("day", "the suite has no such day", "a day is named after its scenario's file",
                 did_you_mean(name, names));
  }
  return name;
}

SuiteCase read_case(const TomlTable& table, const ValidationSuite& suite) {
  table.known_keys({"id", "indicator", "day", "observed", "range", "reason"});
  SuiteCase one;
  one.id = table.required_text("id");
  one.indicator = table.required_text("indicator");
  if (auto day = table.text("day")) {
    one.day = check_day(table, std::move(*day), suite);
  }
  one.observed = table.number("observed", config::over(0.0));
  one.range = read_range(table, "range");
  one.reason = table.required_text("reason");
  one.source = table.place();
  return one;
}

// The row of the whole line: for a case of the suite, not for a station.
constexpr std::string_view kLine = "LINE";

std::vector<ObservedStation> read_counts(const std::filesystem::path& file, std::int64_t year,
                                         Problems& problems) {
  const auto table = formats::CsvTable::read(file, problems);
  if (!table) {
    return {};
  }
  const formats::CsvColumn station = table->required("station");
  const formats::CsvColumn fiscal_year = table->required("fiscal_year");
  const formats::CsvColumn count = table->required("boardings_plus_alightings_per_day");
  std::vector<ObservedStation> observed;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string id = table->required_text(row, station);
    const double passengers = table->required_number(row, count, config::over(0.0));
    if (table->required_integer(row, fiscal_year) == year && id != kLine) {
      observed.push_back({id, passengers, table->place(row)});
    }
  }
  return observed;
}

SuiteProfile read_profile(const TomlTable& table, const ValidationSuite& suite) {
  table.known_keys({"mode", "day", "from", "to"});
  return {.mode = table.word<Mode>("mode", kModeNames).value_or(Mode::kPortLiner),
          .day = check_day(table, table.required_text("day"), suite),
          .from = table.required_text("from"),
          .to = table.required_text("to"),
          .source = table.place()};
}

std::uint32_t read_count(const TomlTable& table, std::string_view key, std::uint32_t otherwise,
                         double most) {
  return table.has(key)
             ? static_cast<std::uint32_t>(table.required_integer(key, config::between(1, most)))
             : otherwise;
}

SuiteOffice read_office(const TomlTable& table) {
  table.known_keys({"persons", "days", "offices", "begin", "end", "present_share"});
  OfficeSetting setting;
  setting.persons = read_count(table, "persons", setting.persons, 10'000);
  setting.days = read_count(table, "days", setting.days, 1'000);
  setting.offices = read_count(table, "offices", setting.offices, 1'000);
  setting.begin = table.time("begin").value_or(setting.begin);
  setting.end = table.time("end").value_or(setting.end);
  setting.present_share =
      table.number("present_share", config::between(0.0, 1.0)).value_or(setting.present_share);
  if (setting.end <= setting.begin) {
    table.report("end", "must be after begin");
  }
  return {setting};
}

/// Reports every name that is there twice.
template <class Thing, class NameOf>
void check_unique(const TomlTable& root, std::string_view key, const std::vector<Thing>& things,
                  NameOf name_of) {
  std::set<std::string> names;
  for (const Thing& thing : things) {
    if (!names.insert(name_of(thing)).second) {
      root.report(key, fmt::format("\"{}\" is there twice", name_of(thing)), "names are unique");
    }
  }
}

SuiteStations read_stations(const TomlTable& table, Problems& problems) {
  table.known_keys({"mode", "counts", "fiscal_year", "range", "reason"});
  SuiteStations stations;
  stations.mode = table.word<Mode>("mode", kModeNames).value_or(Mode::kPortLiner);
  const std::int64_t year = table.required_integer("fiscal_year");
  const std::size_t before = problems.size();
  const std::filesystem::path counts = table.required_path("counts");
  if (problems.size() == before) {
    stations.observed = read_counts(counts, year, problems);
    if (stations.observed.empty() && problems.size() == before) {
      table.report("fiscal_year", "the table of counts has no such year");
    }
  }
  stations.range = read_range(table, "range");
  stations.reason = table.required_text("reason");
  return stations;
}

}  // namespace

ValidationSuite load_validation_suite(const std::filesystem::path& file, Problems& problems) {
  ValidationSuite suite;
  const auto tree = config::load_toml(file, InputKind::kScenario, problems);
  if (!tree) {
    return suite;
  }
  const config::TomlDocument document(*tree, InputKind::kScenario, problems);
  const TomlTable root = document.root();
  root.check_format("poai-validation", 1);
  root.known_keys({"format", "format_version", "name", "description", "day", "stations", "profile",
                   "office", "case"});
  suite.name = root.required_text("name");
  if (!suite.name.empty() && suite.name != file.stem().string()) {
    root.report("name", "must be that of the file", "results are named after it",
                fmt::format("write name = \"{}\"", file.stem().string()));
  }
  suite.description = root.text("description").value_or("");
  for (const TomlTable& table : root.tables("day")) {
    suite.days.push_back(read_day(table));
  }
  if (suite.days.empty()) {
    root.report_missing("day");
  }
  if (const auto table = root.table("stations")) {
    suite.stations = read_stations(*table, problems);
  }
  if (const auto table = root.table("profile")) {
    suite.profile = read_profile(*table, suite);
  }
  if (const auto table = root.table("office")) {
    suite.office = read_office(*table);
  }
  for (const TomlTable& table : root.tables("case")) {
    suite.cases.push_back(read_case(table, suite));
  }
  if (suite.cases.empty() && !suite.stations) {
    root.report("case", "there is neither a case nor [stations]", "the suite would check nothing");
  }
  check_unique(root, "day", suite.days, [](const SuiteDay& day) { return day.name; });
  check_unique(root, "case", suite.cases, [](const SuiteCase& one) { return one.id; });
  return suite;
}

}  // namespace poai::study
