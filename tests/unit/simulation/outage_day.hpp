#pragma once
// Clerks whose train stands still for a while, with a bus from the gate to the office beside it.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/drawn_timetable.hpp"
#include "unit/simulation/small_day.hpp"

namespace poai::test {

struct OutageDay {
  std::string mode = "port_liner";  ///< by which the clerks come, who begin at 09:00
  int clerks = 60;
  SimTime from = SimTime::at(8);
  SimTime until = SimTime::at(10);
  std::uint32_t train_places = 1;
  std::uint32_t bus_places = 0;  ///< 0: no bus runs
  int bus_every_min = 20;
  SimTime no_bus_from = {};  ///< nobody knows of it
  SimTime no_bus_until = {};
};

/// Trains every 10 minutes, 4 minutes from the gate to the station, and buses to the office in 6.
inline DrawnTimetable outage_timetable(const OutageDay& day, bool trains_stand, bool buses_fail) {
  const auto clock = [](int minute) {
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
  };
  std::string text = "stops G S G B O\n";
  for (int minute = 5 * 60; minute <= 24 * 60; ++minute) {
    const SimTime time = SimTime::at(0, minute);
    const bool stands = trains_stand && day.from <= time && time < day.until;
    if (minute % 10 == 0 && !stands) {
      text += fmt::format("line {} {}/{} {}\n", clock(minute), clock(minute + 4), clock(minute + 5),
                          clock(minute + 9));
    }
    const bool fails = buses_fail && day.no_bus_from <= time && time < day.no_bus_until;
    if (day.bus_places > 0 && minute % day.bus_every_min == 0 && !fails) {
      text += fmt::format("bus - - - {} {}\n", clock(minute), clock(minute + 6));
    }
  }
  return draw_timetable(text);
}

/// The outage is not announced; everybody believes in the bus.
inline simulation::Inputs with_outage(const OutageDay& day) {
  simulation::Inputs inputs = small_inputs(clerks(day.clerks, day.mode) + profiles() + R"(
[access.bus]
bus = 1.0
[gates.bus]
gate = 1.0
)");
  DrawnTimetable drawn = outage_timetable(day, true, true);
  drawn.route("line").crush_capacity = day.train_places;
  if (day.bus_places > 0) {
    drawn.route("bus").crush_capacity = day.bus_places;
  }
  for (const auto& [stop, place] : {std::pair("G", "gate"), std::pair("S", "stop_gate"),
                                    std::pair("B", "gate"), std::pair("O", "office")}) {
    const PlaceId at = inputs.district.place_by_id.at(place);
    drawn.transit.stops[drawn.stop(stop)].place = at;
    drawn.transit.stops[drawn.stop(stop)].node = inputs.district.places[at].node;
  }
  const bool bus_fails = day.no_bus_from < day.no_bus_until;
  inputs.changes.expected =
      scenario::ExpectedTimetable{bus_fails ? SimTime::at(30) : day.from,
                                  outage_timetable(day, bus_fails, false).transit.timetables[0]};
  inputs.changes.outages.push_back({day.from, day.until, {drawn.stop("G"), drawn.stop("S")}});
  drawn.transit.timetables[1] = drawn.transit.timetables[0];
  inputs.district.transit = std::move(drawn.transit);
  return inputs;
}

/// How long each wait at the bus stop of the gate took that somebody began within `from` and
/// `until`.
inline std::vector<Duration> bus_waits(const SmallDay& day, SimTime from, SimTime until) {
  const district::Transit& transit = day.model.district.transit;
  const StopId stop = find_row(transit.stops, "B");
  std::vector<Duration> waits;
  for (const Event& event : day.events) {
    if (event.kind != EventKind::kPlatformEnters || StopId(event.a) != stop || event.time < from ||
        event.time >= until) {
      continue;
    }
    const auto boards = day.find(event.person, EventKind::kBoards, event.time);
    const auto leaves = day.find(event.person, EventKind::kWaitGivesUp, event.time);
    const SimTime never = SimTime::at(30);
    waits.push_back(std::min(boards ? boards->time : never, leaves ? leaves->time : never) -
                    event.time);
  }
  return waits;
}

}  // namespace poai::test
