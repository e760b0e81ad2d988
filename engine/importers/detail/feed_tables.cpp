#include "engine/importers/detail/feed_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "engine/geometry/polyline.hpp"

namespace poai::importers::detail {
namespace {

constexpr const char* kFirstDate = "20250401";
constexpr const char* kLastDate = "20350331";

/// What of the feed the runs use.
struct Use {
  std::set<std::size_t> stops;
  std::set<std::size_t> routes;
  std::set<std::size_t> shapes;
};

Use use_of(const Feed& feed, const ClippedRuns& clipped) {
  Use use;
  for (const FeedRun& run : clipped.runs) {
    const FeedTrip& trip = feed.trips[run.trip];
    use.routes.insert(trip.route);
    if (trip.shape && feed.shapes[*trip.shape].points.size() >= 2) {
      use.shapes.insert(*trip.shape);
    }
    for (const RunCall& call : run.calls) {
      use.stops.insert(call.stop);
    }
  }
  return use;
}

std::string degrees(double value) { return fmt::format("{:.7f}", value); }

class TableMaker {
 public:
  TableMaker(const Feed& feed, const ClippedRuns& clipped, const DistrictReach& reach,
             const std::string& prefix)
      : feed_(feed),
        clipped_(clipped),
        reach_(reach),
        prefix_(prefix),
        use_(use_of(feed, clipped)) {}

  std::vector<TableDraft> make() {
    std::vector<TableDraft> tables;
    tables.push_back(agencies());
    tables.push_back(stops());
    tables.push_back(routes());
    tables.push_back(trips());
    tables.push_back(calls());
    tables.push_back(calendar());
    tables.push_back(shapes());
    tables.push_back(publisher());
    std::erase_if(tables, [](const TableDraft& table) { return table.rows.empty(); });
    return tables;
  }

 private:
  [[nodiscard]] std::string id(const std::string& foreign) const { return prefix_ + foreign; }

  [[nodiscard]] TableDraft agencies() const {
    TableDraft table{
        .file = "agency.txt",
        .columns = {"agency_id", "agency_name", "agency_url", "agency_timezone", "agency_lang"},
        .key_columns = {"agency_id"}};
    std::set<std::string> used;
    for (const std::size_t route : use_.routes) {
      used.insert(feed_.routes[route].agency);
    }
    for (const FeedAgency& agency : feed_.agencies) {
      if (used.contains(agency.id)) {
        table.rows.push_back({id(agency.id.empty() ? "agency" : agency.id), agency.name, agency.url,
                              agency.timezone, agency.language});
      }
    }
    return table;
  }

  [[nodiscard]] TableDraft stops() const {
    TableDraft table{.file = "stops.txt",
                     .columns = {"stop_id", "stop_name", "stop_lat", "stop_lon"},
                     .key_columns = {"stop_id"}};
    for (const std::size_t index : use_.stops) {
      const FeedStop& stop = feed_.stops[index];
      const auto moved = clipped_.moved_stops.find(index);
      const geometry::GeoPoint at =
          moved == clipped_.moved_stops.end() ? stop.position : moved->second;
      table.rows.push_back({id(stop.id), stop.name, degrees(at.lat_deg), degrees(at.lon_deg)});
    }
    return table;
  }

  [[nodiscard]] TableDraft routes() const {
    TableDraft table{.file = "routes.txt",
                     .columns = {"route_id", "agency_id", "route_short_name", "route_long_name",
                                 "route_type", "route_color", "route_text_color"},
                     .key_columns = {"route_id"}};
    for (const std::size_t index : use_.routes) {
      const FeedRoute& route = feed_.routes[index];
      table.rows.push_back({id(route.id), id(route.agency.empty() ? "agency" : route.agency),
                            route.short_name, route.long_name,
                            fmt::format("{}", basic_route_type(route.type)), route.colour,
                            route.text_colour});
    }
    return table;
  }

  [[nodiscard]] TableDraft trips() const {
    TableDraft table{.file = "trips.txt",
                     .columns = {"route_id", "service_id", "trip_id", "trip_headsign",
                                 "direction_id", "shape_id"},
                     .key_columns = {"trip_id"}};
    const std::set<std::string> blocks = sound_blocks();
    if (!blocks.empty()) {
      table.columns.emplace_back("block_id");
    }
    for (const FeedRun& run : clipped_.runs) {
      const FeedTrip& trip = feed_.trips[run.trip];
      const bool has_shape = trip.shape && use_.shapes.contains(*trip.shape);
      table.rows.push_back({id(feed_.routes[trip.route].id),
                            std::string(kServiceNames.at(run.service)), id(run.id), trip.headsign,
                            trip.direction ? fmt::format("{}", *trip.direction) : "",
                            has_shape ? id(feed_.shapes[*trip.shape].id) : ""});
      if (!blocks.empty()) {
        table.rows.back().push_back(blocks.contains(trip.block) ? id(trip.block) : "");
      }
    }
    return table;
  }

