// Stops that are no places, and run times that are hardly true.

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "engine/core/id_range.hpp"
#include "engine/district/detail/flaws.hpp"
#include "engine/district/ranges.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {
namespace {

/// Nearer stops are not judged: their positions are not good enough.
constexpr double kNearStopsM = 100.0;
/// A vehicle may wait so long between two stops on top of its way (e).
constexpr double kLayoverS = 180.0;

double fastest_mps(Mode mode) {
  switch (mode) {
    case Mode::kBus:
      return kFastBusMps;
    case Mode::kFerry:
      return kFastFerryMps;
    default:
      return kFastTrainMps;
  }
}

/// The nodes of the places where people get on: a stop there needs none of its own.
std::set<NodeId> boarding_nodes(const District& district) {
  std::set<NodeId> nodes;
  for (const Place& place : district.places) {
    if (place.is_gate() || place.kind == PlaceKind::kStation || place.kind == PlaceKind::kBusStop ||
        place.kind == PlaceKind::kFerry) {
      nodes.insert(place.node);
    }
  }
  return nodes;
}

void find_platform_flaws(const District& district, std::vector<Finding>& findings) {
  const std::set<NodeId> boarding = boarding_nodes(district);
  for (const Stop& stop : district.transit.stops) {
    Finding finding{.kind = FindingKind::kNoPlatform,
                    .severity = Severity::kWarning,
                    .file = "gtfs/stops.txt",
                    .id = stop.id,
                    .problem = {},
                    .reason = {},
                    .position = stop.position};
    if (!stop.place.valid() && boarding.contains(stop.node)) {
      continue;
    }
    if (!stop.place.valid()) {
      finding.problem = "no place has the stop's id";
      finding.reason = "people wait on the walkway, on whatever level that is";
      findings.push_back(std::move(finding));
      continue;
    }
    const double distance_m =
        geometry::distance_m(stop.position, district.places[stop.place].position);
    if (distance_m > kFarPlatformM) {
      finding.problem = fmt::format("the place with the stop's id is {:.0f} m away", distance_m);
      finding.reason = "people wait there, and vehicles stop here";
      findings.push_back(std::move(finding));
    }
  }
}

/// Runs between two stops that take too little or too much time; the first of them stands for all.
struct OddRuns {
  std::string trip;
  double distance_m = 0.0;
  double run_s = 0.0;
  bool is_fast = false;
  std::size_t count = 0;
};
using OddRunsByStops = std::map<std::pair<StopId, StopId>, OddRuns>;

void take_odd_runs(const Transit& transit, const Timetable& timetable, RunId run,
                   OddRunsByStops& odd) {
  const auto calls = timetable.calls[run];
  const double fastest = fastest_mps(transit.routes[timetable.route[run]].mode);
  for (std::size_t i = 1; i < calls.size(); ++i) {
    const double distance_m = geometry::distance_m(transit.stops[calls[i - 1].stop].position,
                                                   transit.stops[calls[i].stop].position);
    const double run_s = (calls[i].arrival - calls[i - 1].departure).in_seconds();
    const bool is_fast = distance_m > fastest * run_s;
    const bool is_slow = distance_m < kSlowestMps * (run_s - kLayoverS);
    if (distance_m > kNearStopsM && (is_fast || is_slow)) {
      OddRuns& found = odd[{calls[i - 1].stop, calls[i].stop}];
      if (found.count == 0) {
        found = {timetable.trip_id[run], distance_m, run_s, is_fast, 0};
      }
      ++found.count;
    }
  }
}

void find_run_time_flaws(const Transit& transit, std::vector<Finding>& findings) {
  OddRunsByStops odd;
  for (const Timetable& timetable : transit.timetables) {
    for (const RunId run : ids<RunId>(timetable.run_count())) {
      take_odd_runs(transit, timetable, run, odd);
    }
  }
  for (const auto& [stops, found] : odd) {
    const Stop& from = transit.stops[stops.first];
    const Stop& to = transit.stops[stops.second];
    findings.push_back(
        {.kind = FindingKind::kRunTime,
         .severity = Severity::kWarning,
         .file = "gtfs/stop_times.txt",
         .id = found.trip,
         .problem = fmt::format("{:.0f} m from {} to {} take {:.0f} s", found.distance_m, from.id,
                                to.id, found.run_s),
         .reason = fmt::format(
             "{} in {} runs", found.is_fast ? "hardly any vehicle is as fast" : "walking is faster",
             found.count),
         .position = geometry::between(from.position, to.position, 0.5)});
  }
}

/// The first such run of a timetable stands for all.
void find_runs_outside_day(const Transit& transit, std::vector<Finding>& findings) {
  for (const Timetable& timetable : transit.timetables) {
    std::vector<RunId> outside;
    for (const RunId run : ids<RunId>(timetable.run_count())) {
      const SimTime leaves = timetable.calls[run].front().departure;
      if (leaves < kDayBegin || leaves >= kDayEnd) {
        outside.push_back(run);
      }
    }
    if (outside.empty()) {
      continue;
    }
    const Call& first = timetable.calls[outside.front()].front();
    findings.push_back(
        {.kind = FindingKind::kOutsideDay,
         .severity = Severity::kWarning,
         .file = "gtfs/stop_times.txt",
         .id = timetable.trip_id[outside.front()],
         .problem = fmt::format("leaves at {}, when nobody is about", format_time(first.departure)),
         .reason = fmt::format("a day runs from 03:00 to 27:00; {} such runs", outside.size()),
         .position = transit.stops[first.stop].position});
  }
}

}  // namespace

void find_transit_flaws(const District& district, std::vector<Finding>& findings) {
  find_platform_flaws(district, findings);
  find_run_time_flaws(district.transit, findings);
  find_runs_outside_day(district.transit, findings);
}

}  // namespace poai::district
