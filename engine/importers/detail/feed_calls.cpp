#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/importers/detail/feed_reader.hpp"

namespace poai::importers::detail {
namespace {

using formats::CsvColumn;

constexpr config::Range kSequences = config::between(0.0, 1e9);

struct CallColumns {
  explicit CallColumns(const FeedTable& table)
      : trip(table.column("trip_id", Need::kRequired)),
        stop(table.column("stop_id", Need::kRequired)),
        arrival(table.column("arrival_time", Need::kOptional)),
        departure(table.column("departure_time", Need::kOptional)),
        sequence(table.column("stop_sequence", Need::kRequired)),
        distance(table.column("shape_dist_traveled", Need::kOptional)) {}
  CsvColumn trip, stop, arrival, departure, sequence, distance;
};

void read_call(const FeedTable& table, std::size_t row, const CallColumns& columns,
               const FeedIndex& trips, const FeedIndex& stops, Feed& feed, ImportReport& report) {
  const auto trip = find_in_feed(table, row, columns.trip, trips);
  const auto stop = find_in_feed(table, row, columns.stop, stops);
  const auto sequence = table.integer(row, columns.sequence, kSequences);
  if (!trip || !stop || !sequence) {
    report.reject("calls", "its trip, stop or sequence is missing or unknown", table.where(row));
    return;
  }
  FeedCall call{*stop,
                table.time(row, columns.arrival),
                table.time(row, columns.departure),
                *sequence,
                table.number(row, columns.distance, config::at_least(0.0)),
                table.line(row)};
  if (call.arrival.has_value() != call.departure.has_value()) {
    table.notice(Severity::kWarning, "stop_time_with_only_arrival_or_departure_time", row,
                 feed.trips[*trip].id);
    call.arrival = call.arrival ? call.arrival : call.departure;
    call.departure = call.departure ? call.departure : call.arrival;
  }
  feed.stops[*stop].has_calls = true;
  feed.trips[*trip].calls.push_back(call);
}

/// What is wrong with the calls of a trip, as a notice's code; empty if nothing is.
std::string_view problem_of(const FeedTrip& trip) {
  if (trip.calls.size() < 2) {
    return "unusable_trip";
  }
  if (!trip.calls.front().departure || !trip.calls.back().arrival) {
    return "missing_trip_edge";
  }
  std::optional<SimTime> before;
  for (std::size_t i = 0; i < trip.calls.size(); ++i) {
    const FeedCall& call = trip.calls[i];
    if (i > 0 && call.sequence == trip.calls[i - 1].sequence) {
      return "duplicate_key";
    }
    if (!call.arrival) {
      continue;
    }
    if (*call.departure < *call.arrival) {
      return "stop_time_with_departure_before_arrival_time";
    }
    if (before && *call.arrival < *before) {
      return "stop_time_with_arrival_before_previous_departure_time";
    }
    before = call.departure;
  }
  return {};
}

void check_distances(const FeedTrip& trip, ImportReport& report) {
  for (std::size_t i = 1; i < trip.calls.size(); ++i) {
    const auto& from = trip.calls[i - 1].shape_distance;
    const auto& to = trip.calls[i].shape_distance;
    if (from && to && *to <= *from) {
      report.notice(Severity::kWarning, "decreasing_or_equal_stop_time_distance",
                    fmt::format("stop_times.txt:{}: {}", trip.calls[i].line, trip.id));
    }
  }
}

}  // namespace

void read_feed_calls(const FeedFiles& files, const FeedIndex& trips, const FeedIndex& stops,
                     Feed& feed, ImportReport& report) {
  const auto table = FeedTable::open(files, "stop_times.txt", Need::kRequired, report);
  if (!table) {
    return;
  }
  const CallColumns columns(*table);
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    read_call(*table, row, columns, trips, stops, feed, report);
  }
  for (FeedTrip& trip : feed.trips) {
    std::stable_sort(trip.calls.begin(), trip.calls.end(),
                     [](const FeedCall& a, const FeedCall& b) { return a.sequence < b.sequence; });
    check_distances(trip, report);
    if (const std::string_view problem = problem_of(trip); !problem.empty()) {
      const std::string where = trip.calls.empty()
                                    ? fmt::format("trips.txt:{}", trip.line)
                                    : fmt::format("stop_times.txt:{}", trip.calls[0].line);
      report.notice(problem == "unusable_trip" ? Severity::kWarning : Severity::kError, problem,
                    fmt::format("{}: {}", where, trip.id));
      report.reject("trips", fmt::format("its calls are not usable: {}", problem), trip.id);
      for (const FeedCall& call : trip.calls) {
        report.reject("calls", "its trip is not usable",
                      fmt::format("stop_times.txt:{}", call.line));
      }
      trip.calls.clear();
    }
    report.accept("calls", trip.calls.size());
  }
  for (const FeedStop& stop : feed.stops) {
    if (!stop.has_calls) {
      report.notice(Severity::kWarning, "stop_without_stop_time", stop.where + ": " + stop.id);
    }
  }
}