  /// The blocks whose runs one vehicle can make: those of a frequency are copies of one trip, and
  /// several days stand for one, so that runs may overlap.
  [[nodiscard]] std::set<std::string> sound_blocks() const {
    std::map<std::pair<std::string, std::size_t>, std::vector<const FeedRun*>> runs_of;
    for (const FeedRun& run : clipped_.runs) {
      if (const std::string& block = feed_.trips[run.trip].block; !block.empty()) {
        runs_of[{block, run.service}].push_back(&run);
      }
    }
    std::set<std::string> sound;
    std::set<std::string> broken;
    for (auto& [block, runs] : runs_of) {
      std::sort(runs.begin(), runs.end(), [](const FeedRun* a, const FeedRun* b) {
        return a->calls.front().departure < b->calls.front().departure;
      });
      const bool overlaps =
          std::adjacent_find(runs.begin(), runs.end(), [](const FeedRun* a, const FeedRun* b) {
            return b->calls.front().departure < a->calls.back().arrival;
          }) != runs.end();
      (overlaps ? broken : sound).insert(block.first);
    }
    std::erase_if(sound, [&broken](const std::string& block) { return broken.contains(block); });
    return sound;
  }

  [[nodiscard]] TableDraft calls() const {
    TableDraft table{
        .file = "stop_times.txt",
        .columns = {"trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"},
        .key_columns = {"trip_id"}};
    for (const FeedRun& run : clipped_.runs) {
      for (std::size_t i = 0; i < run.calls.size(); ++i) {
        const RunCall& call = run.calls[i];
        table.rows.push_back({id(run.id), feed_time(call.arrival), feed_time(call.departure),
                              id(feed_.stops[call.stop].id), fmt::format("{}", i + 1)});
      }
    }
    return table;
  }

  [[nodiscard]] static TableDraft calendar() {
    return {.file = "calendar.txt",
            .columns = {"service_id", "monday", "tuesday", "wednesday", "thursday", "friday",
                        "saturday", "sunday", "start_date", "end_date"},
            .key_columns = {"service_id"},
            .rows = {{"weekday", "1", "1", "1", "1", "1", "0", "0", kFirstDate, kLastDate},
                     {"weekend", "0", "0", "0", "0", "0", "1", "1", kFirstDate, kLastDate}},
            .withdrawn = {}};
  }

  /// The stretch of a shape between the stops of the trips that follow it, some of them clipped.
  [[nodiscard]] std::vector<geometry::GeoPoint> stretch(std::size_t shape) const {
    const std::vector<geometry::GeoPoint>& points = feed_.shapes[shape].points;
    geometry::Polyline line;
    for (const geometry::GeoPoint point : points) {
      line.push_back(reach_.projection().to_local(point));
    }
    double from_m = std::numeric_limits<double>::infinity();
    double to_m = 0.0;
    bool is_clipped = false;
    for (const FeedRun& run : clipped_.runs) {
      if (feed_.trips[run.trip].shape != shape) {
        continue;
      }
      is_clipped = is_clipped || clipped_.clipped_trips.contains(run.trip);
      for (const RunCall& call : run.calls) {
        const auto foot = geometry::nearest_on_polyline(
            reach_.projection().to_local(feed_.stops[call.stop].position), line);
        from_m = std::min(from_m, foot.along_m);
        to_m = std::max(to_m, foot.along_m);
      }
    }
    return is_clipped ? cut(points, line, from_m, to_m) : points;
  }

  /// The points between two distances along, and one more at each side.
  static std::vector<geometry::GeoPoint> cut(const std::vector<geometry::GeoPoint>& points,
                                             const geometry::Polyline& line, double from_m,
                                             double to_m) {
    double along_m = 0.0;
    std::size_t first = 0;
    std::size_t last = points.size() - 1;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const double before_m = along_m;
      along_m += geometry::distance_m(line[i - 1], line[i]);
      first = along_m <= from_m ? i : first;
      if (before_m < to_m && along_m >= to_m) {
        last = i;
        break;
      }
    }
    first = std::min(first, last > 0 ? last - 1 : 0);
    return {points.begin() + static_cast<std::ptrdiff_t>(first),
            points.begin() + static_cast<std::ptrdiff_t>(last) + 1};
  }

  [[nodiscard]] TableDraft shapes() const {
    TableDraft table{.file = "shapes.txt",
                     .columns = {"shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"},
                     .key_columns = {"shape_id"}};
    for (const std::size_t shape : use_.shapes) {
      std::size_t number = 0;
      for (const geometry::GeoPoint point : stretch(shape)) {
        table.rows.push_back({id(feed_.shapes[shape].id), degrees(point.lat_deg),
                              degrees(point.lon_deg), fmt::format("{}", ++number)});
      }
    }
    return table;
  }

  [[nodiscard]] TableDraft publisher() const {
    TableDraft table{
        .file = "feed_info.txt",
        .columns = {"feed_publisher_name", "feed_publisher_url", "feed_lang", "feed_version"},
        .key_columns = {"feed_publisher_name"}};
    if (!feed_.publisher.empty()) {
      table.rows.push_back({feed_.publisher, feed_.publisher_url,
                            feed_.language.empty() ? "ja" : feed_.language, feed_.version});
    }
    return table;
  }

  const Feed& feed_;
  const ClippedRuns& clipped_;
  const DistrictReach& reach_;
  const std::string& prefix_;
  Use use_;
};

}  // namespace

std::vector<TableDraft> tables_of(const Feed& feed, const ClippedRuns& clipped,
                                  const DistrictReach& reach, const std::string& prefix) {
  return TableMaker(feed, clipped, reach, prefix).make();
}

std::vector<std::size_t> routes_in_use(const Feed& feed, const ClippedRuns& clipped) {
  const Use use = use_of(feed, clipped);
  return {use.routes.begin(), use.routes.end()};
}

std::string feed_time(SimTime time) {
  const std::int64_t seconds = time.ms / 1'000;
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
}

}  // namespace poai::importers::detail
