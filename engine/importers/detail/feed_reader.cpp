#include "engine/importers/detail/feed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace poai::importers::detail {
namespace {

using formats::CsvColumn;

constexpr config::Range kLongitudes = config::between(-180.0, 180.0);
constexpr config::Range kLatitudes = config::between(-90.0, 90.0);
constexpr std::array<const char*, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                              "friday", "saturday", "sunday"};
/// Files of GTFS and GTFS-JP whose content the simulation has no use for.
constexpr std::array<std::string_view, 22> kUnusedFiles = {
    "agency_jp.txt",       "areas.txt",
    "attributions.txt",    "booking_rules.txt",
    "fare_attributes.txt", "fare_leg_rules.txt",
    "fare_media.txt",      "fare_products.txt",
    "fare_rules.txt",      "levels.txt",
    "location_groups.txt", "networks.txt",
    "office_jp.txt",       "pathways.txt",
    "pattern_jp.txt",      "route_networks.txt",
    "routes_jp.txt",       "stop_areas.txt",
    "timeframes.txt",      "transfers.txt",
    "translations.txt",    "fare_transfer_rules.txt"};
constexpr std::array<std::string_view, 10> kUsedFiles = {
    "agency.txt", "calendar.txt", "calendar_dates.txt", "feed_info.txt", "frequencies.txt",
    "routes.txt", "shapes.txt",   "stop_times.txt",     "stops.txt",     "trips.txt"};

/// Of the basic list, or a number of the extended one.
bool is_known_route_type(std::int64_t type) {
  constexpr std::array<std::int64_t, 10> kBasic = {0, 1, 2, 3, 4, 5, 6, 7, 11, 12};
  return type >= 100 || std::find(kBasic.begin(), kBasic.end(), type) != kBasic.end();
}

class FeedReader {
 public:
  FeedReader(const FeedFiles& files, ImportReport& report) : files_(files), report_(report) {}

  Feed read() {
    check_files();
    read_agencies();
    read_stops();
    read_routes();
    read_services();
    read_exceptions();
    const FeedIndex shapes = read_feed_shapes(files_, feed_, report_);
    read_trips(shapes);
    read_feed_calls(files_, trips_, stops_, feed_, report_);
    read_feed_frequencies(files_, trips_, feed_, report_);
    read_feed_info();
    return std::move(feed_);
  }

 private:
  std::optional<FeedTable> open(const char* name, Need need) {
    return FeedTable::open(files_, name, need, report_);
  }

  void check_files() {
    for (const auto& [name, text] : files_.texts) {
      const std::string_view view = name;
      const bool used = view == kFeedVehicles ||
                        std::find(kUsedFiles.begin(), kUsedFiles.end(), view) != kUsedFiles.end();
      const bool known =
          std::find(kUnusedFiles.begin(), kUnusedFiles.end(), view) != kUnusedFiles.end();
      if (!used) {
        report_.notice(Severity::kInfo, known ? "file_not_used" : "unknown_file", name);
      }
    }
    for (const std::string& name : files_.others) {
      report_.notice(Severity::kInfo, "unknown_file", name);
    }
    if (!files_.subfolder.empty()) {
      report_.notice(Severity::kWarning, "invalid_input_files_in_subfolder", files_.subfolder);
    }
    if (!files_.texts.contains("calendar.txt") && !files_.texts.contains("calendar_dates.txt")) {
      report_.notice(Severity::kError, "missing_calendar_and_calendar_date_files", files_.name);
    }
  }

  /// The id of a row if it is new; nothing, with a notice, if it is missing or there already.
  std::optional<std::string> new_id(const FeedTable& table, std::size_t row,
                                    const CsvColumn& column, const FeedIndex& index) {
    std::string id = table.required_text(row, column);
    if (index.contains(id)) {
      table.notice(Severity::kError, "duplicate_key", row, fmt::format("{} {}", column.name, id));
      return std::nullopt;
    }
    return id.empty() ? std::nullopt : std::optional(std::move(id));
  }

