#pragma once
// A foreign GTFS feed as it was read: what is usable of it; the rest is in the report.

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/geometry/point.hpp"

namespace poai::importers::detail {

using Date = std::chrono::sys_days;

/// "20260603" as a date; nothing if it is none.
[[nodiscard]] std::optional<Date> parse_feed_date(std::string_view text);
/// "2026-06-03" as a date; nothing if it is none.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
[[nodiscard]] std::string iso_date(Date date);
/// 0 = Monday ... 6 = Sunday.
[[nodiscard]] std::size_t weekday_of(Date date);

struct FeedAgency {
  std::string id;
  std::string name;
  std::string url;
  std::string timezone;
  std::string language;
};

struct FeedStop {
  std::string id;
  std::string name;
  geometry::GeoPoint position;
  std::string where;  ///< "stops.txt:3", for messages
  bool has_calls = false;
};

struct FeedRoute {
  std::string id;
  std::string agency;
  std::string short_name;
  std::string long_name;
  std::int64_t type = 3;
  std::string colour;
  std::string text_colour;
};

struct FeedService {
  std::string id;
  std::array<bool, 7> days{};
  std::optional<Date> first = {};  ///< of the weekly pattern; none for a service of single dates
  std::optional<Date> last = {};
  std::map<Date, bool> exceptions = {};  ///< true = added
  [[nodiscard]] bool runs_on(Date date) const;
};

struct FeedCall {
  std::size_t stop = 0;
  std::optional<SimTime> arrival;
  std::optional<SimTime> departure;
  std::int64_t sequence = 0;
  std::optional<double> shape_distance;
  std::size_t line = 0;  ///< of stop_times.txt
};

struct FeedTrip {
  std::string id;
  std::size_t route = 0;
  std::size_t service = 0;
  std::string headsign;
  std::optional<int> direction = {};
  std::optional<std::size_t> shape = {};
  std::string block = {};            ///< of the trips of one vehicle; may be empty
  std::vector<FeedCall> calls = {};  ///< by stop_sequence
  std::size_t line = 0;              ///< of trips.txt
};

struct FeedFrequency {
  std::size_t trip = 0;
  SimTime from;
  SimTime until;
  Duration headway;
};

struct FeedShape {
  std::string id;
  std::vector<geometry::GeoPoint> points;
};

struct Feed {
  std::vector<FeedAgency> agencies;
  std::vector<FeedStop> stops;
  std::vector<FeedRoute> routes;
  std::vector<FeedService> services;
  std::vector<FeedTrip> trips;
  std::vector<FeedFrequency> frequencies;
  std::vector<FeedShape> shapes;
  std::string publisher;
  std::string publisher_url;
  std::string language;
  std::string version;
};

}  // namespace poai::importers::detail
