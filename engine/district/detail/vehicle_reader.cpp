#include "engine/district/detail/vehicle_reader.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/core/suggest.hpp"
#include "engine/formats/csv.hpp"

namespace poai::district {
namespace {

constexpr config::Range kCapacities = config::between(1.0, 100'000.0);
constexpr config::Range kDwellS = config::between(0.0, 3600.0);

Duration from_seconds(double seconds) { return {std::llround(seconds * 1000.0)}; }

/// The columns of the table.
struct Columns {
  explicit Columns(const formats::CsvTable& table)
      : route(table.required("route_id")),
        cars(table.required("cars")),
        doors(table.required("doors_per_car")),
        rated(table.required("rated_capacity")),
        crush(table.required("crush_capacity")),
        nominal_dwell(table.required("nominal_dwell_s")),
        fixed_dwell(table.required("fixed_dwell_s")),
        turnaround(table.optional("turnaround_s")) {
    table.known_columns({"route_id", "cars", "doors_per_car", "rated_capacity", "crush_capacity",
                         "nominal_dwell_s", "fixed_dwell_s", "turnaround_s", "estimated",
                         "source"});
  }
  formats::CsvColumn route, cars, doors, rated, crush, nominal_dwell, fixed_dwell, turnaround;
};

void read_row(const formats::CsvTable& table, std::size_t row, const Columns& columns,
              Route& route) {
  const auto count = [&](const formats::CsvColumn& column, const config::Range& range) {
    return static_cast<std::uint32_t>(table.required_integer(row, column, range));
  };
  route.cars = count(columns.cars, config::between(1.0, 100.0));
  route.doors_per_car = count(columns.doors, config::between(1.0, 20.0));
  route.rated_capacity = count(columns.rated, kCapacities);
  route.crush_capacity = count(columns.crush, kCapacities);
  if (route.crush_capacity > 0 && route.crush_capacity < route.rated_capacity) {
    table.report(row, columns.crush,
                 fmt::format("{} is less than the rated capacity {}", route.crush_capacity,
                             route.rated_capacity),
                 "the crush capacity is the hard limit");
  }
  route.nominal_dwell = from_seconds(table.required_number(row, columns.nominal_dwell, kDwellS));
  route.fixed_dwell = from_seconds(table.required_number(row, columns.fixed_dwell, kDwellS));
  if (const auto turnaround_s = table.number(row, columns.turnaround, kDwellS)) {
    route.turnaround = from_seconds(*turnaround_s);
  }
}

std::optional<RouteId> find_route(const Column<RouteId, Route>& routes, std::string_view id) {
  for (const RouteId route : ids<RouteId>(routes.size())) {
    if (routes[route].id == id) {
      return route;
    }
  }
  return std::nullopt;
}

}  // namespace

void read_vehicles(const std::filesystem::path& path, Column<RouteId, Route>& routes,
                   Problems& problems) {
  const auto table = formats::CsvTable::read(path, problems);
  if (!table) {
    return;
  }
  const Columns columns(*table);
  std::vector<std::string> names;
  for (const Route& route : routes) {
    names.push_back(route.id);
  }
  std::vector<bool> seen(routes.size(), false);
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string id = table->required_text(row, columns.route);
    const auto route = find_route(routes, id);
    if (!route && !id.empty()) {
      table->report(row, columns.route, fmt::format("\"{}\" is unknown", id),
                    "routes.txt has no such route", did_you_mean(id, names));
    }
    if (!route) {
      continue;
    }
    if (seen[route->index()]) {
      table->report(row, columns.route, fmt::format("\"{}\" is there twice", id));
    }
    seen[route->index()] = true;
    read_row(*table, row, columns, routes[*route]);
  }
  for (const RouteId route : ids<RouteId>(columns.route.present() ? routes.size() : 0)) {
    const bool is_first_of_id = find_route(routes, routes[route].id) == route;
    if (!seen[route.index()] && is_first_of_id) {
      problems.add_file_problem({.place = {.file = table->file()},
                                 .key = routes[route].id,
                                 .problem = "the route has no row",
                                 .reason = "a GTFS feed does not say how many fit into a vehicle",
                                 .suggestion = "add a row with its cars, doors and capacities"});
    }
  }
}

}  // namespace poai::district
