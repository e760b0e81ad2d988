#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

#include "viz/report/day_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::uint8_t kArrival = 0;

struct AirHour {
  std::uint64_t arriving = 0;
  std::uint64_t departing = 0;
  std::array<std::uint64_t, kModeCount> onward{};
};
using AirHours = std::map<std::int64_t, AirHour>;  // by the hour's number

void count_flights(const Day& day, const output::Persons& persons, AirHours& hours) {
  const auto direction = day.file().column<std::uint8_t>("tables/flights/direction");
  const auto time_ms = day.file().column<std::int32_t>("tables/flights/time_ms");
  for (const std::uint32_t flight : persons.flight) {
    if (flight < time_ms.size()) {
      AirHour& hour = hours[time_ms[flight] / kHourMs];
      ++(direction.at(flight) == kArrival ? hour.arriving : hour.departing);
    }
  }
}

/// Trips of arriving passengers away from the airport, by the hour of their begin.
void count_onward(const Day& day, const output::Persons& persons, AirHours& hours) {
  const auto direction = day.file().column<std::uint8_t>("tables/flights/direction");
  const auto terminal = day.file().column<std::uint32_t>("tables/flights/terminal");
  const metrics::Trips trips = day.file().trips();
  for (std::size_t i = 0; i < trips.person.size(); ++i) {
    const std::uint32_t flight = persons.flight.at(trips.person[i]);
    if (flight < direction.size() && direction[flight] == kArrival &&
        trips.from[i] == terminal.at(flight)) {
      ++hours[trips.begin_ms[i] / kHourMs].onward.at(trips.mode[i]);
    }
  }
}

}  // namespace

Section airport_section(const Day& day) {
  Section section("airport", {"Airport", "空港"});
  AirHours hours;
  const output::Persons persons = day.file().persons();
  count_flights(day, persons, hours);
  count_onward(day, persons, hours);
  if (hours.empty()) {
    return section;
  }
  std::vector<Column> columns = {{{"Hour from", "時間帯"}, NumberFormat::kText},
                                 {{"Arriving flights", "到着便"}},
                                 {{"Departing flights", "出発便"}}};
  constexpr std::array<Mode, 4> kOnward = {Mode::kPortLiner, Mode::kBus, Mode::kCar, Mode::kFerry};
  for (const Mode mode : kOnward) {
    columns.push_back(
        {{"Onward: " + name_of(mode).en, "到着後 " + name_of(mode).ja}, NumberFormat::kWhole});
  }
  Table table({"Passengers by the hour of their flight, and how those who arrived went on",
               "便の時間帯別旅客数と到着旅客の交通手段"},
              columns);
  for (const auto& [number, hour] : hours) {
    Json::array_t cells = {hour_label(number * kHourMs), day.real(hour.arriving),
                           day.real(hour.departing)};
    for (const Mode mode : kOnward) {
      cells.emplace_back(day.real(hour.onward.at(static_cast<std::size_t>(mode))));
    }
    table.add_row(std::move(cells));
  }
  section.show(table, {.kind = ChartKind::kLines,
                       .columns = {1, 2},
                       .axis = {"passengers in the hour", "旅客／時"}});
  return section;
}

}  // namespace poai::report
