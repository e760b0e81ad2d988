// Transit lines: more and fewer runs, larger vehicles, new lines.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include "engine/core/id_range.hpp"
#include "engine/core/suggest.hpp"
#include "engine/geometry/point.hpp"
#include "engine/movement/transit_engine.hpp"
#include "engine/scenario/detail/extra_runs.hpp"
#include "engine/scenario/detail/kinds.hpp"
#include "engine/scenario/detail/lines.hpp"
#include "engine/scenario/detail/timetable_edit.hpp"

namespace poai::scenario::detail {
namespace {

using config::between;
using config::FieldVisitor;
using config::over;
using config::Presence;
using district::Route;
using district::Transit;

constexpr double kStreetDetour = 1.3;                      // of a bus (estimate)
constexpr Duration kNewLineDwell = Duration::seconds(25);  // at each stop, as trains have

/// The route with more or fewer places in its vehicles; the same for all runs that have it.
class LargerVehicles {
 public:
  LargerVehicles(double factor, Transit& transit) : factor_(factor), transit_(transit) {}

  RouteId of(RouteId id) {
    const auto [entry, is_new] = made_.try_emplace(id, id);
    if (is_new && factor_ != 1.0) {
      Route route = transit_.routes[id];
      const auto scaled = [this](std::uint32_t places) {
        return std::max(1U, static_cast<std::uint32_t>(std::lround(places * factor_)));
      };
      route.rated_capacity = scaled(route.rated_capacity);
      route.crush_capacity = scaled(route.crush_capacity);
      entry->second = transit_.routes.push_back(std::move(route));
    }
    return entry->second;
  }

