#include "engine/importers/detail/native_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/district/ranges.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/importers/detail/table_text.hpp"

namespace poai::importers::detail {
namespace {

constexpr std::array<std::string_view, 2> kDays = {"weekday", "weekend"};
constexpr std::array<std::string_view, 6> kGateModes = {"port_liner", "bus",  "car",
                                                        "bicycle",    "walk", "ferry"};

constexpr std::array<ColumnSpec, 28> kPlaceColumns = {
    {{.name = "name_ja"},
     {.name = "name_en"},
     {.name = "level", .type = CellType::kNumber, .range = district::kLevels},
     {.name = "staff", .type = CellType::kWhole, .range = district::kPersons},
     {.name = "students", .type = CellType::kWhole, .range = district::kPersons},
     {.name = "beds", .type = CellType::kWhole, .range = district::kPersons},
     {.name = "visitors_per_weekday", .type = CellType::kWhole, .range = district::kPersons},
     {.name = "floor_area_m2", .type = CellType::kNumber, .range = district::kFloorAreasM2},
     {.name = "host"},
     {.name = "modes", .type = CellType::kWords, .words = kGateModes},
     {.name = "service", .type = CellType::kWord, .words = district::kServiceKindNames},
     {.name = "seats", .type = CellType::kWhole, .range = district::kCounts},
     {.name = "table_size", .type = CellType::kWhole, .range = district::kTableSizes},
     {.name = "counters", .type = CellType::kWhole, .range = district::kCounters},
     {.name = "service_s", .type = CellType::kNumber, .range = district::kServiceTimesS},
     {.name = "stay_min", .type = CellType::kNumber, .range = district::kStaysMin},
     {.name = "price_yen", .type = CellType::kNumber, .range = district::kPricesYen},
     {.name = "stock", .type = CellType::kWhole, .range = district::kCounts},
     {.name = "indoor", .type = CellType::kFlag},
     {.name = "quality", .type = CellType::kNumber, .range = district::kQualities},
     {.name = "opens", .type = CellType::kTime},
     {.name = "last_order", .type = CellType::kTime},
     {.name = "closes", .type = CellType::kTime},
     {.name = "access", .type = CellType::kWord, .words = district::kAccessNames},
     {.name = "open_on", .type = CellType::kWords, .words = kDays},
     {.name = "cuisine", .type = CellType::kWords},
     {.name = "platform_capacity",
      .type = CellType::kWhole,
      .range = district::kPlatformCapacities},
     {.name = "car_spaces", .type = CellType::kWhole, .range = district::kPersons}}};

constexpr std::array<ColumnSpec, 14> kWalkwayColumns = {
    {{.name = "kind",
      .type = CellType::kWord,
      .is_required = true,
      .words = district::kWalkwayKindNames},
     {.name = "width_m",
      .type = CellType::kNumber,
      .is_required = true,
      .range = district::kWalkwayWidthsM},
     {.name = "level", .type = CellType::kNumber, .is_required = true, .range = district::kLevels},
     {.name = "area", .type = CellType::kWord, .is_required = true, .words = district::kAreaNames},
     {.name = "level_to", .type = CellType::kNumber, .range = district::kLevels},
     {.name = "covered", .type = CellType::kFlag},
     {.name = "name"},
     {.name = "flow_per_s", .type = CellType::kNumber, .range = district::kFlowsPerS},
     {.name = "speed_mps", .type = CellType::kNumber, .range = district::kEscalatorSpeedsMps},
     {.name = "ride_s", .type = CellType::kNumber, .range = district::kLiftRidesS},
     {.name = "cycle_s", .type = CellType::kNumber, .range = district::kCyclesS},
     {.name = "green_s", .type = CellType::kNumber, .range = district::kGreensS},
     {.name = "offset_s", .type = CellType::kNumber, .range = district::kOffsetsS},
     {.name = "places", .type = CellType::kWhole, .range = district::kLiftPlaces}}};

/// Properties of a service.
constexpr std::array<std::string_view, 14> kOfService = {
    "seats", "table_size", "counters", "service_s", "stay_min", "price_yen",  "stock",
    "opens", "closes",     "open_on",  "access",    "indoor",   "last_order", "quality"};

std::optional<std::string> native_value(const ColumnSpec& spec, const std::string& given) {
  if (spec.type == CellType::kNumber || spec.type == CellType::kWhole) {
    const auto quantity = table_quantity(given);
    return quantity ? typed_cell(spec, 1.0, fmt::format("{}", quantity->value)) : std::nullopt;
  }
  return typed_cell(spec, 1.0, given);
}

}  // namespace

std::span<const ColumnSpec> native_place_columns() { return kPlaceColumns; }

std::span<const ColumnSpec> native_walkway_columns() { return kWalkwayColumns; }

NativeValues native_values(std::span<const ColumnSpec> columns, const GivenValue& given,
                           std::string& problem) {
  NativeValues values;
  for (const ColumnSpec& column : columns) {
    const std::string name(column.name);
    const std::string text = given(name);
    if (text.empty()) {
      continue;
    }
    auto value = native_value(column, text);
    if (!value) {
      problem = fmt::format("{} is not {}", name, expected_cell(column));
      return values;
    }
    values.emplace(name, std::move(*value));
  }
  return values;
}

std::string conflict_of_place(district::PlaceKind kind, const NativeValues& values) {
  const bool is_gate = kind == district::PlaceKind::kGate;
  if (is_gate != values.contains("modes")) {
    return is_gate ? "a gate needs modes" : "only gates have modes";
  }
  if (!values.contains("service")) {
    if (kind == district::PlaceKind::kDining) {
      return "a dining place needs a service";
    }
    const auto found =
        std::find_if(kOfService.begin(), kOfService.end(),
                     [&values](std::string_view name) { return values.contains(name); });
    return found == kOfService.end() ? "" : fmt::format("{} without a service", *found);
  }
  const auto time = [&values](std::string_view name, SimTime otherwise) {
    const auto found = values.find(name);
    return found == values.end() ? otherwise : parse_time(found->second).value_or(otherwise);
  };
  const district::Service usual;
  const SimTime opens = time("opens", usual.opens);
  const SimTime closes = time("closes", usual.closes);
  const SimTime last_order = time("last_order", closes);
  if (closes <= opens) {
    return "it closes before it opens";
  }
  if (last_order < opens || last_order > closes) {
    return "its last order is not in its opening hours";
  }
  const bool has_seats = values.contains("seats") && values.at("seats") != "0";
  const bool nobody_stays = values.contains("stay_min") && values.at("stay_min") == "0";
  if (!has_seats && values.contains("table_size")) {
    return "table_size without seats";
  }
  return has_seats && nobody_stays ? "it has seats, and stay_min is 0" : "";
}

std::string conflict_of_walkway(const NativeValues& values) {
  const auto value = [&values](std::string_view name, const std::string& otherwise) {
    const auto found = values.find(name);
    return found == values.end() ? otherwise : found->second;
  };
  const auto kind =
      parse_word<district::WalkwayKind>(district::kWalkwayKindNames, value("kind", {}));
  const std::string level = value("level", "0");
  return value("level_to", level) == level || (kind && district::may_change_level(*kind))
             ? ""
             : "only stairs, ramps, escalators, lifts and indoor ways change the level";
}

}  // namespace poai::importers::detail
