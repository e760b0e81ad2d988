#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

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

constexpr std::size_t kKinds = 2;
constexpr std::size_t kCurveStepMin = 5;
constexpr std::size_t kCurveEndMin = 90;

/// Share of the passengers of domestic and international flights who were on the kerb, by minutes
/// after block-in.
void show_kerb_curve(const Day& day, Section& section) {
  const auto kind = day.file().column<std::uint8_t>("tables/flights/kind");
  const auto exits = day.file().matrix<std::uint32_t>("series/flights/kerb_exits");
  std::array<double, kKinds> total{};
  for (std::size_t minute = 0; minute < exits.rows; ++minute) {
    for (std::size_t flight = 0; flight < exits.columns; ++flight) {
      total.at(kind.at(flight)) += exits.at(minute, flight);
    }
  }
  if (total[0] + total[1] == 0.0) {
    return;
  }
  Table table({"Share of the passengers on the kerb, by minutes after block-in",
               "到着後経過分別の出口通過割合"},
              {{{"Minutes", "分"}, NumberFormat::kText},
               {{"Domestic", "国内線"}, NumberFormat::kPercent},
               {{"International", "国際線"}, NumberFormat::kPercent}});
  std::array<double, kKinds> out{};
  for (std::size_t minute = 0; minute < std::min(kCurveEndMin, exits.rows); ++minute) {
    for (std::size_t flight = 0; flight < exits.columns; ++flight) {
      out.at(kind.at(flight)) += exits.at(minute, flight);
    }
    if ((minute + 1) % kCurveStepMin == 0) {
      Json::array_t cells = {std::to_string(minute + 1)};
      for (std::size_t i = 0; i < kKinds; ++i) {
        cells.emplace_back(total.at(i) > 0.0 ? Json(out.at(i) / total.at(i)) : Json());
      }
      table.add_row(std::move(cells));
    }
  }
  section.show(table, {.kind = ChartKind::kLines,
                       .columns = {1, 2},
                       .axis = {"share on the kerb", "出口通過割合"}});
}

struct Row {
  const char* indicator;
  Text words;
};

/// Queues, missed flights and what passengers add to the trains, as the summary has them.
void show_terminals(const Day& day, Section& section) {
  const std::array<Row, 11> rows = {{
      {"airport.immigration.within_20_min_share",
       {"Immigration: share who wait at most 20 min", "入国審査の待ち20分以内の割合"}},
      {"airport.immigration.p90_wait_s",
       {"Immigration: nine of ten wait at most (s)", "入国審査の待ち 90%値 (秒)"}},
      {"airport.security.p90_wait_s",
       {"Security: nine of ten wait at most (s)", "保安検査の待ち 90%値 (秒)"}},
      {"airport.missed_flights", {"Flights missed (persons)", "乗り遅れ (人)"}},
      {"airport.missed_by_cause.train_full",
       {"  of them after a full train", "　うち満員で乗れず"}},
      {"airport.missed_by_cause.security", {"  of them in the security queue", "　うち保安検査"}},
      {"airport.cancelled", {"Passengers of cancelled flights", "欠航便の旅客"}},
      {"airport.stopped_on_island", {"Passengers who stop on the island", "島内に立ち寄る旅客"}},
      {"airport.port_liner.max_section",
       {"Port Liner section with most air passengers", "航空旅客が最多の区間"}},
      {"airport.port_liner.max_hour", {"  its hour", "　時間帯"}},
      {"airport.port_liner.max_passengers", {"  air passengers in it", "　航空旅客数"}},
  }};
  Table table({"Terminals and trains", "ターミナルと鉄道"},
              {{{"Indicator", "指標"}, NumberFormat::kText},
               {{"Value", "値"}, NumberFormat::kThreeDigits}});
  for (const Row& row : rows) {
    const Json value = day.indicator(row.indicator);
    if (!value.is_null()) {
      table.add_row({to_json(about(day.info().rail, row.words)), value});
    }
  }
  if (table.row_count() > 0) {
    section.show(table);
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
  constexpr std::array<Mode, 5> kOnward = {Mode::kPortLiner, Mode::kBus, Mode::kCar, Mode::kTaxi,
                                           Mode::kFerry};
  for (const Mode mode : kOnward) {
    columns.push_back(
        {about(day.info().rail, {"Onward: " + name_of(mode).en, "到着後 " + name_of(mode).ja}),
         NumberFormat::kWhole});
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
  show_kerb_curve(day, section);
  show_terminals(day, section);
  return section;
}

}  // namespace poai::report