  void read_agencies() {
    const auto table = open("agency.txt", Need::kRequired);
    if (!table) {
      return;
    }
    const CsvColumn id =
        table->column("agency_id", table->row_count() > 1 ? Need::kRequired : Need::kOptional);
    const CsvColumn name = table->column("agency_name", Need::kRequired);
    const CsvColumn url = table->column("agency_url", Need::kRequired);
    const CsvColumn zone = table->column("agency_timezone", Need::kRequired);
    const CsvColumn language = table->column("agency_lang", Need::kOptional);
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      FeedAgency agency{table->text(row, id), table->required_text(row, name),
                        table->required_text(row, url), table->required_text(row, zone),
                        table->text(row, language)};
      if (!feed_.agencies.empty() && agency.timezone != feed_.agencies[0].timezone) {
        table->notice(Severity::kError, "inconsistent_agency_timezone", row, agency.timezone);
      }
      feed_.agencies.push_back(std::move(agency));
    }
  }

  void read_stops() {
    const auto table = open("stops.txt", Need::kRequired);
    if (!table) {
      return;
    }
    const CsvColumn id = table->column("stop_id", Need::kRequired);
    const CsvColumn name = table->column("stop_name", Need::kOptional);
    const CsvColumn lat = table->column("stop_lat", Need::kRequired);
    const CsvColumn lon = table->column("stop_lon", Need::kRequired);
    const CsvColumn type = table->column("location_type", Need::kOptional);
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      const auto kind = table->integer(row, type, config::between(0.0, 4.0)).value_or(0);
      if (kind != 0) {
        continue;  // stations, entrances, nodes and boarding areas have no calls
      }
      const auto stop_id = new_id(*table, row, id, stops_);
      const auto x = table->number(row, lon, kLongitudes);
      const auto y = table->number(row, lat, kLatitudes);
      const bool nowhere = !x || !y || (*x == 0.0 && *y == 0.0);
      if (nowhere) {
        table->notice(Severity::kError, x && y ? "point_near_origin" : "stop_without_location", row,
                      stop_id.value_or(""));
      }
      if (!stop_id || nowhere) {
        report_.reject("stops", "no id or no position", table->where(row));
        continue;
      }
      FeedStop stop{*stop_id, table->text(row, name), {*x, *y}, table->where(row)};
      if (stop.name.empty()) {
        table->notice(Severity::kError, "missing_required_field", row, "stop_name");
        stop.name = stop.id;
      }
      stops_.emplace(stop.id, feed_.stops.size());
      feed_.stops.push_back(std::move(stop));
    }
  }

  void read_routes() {
    const auto table = open("routes.txt", Need::kRequired);
    if (!table) {
      return;
    }
    const CsvColumn id = table->column("route_id", Need::kRequired);
    const CsvColumn agency = table->column("agency_id", Need::kOptional);
    const CsvColumn short_name = table->column("route_short_name", Need::kOptional);
    const CsvColumn long_name = table->column("route_long_name", Need::kOptional);
    const CsvColumn type = table->column("route_type", Need::kRequired);
    const CsvColumn colour = table->column("route_color", Need::kOptional);
    const CsvColumn text_colour = table->column("route_text_color", Need::kOptional);
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      const auto route_id = new_id(*table, row, id, routes_);
      const auto kind = table->integer(row, type, config::between(0.0, 1799.0));
      if (!route_id || !kind) {
        report_.reject("routes", "no id or no type", table->where(row));
        continue;
      }
      FeedRoute route{*route_id,
                      agency_of(*table, row, agency),
                      table->text(row, short_name),
                      table->text(row, long_name),
                      *kind,
                      table->text(row, colour),
                      table->text(row, text_colour)};
      if (!is_known_route_type(*kind)) {
        table->notice(Severity::kWarning, "unexpected_enum_value", row,
                      fmt::format("route_type {}: taken as a bus", *kind));
      }
      if (route.short_name.empty() && route.long_name.empty()) {
        table->notice(Severity::kError, "route_both_short_and_long_name_missing", row, route.id);
        route.short_name = route.id;
      }
      routes_.emplace(route.id, feed_.routes.size());
      feed_.routes.push_back(std::move(route));
    }
  }

  std::string agency_of(const FeedTable& table, std::size_t row, const CsvColumn& column) {
    std::string id = table.text(row, column);
    const bool known = std::any_of(feed_.agencies.begin(), feed_.agencies.end(),
                                   [&id](const FeedAgency& agency) { return agency.id == id; });
    if (!known && !id.empty()) {
      table.notice(Severity::kError, "foreign_key_violation", row, "agency_id " + id);
      id.clear();
    }
    return id.empty() && !feed_.agencies.empty() ? feed_.agencies[0].id : id;
  }

  FeedService& service(const std::string& id) {
    const auto [found, is_new] = services_.emplace(id, feed_.services.size());
    if (is_new) {
      feed_.services.push_back({.id = id});
    }
    return feed_.services[found->second];
  }

  std::optional<Date> date_of(const FeedTable& table, std::size_t row, const CsvColumn& column) {
    const std::string text = table.required_text(row, column);
    const auto date = parse_feed_date(text);
    if (!date && !text.empty()) {
      table.notice(Severity::kError, "invalid_date", row, fmt::format("{} {}", column.name, text));
    }
    return date;
  }

  void read_services() {
    const auto table = open("calendar.txt", Need::kOptional);
    if (!table) {
      return;
    }
    const CsvColumn id = table->column("service_id", Need::kRequired);
    std::array<CsvColumn, 7> days;
    for (std::size_t day = 0; day < days.size(); ++day) {
      days.at(day) = table->column(kDays.at(day), Need::kRequired);
    }
    const CsvColumn first = table->column("start_date", Need::kRequired);
    const CsvColumn last = table->column("end_date", Need::kRequired);
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      const auto service_id = new_id(*table, row, id, services_);
      if (!service_id) {
        report_.reject("services", "no id, or there twice", table->where(row));
        continue;
      }
      FeedService& read = service(*service_id);
      for (std::size_t day = 0; day < days.size(); ++day) {
        read.days.at(day) =
            table->integer(row, days.at(day), config::between(0.0, 1.0)).value_or(0) == 1;
      }
      report_.accept("services");
      read.first = date_of(*table, row, first);
      read.last = date_of(*table, row, last);
      if (read.first && read.last && *read.first > *read.last) {
        table->notice(Severity::kError, "start_and_end_range_out_of_order", row, read.id);
      }
    }
  }

  void read_exceptions() {
    const auto table = open("calendar_dates.txt", Need::kOptional);
    if (!table) {
      return;
    }
    const CsvColumn id = table->column("service_id", Need::kRequired);
    const CsvColumn date = table->column("date", Need::kRequired);
    const CsvColumn type = table->column("exception_type", Need::kRequired);
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      const std::string service_id = table->required_text(row, id);
      const auto day = date_of(*table, row, date);
      const auto kind = table->integer(row, type, config::between(1.0, 2.0));
      if (service_id.empty() || !day || !kind) {
        report_.reject("calendar exceptions", "no service, date or type", table->where(row));
        continue;
      }
      if (!service(service_id).exceptions.emplace(*day, *kind == 1).second) {
        table->notice(Severity::kError, "duplicate_key", row, service_id);
        report_.reject("calendar exceptions", "its service has one of that date",
                       table->where(row));
      } else {
        report_.accept("calendar exceptions");
      }
    }
  }

  void read_trips(const FeedIndex& shapes) {
    const auto table = open("trips.txt", Need::kRequired);
    if (!table) {
      return;
    }
    const CsvColumn id = table->column("trip_id", Need::kRequired);
    const CsvColumn route = table->column("route_id", Need::kRequired);
    const CsvColumn service_id = table->column("service_id", Need::kRequired);
    const CsvColumn headsign = table->column("trip_headsign", Need::kOptional);
    const CsvColumn direction = table->column("direction_id", Need::kOptional);
    const CsvColumn shape = table->column("shape_id", Need::kOptional);
    const CsvColumn block = table->column("block_id", Need::kOptional);
    for (std::size_t row = 0; row < table->row_count(); ++row) {
      const auto trip_id = new_id(*table, row, id, trips_);
      const auto route_index = find_in_feed(*table, row, route, routes_);
      const auto service_index = find_in_feed(*table, row, service_id, services_);
      if (!trip_id || !route_index || !service_index) {
        report_.reject("trips", "no id, or its route or service is unknown", table->where(row));
        continue;
      }
      FeedTrip trip{*trip_id, *route_index, *service_index, table->text(row, headsign)};
      trip.line = table->line(row);
      trip.block = table->text(row, block);
      if (const auto way = table->integer(row, direction, config::between(0.0, 1.0))) {
        trip.direction = static_cast<int>(*way);
      }
      if (!table->text(row, shape).empty()) {
        trip.shape = find_in_feed(*table, row, shape, shapes);
      }
      trips_.emplace(trip.id, feed_.trips.size());
      feed_.trips.push_back(std::move(trip));
    }
  }

  void read_feed_info() {
    const auto table = open("feed_info.txt", Need::kOptional);
    if (!table || table->row_count() == 0) {
      return;
    }
    feed_.publisher =
        table->required_text(0, table->column("feed_publisher_name", Need::kRequired));
    feed_.publisher_url =
        table->required_text(0, table->column("feed_publisher_url", Need::kRequired));
    feed_.language = table->required_text(0, table->column("feed_lang", Need::kRequired));
    feed_.version = table->text(0, table->column("feed_version", Need::kOptional));
  }

  const FeedFiles& files_;
  ImportReport& report_;
  Feed feed_;
  FeedIndex stops_, routes_, services_, trips_;
};

}  // namespace

std::optional<std::size_t> find_in_feed(const FeedTable& table, std::size_t row,
                                        const CsvColumn& column, const FeedIndex& index) {
  const std::string id = table.required_text(row, column);
  const auto found = index.find(id);
  if (found != index.end()) {
    return found->second;
  }
  if (!id.empty()) {
    table.notice(Severity::kError, "foreign_key_violation", row,
                 fmt::format("{} {}", column.name, id));
  }
  return std::nullopt;
}

Feed read_feed(const FeedFiles& files, ImportReport& report) {
  return FeedReader(files, report).read();
}

}  // namespace poai::importers::detail
