#include "engine/formats/gtfs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/core/files.hpp"
#include "engine/formats/csv.hpp"
#include "engine/formats/detail/file_problem.hpp"
#include "engine/formats/detail/gtfs_calls.hpp"
#include "engine/formats/detail/id_index.hpp"
#include "engine/formats/detail/references.hpp"

namespace poai::formats {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

/// Reads the files of a feed in the order in which they refer to each other.
class GtfsReader {
 public:
  GtfsReader(const std::filesystem::path& folder, Problems& problems)
      : folder_(folder), problems_(problems) {}

  GtfsFeed read() {
    refuse_unused("calendar_dates.txt", "the day types weekday and weekend have no exceptions");
    refuse_unused("frequencies.txt", "every run needs its own times");
    read_agencies();
    read_stops();
    read_routes();
    read_services();
    read_shapes();
    read_trips();
    read_stop_times();
    read_feed_info();
    return std::move(feed_);
  }

 private:
  void refuse_unused(const char* name, const char* reason) {
    if (path_exists(folder_ / name)) {
      problems_.add_file_problem(
          file_problem(folder_ / name, "the file is not used", reason,
                       "write its content into trips.txt and stop_times.txt, and remove it"));
    }
  }

  /// A table with at least one row; nothing, with a report, if it is not there.
  std::optional<CsvTable> required_table(const char* name) {
    auto table = CsvTable::read(folder_ / name, problems_);
    if (table) {
      feed_.files.push_back(folder_ / name);
      if (table->row_count() == 0) {
        problems_.add_file_problem(
            file_problem(folder_ / name, "the table is empty", "a feed without it has no runs"));
      }
    }
    return table;
  }

  std::optional<CsvTable> optional_table(const char* name) {
    return path_exists(folder_ / name) ? required_table(name) : std::nullopt;
  }

  void read_agencies() {
    const auto table = required_table("agency.txt");
    if (!table) {
      return;
    }
    const CsvColumn id =
        table->row_count() > 1 ? table->required("agency_id") : table->optional("agency_id");
    const CsvColumn name = table->required("agency_name");
    table->require_columns({"agency_url", "agency_timezone"});
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      if (!agencies_.add(std::string(table->cell(row, id)))) {
        table->report(row, id, fmt::format("\"{}\" is there twice", table->cell(row, id)));
      }
      feed_.agencies.push_back(
          {std::string(table->cell(row, id)), table->required_text(row, name), table->place(row)});
    }
  }

