#include "viz/render/day_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "engine/core/input_error.hpp"
#include "engine/core/words.hpp"
#include "viz/names.hpp"

namespace poai::viz {
namespace {

using metrics::kNoRow;

/// "08:20".
std::string clock_of(std::int64_t ms) { return format_time({ms}).substr(0, 5); }

const char* in(Language language, const Named& named) {
  return language == Language::kJapanese ? named.ja : named.en;
}

/// Rows whose interval began before `now`.
std::size_t begun_by(const std::vector<std::int32_t>& times_ms, SimTime now) {
  return static_cast<std::size_t>(
      std::lower_bound(times_ms.begin(), times_ms.end(), now.ms,
                       [](std::int32_t begin, std::int64_t ms) { return begin < ms; }) -
      times_ms.begin());
}

/// The sum of a column over the first rows.
double sum_of(const storage::Matrix<std::uint32_t>& table, std::size_t rows, std::size_t column) {
  double sum = 0.0;
  for (std::size_t row = 0; row < std::min(rows, table.rows); ++row) {
    sum += static_cast<double>(table.values.at(row * table.columns + column));
  }
  return sum;
}

/// The value of a column at the end of the last interval that ended by then; 0 before.
double last_of(const storage::Matrix<std::uint32_t>& table, std::size_t begun, std::size_t column) {
  return begun < 2 || table.rows < begun
             ? 0.0
             : static_cast<double>(table.values.at((begun - 2) * table.columns + column));
}

}  // namespace

DayBook::DayBook(const output::RunFile& run)
    : persons_(run.persons()),
      stays_(run.stays()),
      legs_(run.legs()),
      places_(run.places()),
      stops_(run.stops()),
      service_places_(run.column<std::uint32_t>("series/places/place")),
      place_times_ms_(run.column<std::int32_t>("series/places/time_ms")),
      queue_(run.matrix<std::uint32_t>("series/places/queue")),
      seated_(run.matrix<std::uint32_t>("series/places/seated")),
      served_(run.matrix<std::uint32_t>("series/places/served")),
      station_times_ms_(run.column<std::int32_t>("series/stations/time_ms")),
      boardings_(run.matrix<std::uint32_t>("series/stations/boardings")),
      alightings_(run.matrix<std::uint32_t>("series/stations/alightings")),
      waiting_(run.matrix<std::uint32_t>("series/stations/waiting")),
      persons_per_row_(1.0 / run.info().scale),
      rail_(run.info().rail) {
  check();
}

// So that a damaged file ends in a sentence when it is opened and not when somebody clicks.
void DayBook::check() const {
  using Rows = std::vector<std::uint32_t>;
  const auto all_below = [](const Rows& rows, std::size_t count) {
    return std::all_of(rows.begin(), rows.end(),
                       [count](std::uint32_t row) { return row < count; });
  };
  const auto below_or_none = [](const Rows& rows, std::size_t count) {
    return std::all_of(rows.begin(), rows.end(),
                       [count](std::uint32_t row) { return row < count || row == kNoRow; });
  };
  const bool sound =
      all_below(stays_.person, person_count()) && all_below(stays_.place, place_count()) &&
      all_below(legs_.person, person_count()) && below_or_none(legs_.to_place, place_count()) &&
      below_or_none(legs_.from_stop, stops_.id.size()) &&
      below_or_none(legs_.to_stop, stops_.id.size()) && queue_.columns == service_places_.size() &&
      seated_.columns == service_places_.size() && served_.columns == service_places_.size() &&
      boardings_.columns == stops_.id.size() && alightings_.columns == stops_.id.size() &&
      waiting_.columns == stops_.id.size();
  if (!sound) {
    throw InputError(InputKind::kFiles,
                     {Problem{.place = {},
                              .key = "run.h5",
                              .problem = "is damaged",
                              .reason = "its tables name rows that are not there",
                              .suggestion = {}}});
  }
}

std::string DayBook::real(double rows) const {
  return with_commas(std::round(rows * persons_per_row_));
}

std::string DayBook::place_name(std::uint32_t place, Language language) const {
  return language == Language::kJapanese ? places_.name_ja.at(place) : places_.name_en.at(place);
}

std::string DayBook::stop_name(std::uint32_t stop, Language language) const {
  return language == Language::kJapanese ? stops_.name_ja.at(stop) : stops_.name_en.at(stop);
}

geometry::Point DayBook::position_of(std::uint32_t place) const {
  return {static_cast<double>(places_.x_m.at(place)), static_cast<double>(places_.y_m.at(place))};
}

const std::string& DayBook::id_of(std::uint32_t place) const { return places_.id.at(place); }

std::optional<std::uint32_t> DayBook::place_with_id(const std::string& id) const {
  const auto found = std::find(places_.id.begin(), places_.id.end(), id);
  return found == places_.id.end()
             ? std::nullopt
             : std::optional(static_cast<std::uint32_t>(found - places_.id.begin()));
}

std::uint64_t DayBook::key_of(std::uint32_t person) const { return persons_.key.at(person); }

std::optional<std::uint32_t> DayBook::row_of(std::uint64_t person_key) const {
  const auto found = std::find(persons_.key.begin(), persons_.key.end(), person_key);
  return found == persons_.key.end()
             ? std::nullopt
             : std::optional(static_cast<std::uint32_t>(found - persons_.key.begin()));
}

std::optional<std::uint32_t> DayBook::place_of(std::uint32_t person, SimTime now) const {
  for (std::size_t i = 0; i < stays_.size(); ++i) {
    if (stays_.person[i] == person && covers(i, now)) {
      return stays_.place[i];
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> DayBook::next_at(std::uint32_t place, SimTime now,
                                              std::optional<std::uint32_t> after) const {
  std::optional<std::uint32_t> first;
  std::optional<std::uint32_t> next;
  for (std::size_t i = 0; i < stays_.size(); ++i) {
    if (stays_.place[i] == place && covers(i, now)) {
      const std::uint32_t person = stays_.person[i];
      first = std::min(first.value_or(person), person);
      if (after && person > *after) {
        next = std::min(next.value_or(person), person);
      }
    }
  }
  return next ? next : first;
}

void DayBook::add_stays(std::uint32_t person, Language language,
                        std::vector<Entry>& entries) const {
  for (std::size_t i = 0; i < stays_.size(); ++i) {
    if (stays_.person[i] == person) {
      const Named& activity = name_of(static_cast<ActivityKind>(stays_.activity[i]));
      entries.push_back({.begin_ms = stays_.begin_ms[i],
                         .end_ms = stays_.end_ms[i],
                         .text = fmt::format("{}: {}", in(language, activity),
                                             place_name(stays_.place[i], language))});
    }
  }
}

void DayBook::add_legs(std::uint32_t person, Language language, std::vector<Entry>& entries) const {
  const bool japanese = language == Language::kJapanese;
  std::uint32_t before = kNoRow;
  for (std::uint32_t row = 0; row < legs_.size(); ++row) {
    if (legs_.person[row] != person) {
      continue;
    }
    const bool goes_on = before != kNoRow && legs_.trip[before] == legs_.trip[row];
    if (goes_on && legs_.from_stop[row] != kNoRow && legs_.end_ms[before] < legs_.begin_ms[row]) {
      entries.push_back({.begin_ms = legs_.end_ms[before],
                         .end_ms = legs_.begin_ms[row],
                         .text = fmt::format(fmt::runtime(japanese ? "待ち: {}" : "Waits at {}"),
                                             stop_name(legs_.from_stop[row], language))});
    }
    std::string goal;
    if (legs_.to_stop[row] != kNoRow) {
      goal = stop_name(legs_.to_stop[row], language);
    } else if (legs_.to_place[row] != kNoRow) {
      goal = place_name(legs_.to_place[row], language);
    }
    const std::string mode =
        district::about_rail(in(language, name_of(static_cast<Mode>(legs_.mode[row]))), rail_);
    entries.push_back(
        {.begin_ms = legs_.begin_ms[row],
         .end_ms = legs_.end_ms[row],
         .text = goal.empty()
                     ? mode
                     : fmt::format(fmt::runtime(japanese ? "{}: {}へ" : "{} to {}"), mode, goal)});
    before = row;
  }
}

std::vector<std::string> DayBook::person(std::uint32_t person, SimTime now,
                                         Language language) const {
  const bool japanese = language == Language::kJapanese;
  const bool female = static_cast<Sex>(persons_.sex.at(person)) == Sex::kFemale;
  const char* role = in(language, name_of(static_cast<Role>(persons_.role.at(person))));
  std::vector<std::string> lines = {
      fmt::format(fmt::runtime(japanese ? "個人 {}" : "Person {}"), person),
      japanese ? fmt::format("{}  {} 歳  {}", role, persons_.age.at(person), female ? "女" : "男")
               : fmt::format("{}, aged {}, {}", role, persons_.age.at(person),
                             female ? "female" : "male")};
  std::vector<Entry> entries;
  add_stays(person, language, entries);
  add_legs(person, language, entries);
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.begin_ms, a.end_ms) < std::pair(b.begin_ms, b.end_ms);
  });
  for (const Entry& entry : entries) {
    const bool is_now = entry.begin_ms <= now.ms && now.ms < entry.end_ms;
    lines.push_back(fmt::format("{} {}-{}  {}", is_now ? '>' : ' ', clock_of(entry.begin_ms),
                                clock_of(entry.end_ms), entry.text));
  }
  return lines;
}

void DayBook::add_present(std::uint32_t place, SimTime now, Language language,
                          std::vector<std::string>& lines) const {
  std::map<std::uint8_t, std::size_t> by_role;
  std::size_t total = 0;
  for (std::size_t i = 0; i < stays_.size(); ++i) {
    if (stays_.place[i] == place && covers(i, now)) {
      ++by_role[persons_.role.at(stays_.person[i])];
      ++total;
    }
  }
  lines.push_back(
      fmt::format(fmt::runtime(language == Language::kJapanese ? "今いる人  {}" : "There now  {}"),
                  real(static_cast<double>(total))));
  for (const auto& [role, count] : by_role) {
    lines.push_back(fmt::format("  {}  {}", in(language, name_of(static_cast<Role>(role))),
                                real(static_cast<double>(count))));
  }
}

void DayBook::add_service(std::uint32_t place, SimTime now, Language language,
                          std::vector<std::string>& lines) const {
  const auto found = std::find(service_places_.begin(), service_places_.end(), place);
  if (found == service_places_.end()) {
    return;
  }
  const auto column = static_cast<std::size_t>(found - service_places_.begin());
  const std::size_t begun = begun_by(place_times_ms_, now);
  const bool japanese = language == Language::kJapanese;
  const auto add = [&](const char* ja, const char* en, const std::string& value) {
    lines.push_back(fmt::format("{}  {}", japanese ? ja : en, value));
  };
  add("席数", "Seats", with_commas(static_cast<double>(places_.seats.at(place))));
  add("利用中", "Guests", real(last_of(seated_, begun, column)));
  add("行列", "In the queue", real(last_of(queue_, begun, column)));
  add("利用を終えた人", "Served so far", real(sum_of(served_, begun == 0 ? 0 : begun - 1, column)));
}

void DayBook::add_passengers(std::uint32_t place, SimTime now, Language language,
                             std::vector<std::string>& lines) const {
  const auto found = std::find(stops_.id.begin(), stops_.id.end(), places_.id.at(place));
  if (found == stops_.id.end()) {
    return;
  }
  const auto column = static_cast<std::size_t>(found - stops_.id.begin());
  const std::size_t begun = begun_by(station_times_ms_, now);
  const std::size_t ended = begun == 0 ? 0 : begun - 1;
  const bool japanese = language == Language::kJapanese;
  const auto add = [&](const char* ja, const char* en, double rows) {
    lines.push_back(fmt::format("{}  {}", japanese ? ja : en, real(rows)));
  };
  add("待っている人", "Waiting", last_of(waiting_, begun, column));
  add("これまでの乗車", "Boarded so far", sum_of(boardings_, ended, column));
  add("これまでの降車", "Alighted so far", sum_of(alightings_, ended, column));
}

void DayBook::add_arrivals(std::uint32_t place, Language language,
                           std::vector<std::string>& lines) const {
  constexpr std::int32_t kHourMs = 3'600'000;
  std::map<std::int32_t, std::size_t> by_hour;
  for (std::size_t i = 0; i < stays_.size(); ++i) {
    if (stays_.place[i] == place) {
      ++by_hour[stays_.begin_ms[i] / kHourMs];
    }
  }
  if (by_hour.empty()) {
    return;
  }
  lines.emplace_back(language == Language::kJapanese ? "1時間ごとに来る人"
                                                     : "Who comes, by the hour");
  for (const auto& [hour, count] : by_hour) {
    lines.push_back(fmt::format("  {:02}:00  {}", hour, real(static_cast<double>(count))));
  }
}

std::vector<std::string> DayBook::place(std::uint32_t place, SimTime now, Language language) const {
  std::vector<std::string> lines = {
      fmt::format("{} ({})", place_name(place, language), id_of(place))};
  add_present(place, now, language, lines);
  add_service(place, now, language, lines);
  add_passengers(place, now, language, lines);
  add_arrivals(place, language, lines);
  return lines;
}

}  // namespace poai::viz
