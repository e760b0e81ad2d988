#include "engine/simulation/experience_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/version.hpp"
#include "engine/routing/transit_times.hpp"
#include "engine/storage/file.hpp"
#include "engine/storage/part_file.hpp"

namespace poai::simulation {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPlaceSlots = demand::PlaceWaits::kSlotCount;
constexpr std::size_t kStopSlots = routing::TransitTimes::kSlotCount;

constexpr std::array<ExperienceAttribute, 8> kAttributes = {{
    {"format", "text", "poai-experience"},
    {"format_version", "uint64", "1"},
    {"program", "text", "name and version of the program that wrote the file"},
    {"scenario", "text", "name of the scenario whose days it is of"},
    {"seed", "uint64", "of all draws"},
    {"day_type", "text", "term-weekday, vacation-weekday or weekend"},
    {"days", "uint64", "days that the means are of"},
    {"converged", "uint64", "1 if the flows of the last two days differ by less than asked for"},
}};

constexpr std::array<ExperienceDataset, 12> kDatasets = {{
    {"places/id", "text", "place", "1", "Place that serves", "サービスのある場所"},
    {"places/wait_s", "float64", "place, quarter hour from 00:00 to 30:00", "s",
     "Mean wait of those who came", "来た人の平均待ち時間"},
    {"stops/id", "text", "stop", "1", "Stop", "停留所・駅"},
    {"stops/left_behind_s", "float64", "stop, quarter hour from 00:00 to 30:00", "s",
     "Mean time from the first full run to boarding", "満員で見送ってから乗車までの平均時間"},
    {"trips/id", "text", "trip", "1", "Trip of the timetable", "時刻表の便"},
    {"trips/call_count", "uint32", "trip", "1", "Stops that it calls at", "停車する停留所の数"},
    {"calls/stop", "uint32", "call, trip by trip", "1", "Row of stops", "停留所の行番号"},
    {"calls/arrival_late_s", "float64", "call, trip by trip", "s", "Mean lateness of the arrival",
     "到着の平均遅れ"},
    {"calls/departure_late_s", "float64", "call, trip by trip", "s",
     "Mean lateness of the departure", "発車の平均遅れ"},
    {"calls/load_share", "float64", "call, trip by trip", "1",
     "Mean load leaving the stop, of the rated capacity", "発車時の平均乗車率（定員比）"},
    {"persons/key", "uint64", "person who had lunch at a place", "1", "Person key", "個人キー"},
    {"persons/lunch_place", "uint32", "person who had lunch at a place", "1",
     "Row of places: where lunch was had on the last of the days", "昼食の場所の行番号（最終日）"},
}};

const ExperienceDataset& dataset(std::string_view path) {
  const auto* const found =
      std::find_if(kDatasets.begin(), kDatasets.end(),
                   [path](const ExperienceDataset& spec) { return spec.path == path; });
  expects(found != kDatasets.end(), "a dataset is declared");
  return *found;
}

/// Writes the datasets of one group as they are declared.
class GroupWriter {
 public:
  GroupWriter(storage::Group& root, std::string name)
      : group_(root.make_group(name)), name_(std::move(name)) {}

  void strings(const std::string& name, const std::vector<std::string>& values) {
    group_.write_strings(name, values, about(name));
  }
  template <class T>
  void packed(const std::string& name, const std::vector<T>& values, std::size_t columns = 1) {
    group_.write_matrix<T>(name, values, columns, about(name), storage::Packing::kDeflate);
  }

 private:
  [[nodiscard]] storage::Attributes about(const std::string& name) const {
    const ExperienceDataset& spec = dataset(name_ + '/' + name);
    return {.units = std::string(spec.units),
            .long_name = std::string(spec.long_name),
            .long_name_ja = std::string(spec.long_name_ja)};
  }