  void read_stops() {
    const auto table = required_table("stops.txt");
    if (!table) {
      return;
    }
    const CsvColumn id = table->required("stop_id");
    const CsvColumn name = table->required("stop_name");
    const CsvColumn lat = table->required("stop_lat");
    const CsvColumn lon = table->required("stop_lon");
    const CsvColumn parent = table->optional("parent_station");
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      GtfsStop stop;
      stop.id = new_id(*table, row, id, stops_);
      stop.place = table->place(row);
      stop.name = table->required_text(row, name);
      const std::size_t problems_before = problems_.size();
      stop.position.lon_deg = table->required_number(row, lon, config::between(-180.0, 180.0));
      stop.position.lat_deg = table->required_number(row, lat, config::between(-90.0, 90.0));
      stop.is_placed = !table->is_broken() && problems_.size() == problems_before;
      stop.parent_station = table->cell(row, parent);
      feed_.stops.push_back(std::move(stop));
    }
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      if (!feed_.stops[row].parent_station.empty()) {
        check_reference(*table, row, parent, stops_, "stops.txt");
      }
    }
  }

  void read_routes() {
    const auto table = required_table("routes.txt");
    if (!table) {
      return;
    }
    const CsvColumn id = table->required("route_id");
    const CsvColumn agency = table->optional("agency_id");
    const CsvColumn short_name = table->optional("route_short_name");
    const CsvColumn long_name = table->optional("route_long_name");
    const CsvColumn type = table->required("route_type");
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      GtfsRoute route;
      route.id = new_id(*table, row, id, routes_);
      route.place = table->place(row);
      route.short_name = table->cell(row, short_name);
      route.long_name = table->cell(row, long_name);
      if (route.short_name.empty() && route.long_name.empty()) {
        table->report(row, long_name, "the route has neither a short nor a long name");
      }
      route.type = table->required_integer(row, type, config::between(0.0, 1799.0));
      if (!table->cell(row, agency).empty()) {
        check_reference(*table, row, agency, agencies_, "agency.txt");
      }
      feed_.routes.push_back(std::move(route));
    }
  }

  void read_services() {
    const auto table = required_table("calendar.txt");
    if (!table) {
      return;
    }
    const CsvColumn id = table->required("service_id");
    std::array<CsvColumn, 7> days;
    for (std::size_t day = 0; day < 7; ++day) {
      days[day] = table->required(kDays[day]);
    }
    const CsvColumn start = table->required("start_date");
    const CsvColumn end = table->required("end_date");
    if (table->is_broken()) {
      return;
    }
    constexpr config::Range kDates = config::between(19'000'101.0, 29'991'231.0);
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      GtfsService service;
      service.id = new_id(*table, row, id, services_);
      service.place = table->place(row);
      for (std::size_t day = 0; day < 7; ++day) {
        service.days[day] = table->required_integer(row, days[day], config::between(0.0, 1.0)) == 1;
      }
      const auto first = table->required_integer(row, start, kDates);
      const auto last = table->required_integer(row, end, kDates);
      if (last != 0 && first > last) {
        table->report(row, end, fmt::format("{} is before the start_date {}", last, first));
      }
      feed_.services.push_back(std::move(service));
    }
  }

  void read_shapes() {
    const auto table = optional_table("shapes.txt");
    if (!table) {
      return;
    }
    const CsvColumn id = table->required("shape_id");
    const CsvColumn lat = table->required("shape_pt_lat");
    const CsvColumn lon = table->required("shape_pt_lon");
    const CsvColumn sequence = table->required("shape_pt_sequence");
    std::vector<std::vector<std::pair<std::int64_t, geometry::GeoPoint>>> points;
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      const std::string shape = table->required_text(row, id);
      if (!shapes_.find(shape)) {
        shapes_.add(shape);
        feed_.shapes.push_back({shape, {}});
        points.emplace_back();
      }
      const geometry::GeoPoint point{
          table->required_number(row, lon, config::between(-180.0, 180.0)),
          table->required_number(row, lat, config::between(-90.0, 90.0))};
      points[*shapes_.find(shape)].emplace_back(
          table->required_integer(row, sequence, config::at_least(0.0)), point);
    }
    for (std::size_t shape = 0; shape < points.size(); ++shape) {
      take_shape_points(*table, feed_.shapes[shape], points[shape]);
    }
  }

  void take_shape_points(const CsvTable& table, GtfsShape& shape,
                         std::vector<std::pair<std::int64_t, geometry::GeoPoint>>& points) {
    std::stable_sort(points.begin(), points.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    if (points.size() < 2) {
      Problem problem = file_problem(table.file(), "the shape has fewer than two points");
      problem.key = shape.id;
      problems_.add_file_problem(std::move(problem));
    }
    for (const auto& [number, point] : points) {
      shape.points.push_back(point);
    }
  }

  void read_trips() {
    const auto table = required_table("trips.txt");
    if (!table) {
      return;
    }
    const CsvColumn route = table->required("route_id");
    const CsvColumn service = table->required("service_id");
    const CsvColumn id = table->required("trip_id");
    const CsvColumn direction = table->optional("direction_id");
    const CsvColumn shape = table->optional("shape_id");
    const CsvColumn block = table->optional("block_id");
    bool names_shapes = false;
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      GtfsTrip trip;
      trip.id = new_id(*table, row, id, trips_);
      trip.place = table->place(row);
      trip.route = find_reference(*table, row, route, routes_, "routes.txt").value_or(0);
      trip.service = find_reference(*table, row, service, services_, "calendar.txt").value_or(0);
      const auto way = table->integer(row, direction, config::between(0.0, 1.0));
      trip.direction = static_cast<std::uint8_t>(way.value_or(0));
      trip.block = table->cell(row, block);
      if (!table->cell(row, shape).empty()) {
        trip.shape = find_reference(*table, row, shape, shapes_, "shapes.txt");
        names_shapes = true;
      }
      feed_.trips.push_back(std::move(trip));
    }
    if (names_shapes && feed_.shapes.empty()) {
      const bool is_there = path_exists(folder_ / "shapes.txt");
      problems_.add_file_problem(file_problem(
          folder_ / "shapes.txt", is_there ? "the file has no shapes" : "the file does not exist",
          "trips.txt names some in its column shape_id", "add them, or empty that column"));
    }
  }

  void read_stop_times() {
    const auto table = required_table("stop_times.txt");
    if (table && !feed_.stops.empty() && !feed_.trips.empty()) {
      read_calls(*table, trips_, stops_, feed_.trips, problems_);
    }
  }

  void read_feed_info() {
    const auto table = optional_table("feed_info.txt");
    if (!table) {
      return;
    }
    const CsvColumn publisher = table->required("feed_publisher_name");
    table->require_columns({"feed_publisher_url", "feed_lang"});
    if (table->row_count() > 0) {
      feed_.publisher = table->required_text(0, publisher);
    }
  }

  std::filesystem::path folder_;
  Problems& problems_;
  GtfsFeed feed_;
  IdIndex agencies_, stops_, routes_, services_, shapes_, trips_;
};

}  // namespace

GtfsFeed read_gtfs(const std::filesystem::path& folder, Problems& problems) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    problems.add_file_problem(
        file_problem(folder, "the folder does not exist", "it should hold a GTFS feed"));
    return {};
  }
  return GtfsReader(folder, problems).read();
}

}  // namespace poai::formats
