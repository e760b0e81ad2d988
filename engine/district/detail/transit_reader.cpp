#include "engine/district/detail/transit_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "engine/core/id_range.hpp"
#include "engine/district/detail/land.hpp"
#include "engine/district/detail/vehicle_reader.hpp"
#include "engine/formats/gtfs.hpp"

namespace poai::district {
namespace {

using formats::GtfsFeed;
using formats::GtfsTrip;

constexpr std::int64_t kBusType = 3;
constexpr std::int64_t kFerryType = 4;
constexpr std::ptrdiff_t kWeekdays = 5;

Mode mode_of(std::int64_t route_type) {
  if (route_type == kBusType) {
    return Mode::kBus;
  }
  return route_type == kFerryType ? Mode::kFerry : Mode::kPortLiner;
}

/// Reports the first of the points that is absurdly far from the origin.
void check_near(std::span<const geometry::Point> points, const SourcePlace& place,
                const std::string& key, Problems& problems) {
  for (const geometry::Point point : points) {
    const double distance_m = std::hypot(point.x_m, point.y_m);
    if (!(distance_m <= kMostDistanceM)) {  // true for what is not a number
      problems.add_file_problem(
          {.place = place,
           .key = key,
           .problem = "the position is absurd",
           .reason = fmt::format("it is {:.0f} km from the district's origin", distance_m / 1000.0),
           .suggestion = {}});
      return;
    }
  }
}

void take_stops(const GtfsFeed& feed, const geometry::Projection& projection,
                const NodeFinder& nodes, District& district, Problems& problems) {
  for (const formats::GtfsStop& source : feed.stops) {
    Stop stop{.id = source.id,
              .name_ja = source.name,
              .name_en = source.name,
              .position = projection.to_local(source.position),
              .node = {},
              .place = district.find_place(source.id).value_or(PlaceId::none())};
    if (source.is_placed) {
      check_near({&stop.position, 1}, source.place, source.id, problems);
    }
    if (stop.place.valid()) {
      stop.node = district.places[stop.place].node;
      stop.name_en = district.places[stop.place].name_en;
      stop.platform_capacity = district.places[stop.place].platform_capacity;
    } else {
      stop.node = nodes.on_any_level(stop.position).value_or(NodeId::none());
      if (source.is_placed && !stop.node.valid() && district.network.node_count() > 0) {
        problems.add_file_problem(
            {.place = source.place,
             .key = source.id,
             .problem =
                 fmt::format("no node of the network is within {:.0f} m of the stop", kMostToNodeM),
             .reason = "nobody could walk there",
             .suggestion = "lead a walkway to it, or give a place the stop's id"});
      }
    }
    district.transit.stops.push_back(std::move(stop));
  }
}

void take_routes(const GtfsFeed& feed, Transit& transit) {
  for (const formats::GtfsRoute& source : feed.routes) {
    Route route;
    route.id = source.id;
    route.name = source.long_name.empty() ? source.short_name : source.long_name;
    route.mode = mode_of(source.type);
    transit.routes.push_back(std::move(route));
  }
}

void take_shapes(const GtfsFeed& feed, const std::string& file,
                 const geometry::Projection& projection, Transit& transit, Problems& problems) {
  for (const formats::GtfsShape& source : feed.shapes) {
    std::vector<geometry::Point> points;
    points.reserve(source.points.size());
    for (const geometry::GeoPoint point : source.points) {
      points.push_back(projection.to_local(point));
    }
    check_near(points, {.file = file}, source.id, problems);
    transit.shapes.push_back({.points = std::move(points)});
  }
  for (const GtfsTrip& trip : feed.trips) {
    if (trip.shape) {
      transit.shapes[ShapeId(*trip.shape)].mode = transit.routes[RouteId(trip.route)].mode;
    }
  }
}

/// Joins the trips of a block, which are in the order of their first departure. One that begins
/// before the trip ahead of it has ended is reported.
void join_blocks(const std::vector<const GtfsTrip*>& trips, Timetable& timetable,
                 Problems& problems) {
  std::map<std::string_view, RunId> last_of_block;
  for (const RunId run : ids<RunId>(trips.size())) {
    const GtfsTrip& trip = *trips[run.index()];
    timetable.previous.push_back(RunId::none());
    if (trip.block.empty()) {
      continue;
    }
    const auto [last, is_first] = last_of_block.try_emplace(trip.block, run);
    if (is_first) {
      continue;
    }
    const GtfsTrip& before = *trips[last->second.index()];
    if (trip.calls.front().departure < before.calls.back().arrival) {
      problems.add_file_problem(
          {.place = trip.place,
           .key = trip.id,
           .problem = fmt::format("the trip leaves at {}, before \"{}\" of the same block arrives "
                                  "at {}",
                                  format_time(trip.calls.front().departure), before.id,
                                  format_time(before.calls.back().arrival)),
           .reason = "the trips of a block are made by the same vehicle",
           .suggestion = "give it another block_id"});
    }
    timetable.previous[run] = std::exchange(last->second, run);
  }
  if (last_of_block.empty()) {
    timetable.previous = {};
  }
}

/// The timetable of the service called `service` ("weekday" or "weekend").
Timetable timetable_of(const GtfsFeed& feed, std::string_view service, Problems& problems) {
  std::vector<const GtfsTrip*> trips;
  for (const GtfsTrip& trip : feed.trips) {
    if (feed.services[trip.service].id == service && trip.calls.size() >= 2) {
      trips.push_back(&trip);
    }
  }
  std::sort(trips.begin(), trips.end(), [](const GtfsTrip* a, const GtfsTrip* b) {
    return std::tie(a->calls[0].departure, a->id) < std::tie(b->calls[0].departure, b->id);
  });
  Timetable timetable;
  std::vector<Call> calls;
  for (const GtfsTrip* trip : trips) {
    timetable.trip_id.push_back(trip->id);
    timetable.route.push_back(RouteId(trip->route));
    timetable.direction.push_back(trip->direction);
    timetable.shape.push_back(trip->shape ? ShapeId(*trip->shape) : ShapeId::none());
    calls.clear();
    for (const formats::GtfsCall& call : trip->calls) {
      calls.push_back({StopId(call.stop), call.arrival, call.departure});
    }
    timetable.calls.append_row(calls);
  }
  join_blocks(trips, timetable, problems);
  return timetable;
}

void check_services(const GtfsFeed& feed, Problems& problems) {
  for (const formats::GtfsService& service : feed.services) {
    if (service.id != "weekday" && service.id != "weekend") {
      problems.add_file_problem(
          {.place = service.place,
           .key = "service_id",
           .problem = fmt::format("the service \"{}\" belongs to no day type", service.id),
           .reason = "its runs would never be used",
           .suggestion = "call it weekday or weekend"});
      continue;
    }
    const bool is_weekday = service.id == "weekday";
    const auto first = service.days.begin() + (is_weekday ? 0 : kWeekdays);
    const auto last = is_weekday ? service.days.begin() + kWeekdays : service.days.end();
    if (std::find(first, last, true) == last) {
      problems.add_file_problem(
          {.place = service.place,
           .key = service.id,
           .problem = fmt::format("the service runs on no day from {}",
                                  is_weekday ? "Monday to Friday" : "Saturday to Sunday"),
           .reason = "its runs are those of every such day",
           .suggestion = "write 1 for the days on which they run"});
    }
  }
}

/// A pair of stops that some runs go between too fast; the first of them stands for all.
struct TooFast {
  const GtfsTrip* trip = nullptr;
  std::size_t call = 0;
  std::size_t count = 0;
};

void check_speeds(const GtfsFeed& feed, const std::filesystem::path& folder, const Transit& transit,
                  Problems& problems) {
  std::map<std::pair<std::size_t, std::size_t>, TooFast> too_fast;
  const auto gap_m = [&transit](std::size_t a, std::size_t b) {
    return geometry::distance_m(transit.stops[StopId(a)].position,
                                transit.stops[StopId(b)].position);
  };
  for (const GtfsTrip& trip : feed.trips) {
    for (std::size_t i = 1; i < trip.calls.size(); ++i) {
      const formats::GtfsCall& from = trip.calls[i - 1];
      const formats::GtfsCall& to = trip.calls[i];
      const double run_s = (to.arrival - from.departure).in_seconds();
      if (!feed.stops[from.stop].is_placed || !feed.stops[to.stop].is_placed) {
        continue;
      }
      if (run_s >= 0.0 && gap_m(from.stop, to.stop) > kMostSpeedMps * run_s) {
        TooFast& found = too_fast[{from.stop, to.stop}];
        found = {found.trip == nullptr ? &trip : found.trip, found.trip == nullptr ? i : found.call,
                 found.count + 1};
      }
    }
  }
  for (const auto& [stops, found] : too_fast) {
    const formats::GtfsCall& to = found.trip->calls[found.call];
    const Duration run = to.arrival - found.trip->calls[found.call - 1].departure;
    problems.add_file_problem(
        {.place = {.file = (folder / "stop_times.txt").string(), .line = to.line},
         .key = found.trip->id,
         .problem = fmt::format("{:.0f} m from {} to {} in {} s are impossible",
                                gap_m(stops.first, stops.second), feed.stops[stops.first].id,
                                feed.stops[stops.second].id, run.in_seconds()),
         .reason = fmt::format("faster than {} m/s in {} runs", kMostSpeedMps, found.count),
         .suggestion = {}});
  }
}

}  // namespace

void read_transit(const Settings& settings, const geometry::Projection& projection,
                  const NodeFinder& nodes, District& district, Problems& problems) {
  if (!settings.gtfs) {
    return;
  }
  const GtfsFeed feed = formats::read_gtfs(*settings.gtfs, problems);
  district.files.insert(district.files.end(), feed.files.begin(), feed.files.end());
  Transit& transit = district.transit;
  take_stops(feed, projection, nodes, district, problems);
  check_services(feed, problems);
  if (feed.stops.empty() || feed.routes.empty() || feed.services.empty()) {
    return;  // reported; nothing else of the feed can be judged without them
  }
  take_routes(feed, transit);
  take_shapes(feed, (*settings.gtfs / "shapes.txt").string(), projection, transit, problems);
  check_speeds(feed, *settings.gtfs, transit, problems);
  if (settings.vehicles) {
    read_vehicles(*settings.vehicles, transit.routes, problems);
  }
  transit.timetables = {timetable_of(feed, "weekday", problems),
                        timetable_of(feed, "weekend", problems)};
}

}  // namespace poai::district
