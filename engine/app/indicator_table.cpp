#include "engine/app/indicator_table.hpp"

#include <fmt/format.h>

#include <array>

namespace poai::app {
namespace {

struct Row {
  const char* indicator;
  const char* words;
  int digits;
};

constexpr std::array<Row, 21> kRows = {{
    {"persons.total", "persons (roster)", 0},
    {"persons.appeared", "persons who appeared", 0},
    {"present.by_hour.14:00", "present at 14:00", 0},
    {"trips.total", "trips completed", 0},
    {"trips.by_mode.port_liner", "  by Port Liner", 0},
    {"trips.by_mode.bus", "  by bus", 0},
    {"trips.by_mode.car", "  by car", 0},
    {"trips.by_mode.walk", "  on foot", 0},
    {"transit.port_liner.boardings", "Port Liner boardings", 0},
    {"transit.port_liner.denied_boardings", "denied boardings", 0},
    {"transit.port_liner.max_load_share", "largest hourly load share", 2},
    {"transit.port_liner.mean_wait_s", "mean wait on the platform, s", 0},
    {"walking.mean_speed_mps", "mean walking speed, m/s", 2},
    {"dining.wanted", "meals wanted from a place", 0},
    {"dining.served", "meals served", 0},
    {"dining.unserved", "meals not served", 0},
    {"dining.mean_wait_s", "mean wait for a meal, s", 0},
    {"airport.arrived", "air passengers arrived", 0},
    {"airport.departed", "air passengers departed", 0},
    {"airport.missed_flights", "flights missed", 0},
    {"run.valid", "run is valid (1 = yes)", 0},
}};

}  // namespace

std::string indicator_table(const metrics::Indicators& indicators) {
  std::string table;
  for (const Row& row : kRows) {
    if (const auto value = indicators.number(row.indicator)) {
      table += fmt::format("{:<32}{:>12.{}f}\n", row.words, *value, row.digits);
    }
  }
  const auto section = indicators.text("transit.port_liner.max_load_section");
  const auto hour = indicators.text("transit.port_liner.max_load_hour");
  if (section && hour) {
    table += fmt::format("{:<31}{:>13}\n", "fullest section and hour", *section + ' ' + *hour);
  }
  return table;
}

}  // namespace poai::app
