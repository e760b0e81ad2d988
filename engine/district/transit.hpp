#pragma once
// Transit lines: stops, routes, vehicle types and the runs of a weekday and of a weekend day.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/compressed_rows.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {

struct Stop {
  std::string id;
  std::string name_ja;
  std::string name_en;
  geometry::Point position;
  NodeId node;                          ///< the platform
  PlaceId place;                        ///< the place with the same id, none if there is none
  std::uint32_t platform_capacity = 0;  ///< persons who may wait on it; 0: no limit
};

struct Route {
  std::string id;
  std::string name;
  Mode mode = Mode::kPortLiner;  ///< kBus for GTFS route_type 3, kFerry for 4, else kPortLiner
  std::uint32_t cars = 1;
  std::uint32_t doors_per_car = 1;
  std::uint32_t rated_capacity = 0;  ///< persons a vehicle; the denominator of load shares
  std::uint32_t crush_capacity = 0;  ///< persons a vehicle; the hard limit
  Duration nominal_dwell;            ///< contained in the timetable's run times
  Duration fixed_dwell;              ///< the constant of the dwell formula
  Duration turnaround = Duration::seconds(60);  ///< at least between two runs of a set of vehicles
};

/// A vehicle's call at a stop as timetabled. arrival <= departure.
struct Call {
  StopId stop;
  SimTime arrival;
  SimTime departure;
};

using ShapeId = Id<struct ShapeTag>;  ///< a line that runs follow

/// The line that runs follow over the ground.
struct Shape {
  Mode mode = Mode::kNone;  ///< of the runs that follow it; kNone if none does
  std::vector<geometry::Point> points;
};

/// The runs of one service day, ordered by (first departure, trip id).
struct Timetable {
  Column<RunId, std::string> trip_id;
  Column<RunId, RouteId> route;
  Column<RunId, std::uint8_t> direction;  ///< GTFS direction_id
  CompressedRows<RunId, Call> calls;      ///< at least two a run, times never fall
  Column<RunId, ShapeId> shape;           ///< none for a run without; empty if no run has one
  Column<RunId, RunId> previous;  ///< of the same set of vehicles (GTFS block), none for its first
                                  ///< run of the day; empty if no run belongs to a set

  [[nodiscard]] std::size_t run_count() const { return route.size(); }
};

struct Transit {
  Column<StopId, Stop> stops;
  Column<RouteId, Route> routes;
  std::array<Timetable, 2> timetables;  ///< [0] weekday, [1] weekend
  Column<ShapeId, Shape> shapes;
  [[nodiscard]] const Timetable& timetable(DayType day) const {
    return timetables[is_weekend(day) ? 1 : 0];
  }
};

}  // namespace poai::district
