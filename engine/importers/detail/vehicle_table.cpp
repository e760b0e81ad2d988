#include "engine/importers/detail/vehicle_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/formats/csv.hpp"
#include "engine/importers/detail/feed_clip.hpp"
#include "engine/importers/detail/table_text.hpp"

namespace poai::importers::detail {
namespace {

using Row = std::vector<std::string>;

const std::vector<std::string>& columns() {
  static const std::vector<std::string> kColumns = {
      "route_id",        "cars",          "doors_per_car", "rated_capacity", "crush_capacity",
      "nominal_dwell_s", "fixed_dwell_s", "estimated",     "source",         "turnaround_s"};
  return kColumns;
}

constexpr std::size_t kEstimated = 7;  ///< the column of that name; numbers stand before it

/// A vehicle of a route type. All are estimates: the bus as in the bundled district, the others
/// ordinary Japanese vehicles of the kind.
struct TypicalVehicle {
  std::int64_t route_type;
  std::array<int, 6> values;  ///< cars ... fixed_dwell_s
};
constexpr std::array<TypicalVehicle, 9> kTypical = {{{0, {1, 2, 70, 110, 20, 6}},
                                                     {1, {6, 4, 840, 1500, 30, 10}},
                                                     {2, {8, 4, 1120, 2000, 40, 12}},
                                                     {3, {1, 2, 45, 70, 20, 6}},
                                                     {4, {1, 1, 110, 110, 120, 60}},
                                                     {5, {1, 2, 50, 70, 20, 6}},
                                                     {6, {1, 1, 30, 30, 20, 6}},
                                                     {7, {1, 2, 60, 80, 30, 10}},
                                                     {12, {4, 2, 300, 600, 25, 13}}}};

Row default_row(const FeedRoute& route) {
  const std::int64_t type = basic_route_type(route.type);
  const auto found = std::find_if(kTypical.begin(), kTypical.end(), [type](const auto& vehicle) {
    return vehicle.route_type == type;
  });
  constexpr std::size_t kBus = 3;
  const TypicalVehicle& vehicle = found == kTypical.end() ? kTypical.at(kBus) : *found;
  Row row = {route.id};
  for (const int value : vehicle.values) {
    row.push_back(fmt::format("{}", value));
  }
  row.emplace_back(
      "cars doors_per_car rated_capacity crush_capacity nominal_dwell_s fixed_dwell_s");
  row.emplace_back("estimate");
  row.emplace_back();  // no turnaround: the district's own default
  return row;
}

/// The rows of a table by route.
std::map<std::string, Row> rows_of(const formats::CsvTable& table) {
  std::map<std::string, Row> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::string id = table.required_text(row, table.optional("route_id"));
    Row cells;
    for (const std::string& name : columns()) {
      const formats::CsvColumn column = table.optional(name);
      const bool is_number = !cells.empty() && cells.size() < kEstimated;
      if (is_number) {
        static_cast<void>(table.number(row, column, config::at_least(0.0)));
      }
      cells.emplace_back(table.cell(row, column));
    }
    if (!rows.emplace(id, std::move(cells)).second) {
      table.report(row, table.optional("route_id"), fmt::format("\"{}\" is there twice", id));
    }
  }
  return rows;
}

/// The rows of the user's table.
std::map<std::string, Row> rows_of_file(const std::filesystem::path& path, Problems& problems) {
  const std::string bytes = read_file(path);
  const auto text = decoded(bytes, TextEncoding::kAutomatic);
  const auto table = formats::CsvTable::parse(text ? *text : bytes, path.string(), problems);
  if (!table) {
    return {};
  }
  table->require_columns({"route_id", "rated_capacity"});
  return rows_of(*table);
}

/// The rows of the table beside the feed's own, if it has one.
std::map<std::string, Row> rows_of_feed(const FeedFiles& files, ImportReport& report,
                                        Problems& problems) {
  const auto text = files.texts.find(kFeedVehicles);
  if (text == files.texts.end()) {
    return {};
  }
  const auto table = formats::CsvTable::parse(text->second, files.place(kFeedVehicles), problems);
  if (!table) {
    return {};
  }
  if (!table->optional("route_id").present() || !table->optional("rated_capacity").present()) {
    report.notice(Severity::kInfo, "unknown_file", kFeedVehicles);
    return {};
  }
  return rows_of(*table);
}

/// Whether a list of words has the word.
bool lists(std::string_view words, std::string_view word) {
  return fmt::format(" {} ", words).find(fmt::format(" {} ", word)) != std::string::npos;
}

/// A row of a table; cells that are empty get the default and are listed as estimates.
Row completed(Row row, const Row& otherwise) {
  for (std::size_t i = 1; i < kEstimated; ++i) {
    if (row[i].empty()) {
      row[i] = otherwise[i];
      if (!lists(row[kEstimated], columns()[i])) {
        row[kEstimated] += (row[kEstimated].empty() ? "" : " ") + columns()[i];
      }
    }
  }
  return row;
}

/// The column is optional: it is there if a row has a value.
void drop_empty_turnaround(TableDraft& table) {
  if (std::all_of(table.rows.begin(), table.rows.end(),
                  [](const Row& row) { return row.back().empty(); })) {
    table.columns.pop_back();
    for (Row& row : table.rows) {
      row.pop_back();
    }
  }
}

}  // namespace

TableDraft vehicle_table(const Feed& feed, const std::vector<std::size_t>& used,
                         const VehicleInputs& inputs, ImportReport& report, Problems& problems) {
  TableDraft table{.part = Part::kVehicles, .columns = columns(), .key_columns = {"route_id"}};
  std::map<std::string, Row> given = inputs.table ? rows_of_file(*inputs.table, problems)
                                                  : rows_of_feed(inputs.files, report, problems);
  for (const std::size_t index : used) {
    const FeedRoute& route = feed.routes[index];
    Row row = default_row(route);
    const auto found = given.find(route.id);
    if (found != given.end()) {
      row = completed(found->second, row);
      given.erase(found);
    } else if (inputs.known.contains(inputs.prefix + route.id)) {
      continue;
    } else {
      report.adjust("vehicles", "capacity estimated from the route's type", route.id);
    }
    report.accept("vehicles");
    row[0] = inputs.prefix + route.id;
    table.rows.push_back(std::move(row));
  }
  drop_empty_turnaround(table);
  for (const auto& [id, row] : given) {
    report.reject("vehicles", "the feed has no such route in use", id);
  }
  return table;
}

}  // namespace poai::importers::detail
