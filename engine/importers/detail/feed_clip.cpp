#include "engine/importers/detail/feed_clip.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>
#include <utility>

namespace poai::importers::detail {
namespace {

constexpr double kMostSpeedMps = 40.0;  ///< as in the checks of a district
constexpr double kFarthestGateM = 50'000.0;

class Clipper {
 public:
  Clipper(const Feed& feed, const Area& area, const DistrictReach& reach, const std::string& prefix,
          ImportReport& report)
      : feed_(feed), reach_(reach), report_(report) {
    for (const FeedStop& stop : feed.stops) {
      const bool in_area = area.contains(stop.position);
      const bool reachable = reach.is_near_node(stop.position) || reach.has_place(prefix + stop.id);
      inside_.push_back(in_area && reachable);
      if (in_area && !reachable && !area.is_everything()) {
        report.adjust("stops", "no walkway within 150 m: taken as outside", stop.id);
      }
    }
  }

  void take(FeedRun run) {
    std::vector<RunCall> kept;
    for (std::size_t i = 0; i < run.calls.size(); ++i) {
      if (is_inside(run, i) || (i > 0 && is_inside(run, i - 1)) ||
          (i + 1 < run.calls.size() && is_inside(run, i + 1))) {
        kept.push_back(run.calls[i]);
      }
    }
    const std::string& trip = feed_.trips[run.trip].id;
    const bool is_first = trips_.insert(run.trip).second;  // of the runs of its trip
    if (kept.size() < 2) {
      if (is_first) {
        report_.reject("trips", "no stop inside the district", trip);
      }
      return;
    }
    move_far_stops(kept);
    if (!is_possible(kept, run.id)) {
      if (is_first) {
        report_.reject("trips", "faster than 40 m/s between two stops", trip);
      }
      return;
    }
    if (kept.size() < run.calls.size() && clipped_.clipped_trips.insert(run.trip).second) {
      report_.adjust("trips", "clipped to the district", trip);
    }
    report_.accept("trips", is_first ? 1 : 0);
    run.calls = std::move(kept);
    note_gates(run);
    report_.accept("runs");
    clipped_.runs.push_back(std::move(run));
  }

  ClippedRuns finish() { return std::move(clipped_); }

 private:
  [[nodiscard]] bool is_inside(const FeedRun& run, std::size_t call) const {
    return inside_[run.calls[call].stop];
  }

  [[nodiscard]] geometry::GeoPoint position(std::size_t stop) const {
    const auto moved = clipped_.moved_stops.find(stop);
    return moved == clipped_.moved_stops.end() ? feed_.stops[stop].position : moved->second;
  }

  /// A district reaches 100 km at most: a gate farther away is drawn in its direction.
  void move_far_stops(const std::vector<RunCall>& calls) {
    for (const RunCall& call : calls) {
      if (inside_[call.stop] || clipped_.moved_stops.contains(call.stop)) {
        continue;
      }
      const geometry::Point at = reach_.projection().to_local(feed_.stops[call.stop].position);
      const double distance_m = std::hypot(at.x_m, at.y_m);
      if (distance_m > kFarthestGateM) {
        const double share = kFarthestGateM / distance_m;
        clipped_.moved_stops[call.stop] =
            reach_.projection().to_geographic({at.x_m * share, at.y_m * share});
        report_.adjust("gates", "drawn 50 km from the origin, not where it is",
                       feed_.stops[call.stop].id);
      }
    }
  }

  bool is_possible(const std::vector<RunCall>& calls, const std::string& run) {
    for (std::size_t i = 1; i < calls.size(); ++i) {
      const geometry::Point from = reach_.projection().to_local(position(calls[i - 1].stop));
      const geometry::Point to = reach_.projection().to_local(position(calls[i].stop));
      const double run_s = (calls[i].arrival - calls[i - 1].departure).in_seconds();
      if (geometry::distance_m(from, to) > kMostSpeedMps * run_s) {
        report_.notice(Severity::kWarning, "fast_travel_between_consecutive_stops",
                       fmt::format("{}: {} to {}", run, feed_.stops[calls[i - 1].stop].id,
                                   feed_.stops[calls[i].stop].id));
        return false;
      }
    }
    return true;
  }

  void note_gates(const FeedRun& run) {
    const Mode mode = mode_of_route_type(feed_.routes[feed_.trips[run.trip].route].type);
    for (const RunCall& call : run.calls) {
      if (!inside_[call.stop]) {
        FeedGate& gate = clipped_.gates[call.stop];
        gate.modes.insert(mode);
        ++gate.runs;
      }
    }
  }

  const Feed& feed_;
  const DistrictReach& reach_;
  ImportReport& report_;
  std::vector<bool> inside_;
  std::set<std::size_t> trips_;  ///< of the feed, that had a run
  ClippedRuns clipped_;
};

}  // namespace

std::int64_t basic_route_type(std::int64_t type) {
  constexpr std::int64_t kBus = 3;
  constexpr std::int64_t kMonorail = 12;
  constexpr std::int64_t kFunicular = 7;
  if (type < 100) {
    return type <= kFunicular || type == kMonorail ? type : kBus;
  }
  switch (type / 100) {
    case 1:
      return 2;  // railway
    case 4:
    case 5:
    case 6:
      return 1;  // urban railway, metro, underground
    case 9:
      return 0;  // tram
    case 10:
    case 12:
      return 4;  // water transport, ferry
    case 13:
      return 6;  // aerial lift
    case 14:
      return 7;  // funicular
    default:
      return kBus;  // coach, bus, trolleybus, taxi and others on the road
  }
}

Mode mode_of_route_type(std::int64_t type) {
  const std::int64_t basic = basic_route_type(type);
  if (basic == 3) {
    return Mode::kBus;
  }
  return basic == 4 ? Mode::kFerry : Mode::kPortLiner;
}

ClippedRuns clip_runs(const Feed& feed, std::vector<FeedRun> runs, const Area& area,
                      const DistrictReach& reach, const std::string& prefix, ImportReport& report) {
  Clipper clipper(feed, area, reach, prefix, report);
  for (FeedRun& run : runs) {
    clipper.take(std::move(run));
  }
  return clipper.finish();
}

}  // namespace poai::importers::detail