void read_feed_frequencies(const FeedFiles& files, const FeedIndex& trips, Feed& feed,
                           ImportReport& report) {
  const auto table = FeedTable::open(files, "frequencies.txt", Need::kOptional, report);
  if (!table) {
    return;
  }
  const CsvColumn trip = table->column("trip_id", Need::kRequired);
  const CsvColumn from = table->column("start_time", Need::kRequired);
  const CsvColumn until = table->column("end_time", Need::kRequired);
  const CsvColumn headway = table->column("headway_secs", Need::kRequired);
  std::map<std::size_t, SimTime> ends;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const auto index = find_in_feed(*table, row, trip, trips);
    const auto begin = table->time(row, from);
    const auto end = table->time(row, until);
    const auto every_s = table->integer(row, headway, config::between(1.0, 86'400.0));
    if (!index || !begin || !end || !every_s || *begin >= *end) {
      if (begin && end && *begin >= *end) {
        table->notice(Severity::kError, "start_and_end_range_out_of_order", row, "start_time");
      }
      report.reject("frequencies", "its trip, times or headway are not usable", table->where(row));
      continue;
    }
    if (const auto before = ends.find(*index); before != ends.end() && *begin < before->second) {
      table->notice(Severity::kError, "overlapping_frequency", row, feed.trips[*index].id);
      report.reject("frequencies", "it overlaps another one of the trip", table->where(row));
      continue;
    }
    ends[*index] = *end;
    feed.frequencies.push_back({*index, *begin, *end, Duration::seconds(*every_s)});
    report.accept("frequencies");
  }
}

FeedIndex read_feed_shapes(const FeedFiles& files, Feed& feed, ImportReport& report) {
  FeedIndex shapes;
  const auto table = FeedTable::open(files, "shapes.txt", Need::kOptional, report);
  if (!table) {
    return shapes;
  }
  const CsvColumn id = table->column("shape_id", Need::kRequired);
  const CsvColumn lat = table->column("shape_pt_lat", Need::kRequired);
  const CsvColumn lon = table->column("shape_pt_lon", Need::kRequired);
  const CsvColumn sequence = table->column("shape_pt_sequence", Need::kRequired);
  std::vector<std::vector<std::pair<std::int64_t, geometry::GeoPoint>>> points;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const std::string name = table->required_text(row, id);
    const auto x = table->number(row, lon, config::between(-180.0, 180.0));
    const auto y = table->number(row, lat, config::between(-90.0, 90.0));
    const auto number = table->integer(row, sequence, kSequences);
    if (name.empty() || !x || !y || !number) {
      report.reject("shape points", "no id, position or sequence", table->where(row));
      continue;
    }
    const auto [found, is_new] = shapes.emplace(name, feed.shapes.size());
    if (is_new) {
      feed.shapes.push_back({name, {}});
      points.emplace_back();
    }
    points[found->second].emplace_back(*number, geometry::GeoPoint{*x, *y});
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::stable_sort(points[i].begin(), points[i].end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [number, point] : points[i]) {
      feed.shapes[i].points.push_back(point);
    }
    if (points[i].size() < 2) {
      report.notice(Severity::kError, "single_shape_point", "shapes.txt: " + feed.shapes[i].id);
    }
  }
  return shapes;
}

}  // namespace poai::importers::detail
