#pragma once
// A GTFS feed (static, gtfs.org) as the native layer wants it: complete, without repairs.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/core/time.hpp"
#include "engine/geometry/point.hpp"

namespace poai::formats {

struct GtfsAgency {
  std::string id;  ///< may be empty where there is one agency
  std::string name;
  SourcePlace place;
};

struct GtfsStop {
  std::string id;
  std::string name;
  geometry::GeoPoint position;
  bool is_placed = true;       ///< the position could be read
  std::string parent_station;  ///< id of a stop, may be empty
  SourcePlace place;
};

struct GtfsRoute {
  std::string id;
  std::string short_name;
  std::string long_name;
  std::int64_t type = 0;  ///< route_type: 3 = bus, 4 = ferry, ...
  SourcePlace place;
};

/// A service of the calendar.
struct GtfsService {
  std::string id;
  std::array<bool, 7> days{};  ///< Monday to Sunday
  SourcePlace place;
};

/// A vehicle's call at a stop.
struct GtfsCall {
  std::size_t stop = 0;  ///< index in `stops`
  SimTime arrival;       ///< of the service day, may pass 24:00
  SimTime departure;     ///< not before the arrival
  std::size_t line = 0;  ///< in stop_times.txt
};

struct GtfsTrip {
  std::string id;
  std::size_t route = 0;    ///< index in `routes`
  std::size_t service = 0;  ///< index in `services`
  std::uint8_t direction = 0;
  std::optional<std::size_t> shape;  ///< index in `shapes`
  std::string block;                 ///< block_id: trips of the same set of vehicles; may be empty
  std::vector<GtfsCall> calls;       ///< by stop_sequence, at least two, times never fall
  SourcePlace place;
};

struct GtfsShape {
  std::string id;
  std::vector<geometry::GeoPoint> points;  ///< by shape_pt_sequence, at least two
};

struct GtfsFeed {
  std::vector<GtfsAgency> agencies;
  std::vector<GtfsStop> stops;
  std::vector<GtfsRoute> routes;
  std::vector<GtfsService> services;
  std::vector<GtfsTrip> trips;
  std::vector<GtfsShape> shapes;
  std::string publisher;                     ///< of feed_info.txt, may be empty
  std::vector<std::filesystem::path> files;  ///< all that was read
};

/// Reads the feed in `folder`. Needed are agency, stops, routes, trips, stop_times and calendar,
/// each with at least one row; shapes and feed_info are read if they are there; calendar_dates and
/// frequencies are refused, because the day types have no place for them. Problems are added to
/// `problems`; with problems the feed is incomplete and must not be used.
[[nodiscard]] GtfsFeed read_gtfs(const std::filesystem::path& folder, Problems& problems);

/// Reads "H:MM:SS" or "HH:MM:SS" up to "47:59:59"; nothing if `text` is anything else.
[[nodiscard]] std::optional<SimTime> parse_gtfs_time(std::string_view text);

}  // namespace poai::formats
