#pragma once
// Timetables drawn in a test as text. The first line names the stops in the order of the line (a
// loop names one twice); each further line is a run: its route and, per stop, `-`, one time, or
// `arrival/departure`. Routes that begin with "bus" are buses, with
// "boat" ferries. Runs must stand in the order of their first departure.
//
//     stops  A      B            C
//     main   08:00  08:02/08:03  08:05

#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/district/transit.hpp"

namespace poai::test {

/// The row of `rows` with that id; none if there is none.
template <class IdType, class Row>
[[nodiscard]] IdType find_row(const Column<IdType, Row>& rows, const std::string& id) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[IdType(i)].id == id) {
      return IdType(i);
    }
  }
  return IdType::none();
}

struct DrawnTimetable {
  district::Transit transit;

  [[nodiscard]] district::Timetable& timetable() { return transit.timetables[0]; }
  [[nodiscard]] const district::Timetable& timetable() const { return transit.timetables[0]; }
  [[nodiscard]] StopId stop(const std::string& id) const { return find_row(transit.stops, id); }
  [[nodiscard]] district::Route& route(const std::string& id) {
    return transit.routes[find_row(transit.routes, id)];
  }
};

/// A vehicle of 2 doors, 100 rated and 200 crush places. Its nominal dwell of 5 s is enough for up
/// to 7 persons who board and none who gets off: 3 + 0.52 x 3.5 s.
inline district::Route plain_route(const std::string& id) {
  district::Route route;
  route.id = id;
  route.mode = id.starts_with("bus")    ? Mode::kBus
               : id.starts_with("boat") ? Mode::kFerry
                                        : Mode::kPortLiner;
  route.cars = 2;
  route.rated_capacity = 100;
  route.crush_capacity = 200;
  route.nominal_dwell = Duration::seconds(5);
  return route;
}

inline SimTime drawn_time(const std::string& text) {
  const auto time = parse_time(text);
  if (!time) {
    throw std::invalid_argument("not a time: " + text);
  }
  return *time;
}

inline district::Call drawn_call(StopId stop, const std::string& word) {
  const auto slash = word.find('/');
  const SimTime arrival = drawn_time(word.substr(0, slash));
  const bool stands = slash != std::string::npos;
  return {stop, arrival, stands ? drawn_time(word.substr(slash + 1)) : arrival};
}

inline void add_run(DrawnTimetable& drawn, const std::string& route,
                    const std::vector<district::Call>& calls) {
  RouteId id = find_row(drawn.transit.routes, route);
  if (!id.valid()) {
    id = drawn.transit.routes.push_back(plain_route(route));
  }
  district::Timetable& timetable = drawn.timetable();
  timetable.trip_id.push_back(route + std::to_string(timetable.run_count()));
  timetable.route.push_back(id);
  timetable.direction.push_back(0);
  timetable.calls.append_row(calls);
}

/// The runs in that order are made by the same vehicles.
inline void join_set(DrawnTimetable& drawn, const std::vector<std::size_t>& runs) {
  district::Timetable& timetable = drawn.timetable();
  timetable.previous.resize(timetable.run_count());
  for (std::size_t i = 1; i < runs.size(); ++i) {
    timetable.previous[RunId(runs[i])] = RunId(runs[i - 1]);
  }
}

inline StopId named_stop(DrawnTimetable& drawn, const std::string& id) {
  const StopId known = drawn.stop(id);
  return known.valid() ? known : drawn.transit.stops.push_back({id, {}, {}, {}, {}, {}, 0});
}

inline DrawnTimetable draw_timetable(const std::string& text) {
  DrawnTimetable drawn;
  std::vector<StopId> columns;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string label;
    std::string word;
    words >> label;
    if (label == "stops") {
      while (words >> word) {
        columns.push_back(named_stop(drawn, word));
      }
    } else if (!label.empty()) {
      std::vector<district::Call> calls;
      for (const StopId stop : columns) {
        if (words >> word && word != "-") {
          calls.push_back(drawn_call(stop, word));
        }
      }
      add_run(drawn, label, calls);
    }
  }
  return drawn;
}

}  // namespace poai::test
