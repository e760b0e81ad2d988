#include "engine/app/indicator_table.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace poai::app {
namespace {

enum class Form : unsigned char {
  kCount,
  kPercent,
  kSmallPercent,
  kSeconds,
  kSpeed,
  kText,
  kYesNo
};

struct Row {
  const char* indicator;
  const char* words;
  Form form = Form::kCount;
};

constexpr std::array<Row, 51> kRows = {{
    {"persons.total", "persons on the roster"},
    {"persons.appeared", "  of whom appeared"},
    {"present.by_hour.14:00", "present at 14:00"},
    {"trips.total", "trips completed"},
    {"trips.by_mode.port_liner", "  by Port Liner"},
    {"trips.by_mode.bus", "  by bus"},
    {"trips.by_mode.car", "  by car"},
    {"trips.by_mode.taxi", "  by taxi"},
    {"trips.by_mode.shuttle", "  by an employer's shuttle"},
    {"trips.by_mode.bicycle", "  by bicycle"},
    {"trips.by_mode.ferry", "  by ferry"},
    {"trips.by_mode.walk", "  on foot"},
    {"walking.mean_speed_mps", "mean walking speed", Form::kSpeed},
    {"transit.port_liner.boardings", "Port Liner boardings"},
    {"transit.port_liner.denied_boardings", "Port Liner boardings denied"},
    {"transit.port_liner.mean_wait_s", "Port Liner, mean wait", Form::kSeconds},
    {"transit.port_liner.crowded_share", "  riders of trains over 100 %", Form::kPercent},
    {"transit.port_liner.mean_delay_s", "Port Liner, mean delay", Form::kSeconds},
    {"transit.port_liner.max_load_section", "Port Liner, fullest section", Form::kText},
    {"transit.port_liner.max_load_hour", "  its clock hour", Form::kText},
    {"transit.port_liner.max_load_share", "  its load / rated capacity", Form::kPercent},
    {"transit.bus.boardings", "bus boardings"},
    {"transit.bus.denied_boardings", "bus boardings denied"},
    {"transit.bus.mean_wait_s", "bus, mean wait", Form::kSeconds},
    {"transit.bus.max_load_share", "bus, largest load / capacity", Form::kPercent},
    {"dining.wanted", "meals wanted from a place"},
    {"dining.served", "meals served"},
    {"dining.unserved", "meals not served"},
    {"dining.mean_wait_s", "mean wait for a meal", Form::kSeconds},
    {"dining.p90_wait_s", "  nine of ten wait at most", Form::kSeconds},
    {"dining.in_parties_share", "employees out with colleagues", Form::kPercent},
    {"outings.coffee.served", "coffee breaks at a place"},
    {"outings.shopping.served", "shopped on way or near home"},
    {"outings.dinner.served", "stayed for dinner after work"},
    {"outings.drinks.served", "stayed for drinks after work"},
    {"outings.supper.served", "dined out from home or hotel"},
    {"encounters.contacts", "contacts face to face"},
    {"encounters.pairs", "  of so many pairs"},
    {"encounters.new_ties", "  new ties"},
    {"encounters.cross_sector_share", "  across sectors", Form::kSmallPercent},
    {"airport.arrived", "air passengers arrived"},
    {"airport.departed", "air passengers departed"},
    {"airport.missed_flights", "flights missed"},
    {"airport.missed_by_cause.train_full", "  after a full train"},
    {"airport.cancelled", "  of cancelled flights"},
    {"airport.stopped_on_island", "  stopped on the island"},
    {"airport.immigration.within_20_min_share", "immigration within 20 min", Form::kPercent},
    {"airport.security.p90_wait_s", "security, nine of ten at most", Form::kSeconds},
    {"airport.port_liner.max_section", "most air passengers in trains", Form::kText},
    {"airport.port_liner.max_passengers", "  in one hour"},
    {"run.valid", "run is valid", Form::kYesNo},
}};

/// A whole number with commas between thousands.
std::string grouped(double value) {
  std::string digits = fmt::format("{:.0f}", value);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t end = digits.size(); end > first + 3; end -= 3) {
    digits.insert(end - 3, 1, ',');
  }
  return digits;
}

std::string shown(double value, Form form) {
  switch (form) {
    case Form::kPercent:
      return fmt::format("{:.0f} %", 100.0 * value);
    case Form::kSmallPercent:
      return fmt::format("{:.2f} %", 100.0 * value);
    case Form::kSeconds:
      return grouped(value) + " s";
    case Form::kSpeed:
      return fmt::format("{:.2f} m/s", value);
    case Form::kYesNo:
      return value == 0.0 ? "NO" : "yes";
    case Form::kCount:
    case Form::kText:
      break;
  }
  return grouped(value);
}

std::optional<std::string> value_of(const Row& row, const metrics::Indicators& indicators) {
  if (row.form == Form::kText) {
    return indicators.text(row.indicator);
  }
  const std::optional<double> value = indicators.number(row.indicator);
  return value ? std::optional(shown(*value, row.form)) : std::nullopt;
}

}  // namespace

std::string indicator_table(const metrics::Indicators& indicators, const district::RailName& rail) {
  std::string table;
  for (const Row& row : kRows) {
    if (const auto value = value_of(row, indicators)) {
      table += fmt::format("{:<31}{}\n", district::about_rail(row.words, rail), *value);
    }
  }
  return table;
}

}  // namespace poai::app
