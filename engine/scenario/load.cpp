#include "engine/scenario/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "engine/config/field_reader.hpp"
#include "engine/config/field_writer.hpp"
#include "engine/config/toml_reader.hpp"
#include "engine/core/files.hpp"
#include "engine/core/suggest.hpp"
#include "engine/core/words.hpp"
#include "engine/scenario/declare.hpp"
#include "engine/scenario/detail/inheritance.hpp"
#include "engine/scenario/detail/resolved.hpp"

namespace poai::scenario {
namespace {

namespace fs = std::filesystem;
using config::Node;
using config::TomlTable;
using config::TomlValue;

void check_name(const TomlTable& root, const Scenario& scenario) {
  const std::string& name = scenario.name;
  if (root.has("name") &&
      (name.empty() || name.front() == '.' || name.find_first_of("/\\\n") != std::string::npos)) {
    root.report("name", "must be usable as the name of a folder", "the results go to runs/<name>");
  }
}

/// Whether a time is written there that could not be read: that was reported, and nothing more can
/// be said of it.
bool is_unread_time(const TomlTable& table, std::string_view key) {
  const config::Entry* entry = table.node().find(key);
  return entry != nullptr && !parse_time(entry->value.text);
}

void check_run(const TomlTable& root, const RunSettings& run) {
  if (run.end <= run.begin) {
    const TomlTable section = root.required_table("run");
    if (is_unread_time(section, "begin") || is_unread_time(section, "end")) {
      return;
    }
    section.report(
        section.has("end") ? "end" : "begin", "end must be after begin",
        fmt::format("begin is {}, end is {}", format_time(run.begin), format_time(run.end)));
  }
}

void check_intervals(const TomlTable& root, const OutputSettings& output) {
  const std::array<std::pair<std::string_view, Duration>, 3> intervals = {
      {{"frames_every_min", output.frames_every},
       {"link_series_every_min", output.link_series_every},
       {"series_every_min", output.series_every}}};
  for (const auto& [key, interval] : intervals) {
    if (interval.ms % 1'000 != 0) {
      root.required_table("output").report(key, "must be a whole number of seconds",
                                           fmt::format("it is {} s", interval.in_seconds()));
    }
  }
}

void check_trajectories(const TomlTable& root, const TrajectorySettings& trajectories) {
  const auto section = root.has("output") ? root.table("output") : std::nullopt;
  const auto table =
      section && section->has("trajectories") ? section->table("trajectories") : std::nullopt;
  if (!table) {
    return;
  }
  if (table->has("from") != table->has("until")) {
    table->report(table->has("from") ? "from" : "until", "needs both from and until");
  } else if (trajectories.from && trajectories.until && *trajectories.until <= *trajectories.from) {
    table->report("until", "must be after from",
                  fmt::format("from is {}", format_time(*trajectories.from)));
  }
}

/// Names of the folders (or files) beside `path`, for suggestions.
std::vector<std::string> names_beside(const fs::path& path) {
  std::vector<std::string> names;
  std::error_code ignored;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void report_absent(const TomlTable& section, std::string_view key, const fs::path& path,
                   std::string_view what, Problems& problems) {
  problems.add_file_problem({section.place(key), section.path_of(key),
                             fmt::format("there is no {} {}", what, path.string()), "",
                             did_you_mean(path.filename().string(), names_beside(path))});
}

void check_experience(const TomlTable& root, DemandSettings& demand, Problems& problems) {
  if (demand.experience && !file_exists(*demand.experience)) {
    report_absent(root.required_table("demand"), "experience", *demand.experience, "file",
                  problems);
    demand.experience.reset();
  }
}

void check_files(const TomlTable& root, DistrictSettings& district, Problems& problems) {
  const auto section = root.has("district") ? root.table("district") : std::nullopt;
  if (!section) {
    return;
  }
  if (!district.path.empty() && !folder_exists(district.path)) {
    report_absent(*section, "path", district.path, "folder", problems);
    district.path.clear();
  }
  if (district.flights && !file_exists(*district.flights)) {
    report_absent(*section, "flights", *district.flights, "file", problems);
    district.flights.reset();  // the district's own is read, for what else is wrong
  }
  if (district.population && !file_exists(*district.population)) {
    report_absent(*section, "population", *district.population, "file", problems);
    district.population.reset();
  }
}

/// The hours that one intervention writes; `apply_places` looks at them with those of the place.
void check_hours(const TomlTable& table, const ServiceChange& change) {
  if (change.opens && change.closes && *change.closes < *change.opens) {
    table.report("closes", "must not be before opens",
                 fmt::format("opens is {}", format_time(*change.opens)),
                 "after midnight write 24:00 and more");
  }
}

void check_event(const TomlTable& table) {
  if (!table.has("guests") && !table.has("visitors")) {
    table.report("guests", "is missing", "nobody would come",
                 "say how many `guests` of the island or `visitors` come");
  }
}

void check_intervention(const TomlTable& table, const Intervention& intervention,
                        const RunSettings& run) {
  if (table.has("id") && intervention.id.empty()) {
    table.report("id", "must not be empty");
  }
  if (table.has("id") && intervention.id.find('.') != std::string::npos) {
    table.report("id", "must not have a dot", "dots part the levels of --set and summary.json",
                 "write a hyphen");
  }
  if (intervention.until && !is_unread_time(table, "from") &&
      *intervention.until <= intervention.from.value_or(run.begin)) {
    table.report("until", "must be after from",
                 fmt::format("from is {}", intervention.from ? format_time(*intervention.from)
                                                             : "the begin of the day"));
  }
  check_hours(table, intervention.change);
  if (intervention.kind == InterventionKind::kEvent) {
    check_event(table);
  }
  if (intervention.change.service == district::ServiceKind::kNone) {
    table.report("service", "must not be none", "", "use kind = \"close-place\"");
  }
  for (const std::string& day : intervention.days) {
    if (!parse_day_type(day)) {
      const std::vector<std::string> known = {std::string(name_of(DayType::kTermWeekday)),
                                              std::string(name_of(DayType::kVacationWeekday)),
                                              std::string(name_of(DayType::kWeekend))};
      table.report("days", fmt::format("there is no type of day \"{}\"", day),
                   fmt::format("types are {}", fmt::join(known, ", ")), did_you_mean(day, known));
    }
  }
}

/// Of an unknown kind nothing else can be said: its keys may be right.
void report_unknown_kind(const TomlTable& table, const config::Entry* kind) {
  if (kind == nullptr) {
    table.report_missing("kind");
  } else {
    static_cast<void>(table.word<InterventionKind>("kind", kInterventionKindNames));
  }
}

std::optional<Intervention> read_intervention(const TomlTable& table, const RunSettings& run) {
  Intervention intervention;
  intervention.source = table.place();
  for (const std::string& key : table.keys()) {
    intervention.key_places.emplace(key, table.place(key));
  }
  const config::Entry* kind = table.node().find("kind");
  const auto known = kind == nullptr
                         ? std::nullopt
                         : parse_word<InterventionKind>(kInterventionKindNames, kind->value.text);
  if (!known) {
    report_unknown_kind(table, kind);
    return std::nullopt;
  }
  intervention.kind = *known;
  config::FieldReader reader(table);
  declare(reader, intervention);
  reader.finish();
  check_intervention(table, intervention, run);
  return intervention;
}

std::optional<double> bound_of(const TomlValue& value) {
  const Node& node = value.node();
  const bool endless = node.kind == Node::Kind::kNumber && std::isinf(node.number);
  return endless ? std::optional(node.number) : value.number();
}

void read_range(const TomlValue& value, const std::string& indicator, Scenario& scenario) {
  const auto list = value.list().value_or(std::vector<TomlValue>());
  if (!value.is_list() || list.size() != 2) {
    if (value.is_list()) {
      value.report("must be [low, high]", fmt::format("the list has {} values", list.size()));
    }
    return;
  }
  const auto low = bound_of(list[0]);
  const auto high = bound_of(list[1]);
  if (low && high && *low > *high) {
    value.report("low must not be over high", fmt::format("found [{}, {}]", *low, *high));
  } else if (low && high) {
    scenario.expect.push_back({indicator, *low, *high, value.place()});
  }
}

/// Keys may be dotted, quoted with dots, or nested: `dining.served`, `"dining.served"`.
void read_expectations(const TomlTable& table, const std::string& prefix, Scenario& scenario) {
  for (const std::string& key : table.keys()) {
    const std::string indicator = prefix.empty() ? key : prefix + '.' + key;
    const auto value = table.value(key);
    if (value && value->is_table()) {
      read_expectations(*value->table(), indicator, scenario);
    } else if (value) {
      read_range(*value, indicator, scenario);
    }
  }
}

void read_scenario(const TomlTable& root, config::FieldReader::Missing missing,
                   Scenario& scenario) {
  config::FieldReader reader(root, missing);
  for (const std::string_view key :
       {"format", "format_version", "base", "expect", "intervention"}) {
    reader.allow(key);
  }
  declare(reader, scenario);
  reader.finish();
  check_name(root, scenario);
  check_run(root, scenario.run);
  check_intervals(root, scenario.output);
  check_trajectories(root, scenario.output.trajectories);
  for (const TomlTable& table : root.tables("intervention")) {
    if (auto intervention = read_intervention(table, scenario.run)) {
      scenario.interventions.push_back(std::move(*intervention));
    }
  }
  if (const auto expect = root.table("expect")) {
    read_expectations(*expect, "", scenario);
  }
}

}  // namespace

Scenario load_scenario(const fs::path& file, const std::vector<std::string>& settings,
                       Problems& problems) {
  using Missing = config::FieldReader::Missing;
  Scenario scenario;
  detail::ScenarioTree tree = detail::read_tree(file, settings, problems);
  scenario.files = std::move(tree.files);
  if (!tree.readable) {
    return scenario;
  }
  const config::TomlDocument document(std::move(tree.root), InputKind::kScenario, problems);
  read_scenario(document.root(), tree.complete ? Missing::kReported : Missing::kIgnored, scenario);
  scenario.resolved = detail::resolved_text(scenario, file.parent_path());
  check_files(document.root(), scenario.district, problems);
  check_experience(document.root(), scenario.demand, problems);
  return scenario;
}

}  // namespace poai::scenario
