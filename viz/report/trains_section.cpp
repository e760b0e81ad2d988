#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>

#include "viz/report/day_sections.hpp"
#include "viz/report/words.hpp"

namespace poai::report {
namespace {

/// The sections of trains: load share by hour.
struct Loads {
  std::vector<std::int32_t> hours_ms;
  std::vector<std::string> names;  ///< "P02-P03"
  storage::Matrix<double> share;   ///< hours by sections; below 0 where no train ran
};

double share_of(const Day& day, std::uint32_t passengers, std::uint32_t capacity) {
  return capacity == 0 ? -1.0 : day.real(passengers) / static_cast<double>(capacity);
}

Loads loads_of(const Day& day) {
  const output::RunFile& file = day.file();
  const auto from = file.column<std::uint32_t>("series/sections/from_stop");
  const auto to = file.column<std::uint32_t>("series/sections/to_stop");
  const auto mode = file.column<std::uint8_t>("series/sections/mode");
  const auto passengers = file.matrix<std::uint32_t>("series/sections/passengers");
  const auto capacity = file.matrix<std::uint32_t>("series/sections/rated_capacity");
  Loads loads;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < mode.size(); ++i) {
    if (mode[i] == static_cast<std::uint8_t>(Mode::kPortLiner)) {
      kept.push_back(i);
      loads.names.push_back(
          fmt::format("{}-{}", day.stops().id.at(from.at(i)), day.stops().id.at(to.at(i))));
    }
  }
  loads.hours_ms = file.column<std::int32_t>("series/sections/time_ms");
  loads.share = {loads.hours_ms.size(), kept.size(), {}};
  for (std::size_t hour = 0; hour < loads.hours_ms.size(); ++hour) {
    for (const std::size_t i : kept) {
      loads.share.values.push_back(share_of(day, passengers.at(hour, i), capacity.at(hour, i)));
    }
  }
  return loads;
}

bool has_trains(const Loads& loads, std::size_t hour) {
  for (std::size_t i = 0; i < loads.names.size(); ++i) {
    if (loads.share.at(hour, i) >= 0.0) {
      return true;
    }
  }
  return false;
}

double largest(const Loads& loads, std::size_t section) {
  double most = -1.0;
  for (std::size_t hour = 0; hour < loads.share.rows; ++hour) {
    most = std::max(most, loads.share.at(hour, section));
  }
  return most;
}

Table load_table(const Loads& loads, const std::vector<std::size_t>& sections,
                 const Text& caption) {
  std::vector<Column> columns = {{{"Hour from", "時間帯"}, NumberFormat::kText}};
  for (const std::size_t i : sections) {
    columns.push_back({same(loads.names[i]), NumberFormat::kPercent});
  }
  Table table(caption, columns);
  for (std::size_t hour = 0; hour < loads.hours_ms.size(); ++hour) {
    if (!has_trains(loads, hour)) {
      continue;
    }
    Json::array_t cells = {hour_label(loads.hours_ms[hour])};
    for (const std::size_t i : sections) {
      const double share = loads.share.at(hour, i);
      cells.push_back(share < 0.0 ? Json() : Json(share));
    }
    table.add_row(std::move(cells));
  }
  return table;
}

void show_loads(const Loads& loads, Section& section) {
  constexpr std::size_t kDrawn = 4;  // lines that can be told apart
  std::vector<std::size_t> order(loads.names.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::size_t> fullest = order;
  std::stable_sort(fullest.begin(), fullest.end(), [&loads](std::size_t a, std::size_t b) {
    return largest(loads, a) > largest(loads, b);
  });
  fullest.resize(std::min(fullest.size(), kDrawn));
  Chart lines{.kind = ChartKind::kLines,
              .columns = std::vector<std::size_t>(fullest.size()),
              .axis = {"load / rated capacity, %", "混雑率（%）"}};
  std::iota(lines.columns.begin(), lines.columns.end(), 1U);
  section.show(load_table(loads, fullest,
                          {"Load of the fullest sections by hour", "最も混む区間の時間帯別混雑率"}),
               lines);
  Table all = load_table(loads, order,
                         {"Load of every section by hour: passengers / (trains x rated capacity)",
                          "全区間の時間帯別混雑率（通過人員 ÷ 輸送力）"});
  all.shade();
  all.emphasise_from(1.0);
  section.show(all);
}

void show_stations(const Day& day, Section& section) {
  Table table({"Boardings and alightings by station", "駅別の乗車・降車人員"},
              {{{"Station", "駅"}, NumberFormat::kText},
               {{"Boardings", "乗車"}},
               {{"Alightings", "降車"}},
               {{"Code", "駅番号"}, NumberFormat::kText}});
  const Json line = day.indicators().value("/transit/port_liner"_json_pointer, Json::object());
  const Json boardings = line.value("boardings_by_station", Json::object());
  const Json alightings = line.value("alightings_by_station", Json::object());
  for (std::size_t i = 0; i < day.stops().id.size(); ++i) {
    const std::string& id = day.stops().id[i];
    if (boardings.contains(id)) {
      table.add_row(
          {to_json(day.stop_name(i)), boardings.at(id), alightings.value(id, Json()), id});
    }
  }
  section.show(table,
               {.kind = ChartKind::kBars, .columns = {1, 2}, .axis = {"persons a day", "人／日"}});
}

}  // namespace

Section trains_section(const Day& day) {
  Section section("trains", about(day.info().rail, {"Port Liner", "ポートライナー"}));
  const Loads loads = loads_of(day);
  if (loads.names.empty()) {
    return section;
  }
  section.say(
      {"A section is named in the direction of travel by the codes of its stations. A load "
       "over 100 % is more passengers than the rated capacity, seats and standing room.",
       "区間は進行方向に駅番号で示す。混雑率は定員（座席と立席）に対する割合。"});
  show_loads(loads, section);
  show_stations(day, section);
  return section;
}

}  // namespace poai::report