  storage::Group group_;
  std::string name_;
};

void write_origin(const ExperienceOrigin& origin, storage::Group& root) {
  root.set_attribute("format", kExperienceFormat);
  root.set_attribute("format_version", kExperienceFormatVersion);
  root.set_attribute("program", std::string("poai ") + kVersion);
  root.set_attribute("scenario", origin.scenario);
  root.set_attribute("seed", origin.seed);
  root.set_attribute("day_type", name_of(origin.day_type));
  root.set_attribute("days", std::uint64_t{origin.days});
  root.set_attribute("converged", std::uint64_t{origin.converged ? 1U : 0U});
}

/// What is wrong with a file, as a problem of it.
Problem problem_of(const fs::path& file, std::string problem, std::string reason) {
  return {.place = {.file = file.string()},
          .key = {},
          .problem = std::move(problem),
          .reason = std::move(reason),
          .suggestion = "name the experience.h5 of a run with iterations over 1"};
}

std::optional<ExperienceOrigin> read_origin(const storage::Group& root, const fs::path& file,
                                            Problems& problems) {
  const std::string format = root.text_attribute("format").value_or("none");
  const std::uint64_t version = root.number_attribute("format_version").value_or(0);
  const auto day_type = parse_day_type(root.text_attribute("day_type").value_or(""));
  if (format != kExperienceFormat) {
    problems.add_file_problem(problem_of(file, "is not a file of experience",
                                         fmt::format("its format is \"{}\"", format)));
  } else if (version != kExperienceFormatVersion) {
    problems.add_file_problem(
        problem_of(file, "cannot be read",
                   fmt::format("its format_version is {}, and this program knows {}", version,
                               kExperienceFormatVersion)));
  } else if (!day_type) {
    problems.add_file_problem(problem_of(file, "is damaged", "it has no known day_type"));
  } else {
    return ExperienceOrigin{
        .scenario = root.text_attribute("scenario").value_or(""),
        .seed = root.number_attribute("seed").value_or(0),
        .day_type = *day_type,
        .days = static_cast<std::uint32_t>(root.number_attribute("days").value_or(0)),
        .converged = root.number_attribute("converged").value_or(0) != 0};
  }
  return std::nullopt;
}

/// The values of a matrix; none if it has another number of columns.
std::vector<double> values_of(const storage::Group& root, const std::string& name,
                              std::size_t columns) {
  storage::Matrix<double> matrix = root.read_matrix<double>(name);
  return matrix.columns == columns ? std::move(matrix.values) : std::vector<double>();
}

ExperienceTable read_columns(const storage::Group& root) {
  ExperienceTable table;
  table.places = root.read_strings("places/id");
  table.wait_s = values_of(root, "places/wait_s", kPlaceSlots);
  table.stops = root.read_strings("stops/id");
  table.left_behind_s = values_of(root, "stops/left_behind_s", kStopSlots);
  table.trips = root.read_strings("trips/id");
  table.call_count = root.read_column<std::uint32_t>("trips/call_count");
  table.call_stop = root.read_column<std::uint32_t>("calls/stop");
  table.arrival_late_s = root.read_column<double>("calls/arrival_late_s");
  table.departure_late_s = root.read_column<double>("calls/departure_late_s");
  table.load_share = root.read_column<double>("calls/load_share");
  table.person_key = root.read_column<std::uint64_t>("persons/key");
  table.lunch_place = root.read_column<std::uint32_t>("persons/lunch_place");
  return table;
}

bool are_means(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](double value) { return std::isfinite(value) && value >= 0.0; });
}

bool are_rows(const std::vector<std::uint32_t>& rows, std::size_t count) {
  return std::all_of(rows.begin(), rows.end(), [count](std::uint32_t row) { return row < count; });
}

/// Which part does not fit; empty if all do.
std::string_view flaw_of(const ExperienceTable& table) {
  const std::uint64_t calls =
      std::accumulate(table.call_count.begin(), table.call_count.end(), std::uint64_t{0});
  if (table.wait_s.size() != table.places.size() * kPlaceSlots || !are_means(table.wait_s)) {
    return "places";
  }
  if (table.left_behind_s.size() != table.stops.size() * kStopSlots ||
      !are_means(table.left_behind_s)) {
    return "stops";
  }
  if (table.call_count.size() != table.trips.size() || calls != table.call_stop.size()) {
    return "trips";
  }
  if (!are_rows(table.call_stop, table.stops.size())) {
    return "calls/stop";
  }
  for (const auto* values : {&table.arrival_late_s, &table.departure_late_s, &table.load_share}) {
    if (values->size() != calls || !are_means(*values)) {
      return "calls";
    }
  }
  const bool persons_fit = table.person_key.size() == table.lunch_place.size() &&
                           are_rows(table.lunch_place, table.places.size());
  return persons_fit ? "" : "persons";
}

}  // namespace

void write_experience(const fs::path& file, const ExperienceTable& table) {
  storage::PartFile part(file);
  storage::File opened = storage::File::create(part.path());
  storage::Group root = opened.root();
  write_origin(table.origin, root);
  GroupWriter places(root, "places");
  places.strings("id", table.places);
  places.packed("wait_s", table.wait_s, kPlaceSlots);
  GroupWriter stops(root, "stops");
  stops.strings("id", table.stops);
  stops.packed("left_behind_s", table.left_behind_s, kStopSlots);
  GroupWriter trips(root, "trips");
  trips.strings("id", table.trips);
  trips.packed("call_count", table.call_count);
  GroupWriter calls(root, "calls");
  calls.packed("stop", table.call_stop);
  calls.packed("arrival_late_s", table.arrival_late_s);
  calls.packed("departure_late_s", table.departure_late_s);
  calls.packed("load_share", table.load_share);
  GroupWriter persons(root, "persons");
  persons.packed("key", table.person_key);
  persons.packed("lunch_place", table.lunch_place);
  opened.close();
  part.keep();
}

std::optional<ExperienceTable> read_experience(const fs::path& file, Problems& problems) {
  try {
    const storage::File opened = storage::File::open(file);
    const auto origin = read_origin(opened.root(), file, problems);
    if (!origin) {
      return std::nullopt;
    }
    ExperienceTable table = read_columns(opened.root());
    table.origin = *origin;
    const std::string_view flaw = flaw_of(table);
    if (flaw.empty()) {
      return table;
    }
    problems.add_file_problem(problem_of(
        file, "is damaged", fmt::format("/{} does not fit the rest of the table", flaw)));
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) {
      problems.add(error.kind(), problem);
    }
  }
  return std::nullopt;
}

std::span<const ExperienceDataset> experience_datasets() { return kDatasets; }

std::span<const ExperienceAttribute> experience_attributes() { return kAttributes; }

}  // namespace poai::simulation