 private:
  double factor_;
  Transit& transit_;
  std::map<RouteId, RouteId> made_;
};

/// A stop that is there, or one made at a place.
std::optional<StopId> stop_of(const Intervention& intervention, const std::string& id,
                              Target& target) {
  Transit& transit = target.district.transit;
  for (const StopId stop : ids<StopId>(transit.stops.size())) {
    if (transit.stops[stop].id == id) {
      return stop;
    }
  }
  const auto place = place_of(intervention, "stops", id, target);
  if (!place) {
    return std::nullopt;
  }
  const district::Place& at = target.district.places[*place];
  return transit.stops.push_back({id, at.name_ja, at.name_en, at.position, at.node, *place});
}

/// One run along the stops, leaving at `time`.
EditedRun run_along(const std::vector<StopId>& stops, RouteId route, SimTime time,
                    const LineSettings& line, const Transit& transit) {
  const double mps = line.speed_kmh / 3.6;
  const double detour = transit.routes[route].mode == Mode::kBus ? kStreetDetour : 1.0;
  EditedRun run;
  run.route = route;
  SimTime now = time;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    if (i > 0) {
      const double way_m = detour * geometry::distance_m(transit.stops[stops[i - 1]].position,
                                                         transit.stops[stops[i]].position);
      now = now + Duration{std::llround(way_m / mps) * 1'000};
    }
    const bool inner = i > 0 && i + 1 < stops.size();
    run.calls.push_back({stops[i], now, inner ? now + kNewLineDwell : now});
    now = run.calls.back().departure;
  }
  return run;
}

/// By route and direction, in the order of time.
using RunsByLine = std::map<std::pair<RouteId, std::uint8_t>, std::vector<EditedRun>>;

/// All runs but those of one route and direction.
std::vector<EditedRun> others_of(const std::vector<EditedRun>& unchanged, const RunsByLine& meant,
                                 const std::vector<EditedRun>& own) {
  std::vector<EditedRun> others = unchanged;
  for (const auto& [line, runs] : meant) {
    if (&runs != &own) {
      others.insert(others.end(), runs.begin(), runs.end());
    }
  }
  return others;
}

/// Adds `count` runs to those of one route and direction; reports trains for which the track has no
/// room.
void add_extra_runs(const Intervention& intervention, std::size_t count,
                    std::vector<EditedRun>& runs, const std::vector<EditedRun>& others,
                    Target& target) {
  const Route& route = target.district.transit.routes[runs.front().route];
  const bool on_track = route.mode == Mode::kPortLiner;
  const Spacing spacing =
      on_track
          ? Spacing{Keeps::kToAllOnWay, route.nominal_dwell + movement::TransitEngine::kLeastGap}
          : Spacing{Keeps::kToOwnLine, Duration{}};
  ExtraRuns extra = extra_runs(runs, others, count, spacing, intervention.id);
  if (!extra.fits) {
    report(intervention, intervention.line.extra_runs > 0 ? "extra_runs" : "headway_factor",
           fmt::format("there is no room for {} more runs of \"{}\" in that time", count, route.id),
           on_track ? fmt::format("trains on one track leave {} s apart at least",
                                  spacing.least.in_seconds())
                    : "",
           "take fewer", target.problems);
  }
  std::move(extra.runs.begin(), extra.runs.end(), std::back_inserter(runs));
}

}  // namespace

district::Timetable& timetable_of_day(Target& target) {
  return target.district.transit.timetables[is_weekend(target.scenario.run.day_type) ? 1 : 0];
}

void declare_line(FieldVisitor& visitor, LineSettings& line) {
  visitor.field(
      {.key = "line",
       .meaning = "Id of the route, or a mode (\"port_liner\", \"bus\", \"ferry\"): all its "
                  "routes.",
       .presence = Presence::kRequired},
      line.line);
}

std::set<RouteId> routes_of(const Intervention& intervention, Target& target) {
  const Transit& transit = target.district.transit;
  const std::string& line = intervention.line.line;
  std::set<RouteId> routes;
  std::vector<std::string> known = {"port_liner", "bus", "ferry"};
  for (const RouteId id : ids<RouteId>(transit.routes.size())) {
    const Route& route = transit.routes[id];
    known.push_back(route.id);
    if (route.id == line || word(kModeNames, route.mode) == line) {
      routes.insert(id);
    }
  }
  if (routes.empty() && !line.empty()) {
    report_unknown(intervention, {"line", "line", line}, known, target.problems);
  }
  return routes;
}

void declare_change_line(FieldVisitor& visitor, Intervention& intervention) {
  LineSettings& line = intervention.line;
  declare_line(visitor, line);
  visitor.field({.key = "headway_factor",
                 .meaning = "Factor of the time between runs: 0.5 doubles their number.",
                 .range = between(0.1, 10)},
                line.headway_factor);
  visitor.field({.key = "extra_runs",
                 .meaning = "Further runs of each route and direction, in their largest gaps, "
                            "apart from other trains.",
                 .range = between(0, 100)},
                line.extra_runs);
  visitor.field({.key = "capacity_factor",
                 .meaning = "Factor of the rated and the crush capacity of the vehicles.",
                 .range = over(0, 10)},
                line.capacity_factor);
}

void apply_change_line(const Intervention& intervention, Target& target) {
  const std::set<RouteId> routes = routes_of(intervention, target);
  const LineSettings& line = intervention.line;
  const RunSettings& run_settings = target.scenario.run;
  const SimTime from = intervention.from ? *intervention.from : SimTime{};
  const SimTime until = end_of(intervention, run_settings);
  if (routes.empty() ||
      (line.headway_factor == 1.0 && line.extra_runs == 0 && line.capacity_factor == 1.0)) {
    return;
  }
  LargerVehicles vehicles(line.capacity_factor, target.district.transit);
  std::vector<EditedRun> all;
  RunsByLine meant;
  for (EditedRun& run : runs_of(timetable_of_day(target))) {
    if (routes.contains(run.route) && from <= run.leaves() && run.leaves() < until) {
      meant[{run.route, run.direction}].push_back(std::move(run));
    } else {
      all.push_back(std::move(run));
    }
  }
  if (meant.empty()) {
    report(intervention, "line", "no run of the line leaves its first stop in that time", "", "",
           target.problems);
  }
  for (auto& entry : meant) {
    std::vector<EditedRun>& runs = entry.second;
    const auto count = static_cast<std::size_t>(std::max<long>(
        1, std::lround(static_cast<double>(runs.size()) / line.headway_factor) + line.extra_runs));
    if (count < runs.size()) {
      runs = thinned(std::move(runs), count);
    } else if (count > runs.size() && runs.size() > 1) {
      add_extra_runs(intervention, count - runs.size(), runs, others_of(all, meant, runs), target);
    }
  }
  for (auto& entry : meant) {
    for (EditedRun& run : entry.second) {
      run.route = vehicles.of(run.route);
      all.push_back(std::move(run));
    }
  }
  timetable_of_day(target) = timetable_of(std::move(all));
}

void declare_new_line(FieldVisitor& visitor, Intervention& intervention) {
  LineSettings& line = intervention.line;
  visitor.field(
      {.key = "line",
       .meaning = "Its mode: \"port_liner\" (tracks), \"bus\" (streets) or \"ferry\" (boats).",
       .presence = Presence::kRequired},
      line.line);
  visitor.field({.key = "stops",
                 .meaning = "Ids of its stops in order; of a place: a new stop there.",
                 .presence = Presence::kRequired},
                line.stops);
  visitor.field({.key = "headway_min",
                 .meaning = "Time between runs in each direction; 0: none runs.",
                 .unit = "min",
                 .range = between(0, 1'440)},
                line.headway_min);
  visitor.field({.key = "speed_kmh",
                 .meaning = "Mean speed between stops.",
                 .unit = "km/h",
                 .range = between(1, 200)},
                line.speed_kmh);
  visitor.field({.key = "rated_capacity",
                 .meaning = "Places of a vehicle, the denominator of load shares.",
                 .range = between(1, 5'000)},
                line.rated_capacity);
  visitor.field({.key = "crush_capacity",
                 .meaning = "Most people in a vehicle, not under rated_capacity.",
                 .range = between(1, 5'000)},
                line.crush_capacity);
}

void apply_new_line(const Intervention& intervention, Target& target) {
  const LineSettings& line = intervention.line;
  const auto mode = parse_word<Mode>(kModeNames, line.line);
  if (mode != Mode::kPortLiner && mode != Mode::kBus && mode != Mode::kFerry) {
    const std::vector<std::string> known = {"port_liner", "bus", "ferry"};
    report(intervention, "line", "must be \"port_liner\", \"bus\" or \"ferry\"", "",
           did_you_mean(line.line, known), target.problems);
    return;
  }
  if (line.crush_capacity < line.rated_capacity) {
    report(intervention, "crush_capacity", "must not be under rated_capacity", "", "",
           target.problems);
  }
  if (line.stops.size() < 2) {
    report(intervention, "stops", "must be two at least", "a line goes somewhere", "",
           target.problems);
    return;
  }
  if (line.headway_min <= 0.0) {
    return;
  }
  std::vector<StopId> stops;
  for (const std::string& id : line.stops) {
    if (const auto stop = stop_of(intervention, id, target)) {
      stops.push_back(*stop);
    }
  }
  if (stops.size() < line.stops.size()) {
    return;
  }
  Transit& transit = target.district.transit;
  Route route;
  route.id = intervention.id;
  route.name = intervention.id;
  route.mode = *mode;
  route.rated_capacity = line.rated_capacity;
  route.crush_capacity = line.crush_capacity;
  route.nominal_dwell = kNewLineDwell;
  const RouteId id = transit.routes.push_back(route);
  std::vector<EditedRun> runs = runs_of(timetable_of_day(target));
  const Duration headway{std::llround(line.headway_min * 60'000.0)};
  for (const std::uint8_t direction : {std::uint8_t{0}, std::uint8_t{1}}) {
    int number = 0;
    const SimTime begin = begin_of(intervention, target.scenario.run);
    const SimTime end = std::min(end_of(intervention, target.scenario.run), SimTime::at(27));
    for (SimTime time = begin; time < end; time = time + headway) {
      EditedRun run = run_along(stops, id, time, line, transit);
      run.direction = direction;
      run.trip_id = fmt::format("{}_{}_{:03}", intervention.id, direction, ++number);
      runs.push_back(std::move(run));
    }
    std::reverse(stops.begin(), stops.end());
  }
  timetable_of_day(target) = timetable_of(std::move(runs));
}

}  // namespace poai::scenario::detail
