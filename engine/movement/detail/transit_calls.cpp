#include "engine/movement/detail/transit_calls.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/core/id_range.hpp"

namespace poai::movement::detail {

namespace {

/// A ride without a change, from one call of a run to another.
struct DirectRide {
  StopId from;
  StopId to;
  SimTime departure;
  SimTime arrival;
  CallId boarded_at;
  CallId left_at;
};

/// Per pair of stops, the latest departure first; of the same departure the earliest arrival.
bool comes_first(const DirectRide& a, const DirectRide& b) {
  return std::tie(a.from, a.to, b.departure, a.arrival, a.boarded_at) <
         std::tie(b.from, b.to, a.departure, b.arrival, b.boarded_at);
}

/// Drops the rides that a later or faster one beats.
void drop_beaten(std::vector<DirectRide>& rides) {
  std::sort(rides.begin(), rides.end(), comes_first);
  DirectRide best;
  std::erase_if(rides, [&best](const DirectRide& ride) {
    const bool same_pair = ride.from == best.from && ride.to == best.to;
    const bool equal = ride.departure == best.departure && ride.arrival == best.arrival;
    const bool beaten = same_pair && !equal && ride.arrival >= best.arrival;
    best = beaten ? best : ride;
    return beaten;
  });
}

}  // namespace

TransitCalls::TransitCalls(const district::Transit& transit, const district::Timetable& timetable,
                           double capacity_scale)
    : stop_count_(transit.stops.size()) {
  expects(capacity_scale > 0.0, "the scale of capacities is over 0");
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    add_run(transit.routes[timetable.route[run]], timetable.calls[run], capacity_scale);
  }
  join_sets(timetable);
  find_reached();
  lay_tracks(transit, timetable);
}

void TransitCalls::add_run(const district::Route& route, std::span<const district::Call> calls,
                           double scale) {
  expects(calls.size() >= 2, "a run calls at two stops at least");
  const double crush = std::max(std::round(route.crush_capacity * scale), 1.0);
  const std::uint32_t cars = std::max(route.cars, 1U);
  const std::uint32_t doors_per_car = std::max(route.doors_per_car, 1U);
  vehicle_.push_back({.mode = route.mode,
                      .cars = cars,
                      .doors_per_car = doors_per_car,
                      .doors = cars * doors_per_car,
                      .crush_capacity = static_cast<std::uint32_t>(crush),
                      .rated_capacity = std::max(route.rated_capacity * scale, 1.0),
                      .fixed_dwell = route.fixed_dwell,
                      .turnaround = route.turnaround});
  first_car_.push_back(static_cast<std::uint32_t>(car_count_));
  car_count_ += cars;
  first_call_.push_back(CallId(stop_.size()));
  for (std::size_t i = 0; i < calls.size(); ++i) {
    stop_.push_back(calls[i].stop);
    arrival_.push_back(stops_at(route, calls, i));
    departure_.push_back(calls[i].departure);
    is_last_.push_back(i + 1 == calls.size() ? 1 : 0);
  }
}

SimTime TransitCalls::stops_at(const district::Route& route, std::span<const district::Call> calls,
                               std::size_t i) {
  const district::Call& call = calls[i];
  if (i + 1 == calls.size()) {
    return call.arrival;
  }
  const SimTime with_dwell = std::min(call.arrival, call.departure - route.nominal_dwell);
  if (i == 0) {
    return with_dwell;
  }
  const SimTime before = calls[i - 1].departure;
  return std::max(with_dwell, before + Duration{(call.arrival - before).ms / 2});
}

void TransitCalls::join_sets(const district::Timetable& timetable) {
  previous_.resize(run_count());
  next_.resize(run_count());
  for (const RunId run : ids<RunId>(timetable.previous.size())) {
    const RunId before = timetable.previous[run];
    if (before.valid()) {
      expects(before < run && !next_[before].valid(), "a set makes one run after the other");
      previous_[run] = before;
      next_[before] = run;
    }
  }
}

void TransitCalls::find_reached() {
  std::vector<DirectRide> rides;
  for (const CallId from : ids<CallId>(call_count())) {
    const std::size_t first = rides.size();
    for (CallId to = from; !is_last(to);) {
      to = CallId(to.index() + 1);
      if (stop(to) == stop(from)) {
        break;
      }
      const bool is_known =
          std::any_of(rides.begin() + static_cast<std::ptrdiff_t>(first), rides.end(),
                      [&](const DirectRide& ride) { return ride.to == stop(to); });
      if (!is_known) {
        rides.push_back({stop(from), stop(to), departure(from), arrival(to), from, to});
      }
    }
  }
  drop_beaten(rides);
  std::vector<std::vector<Reached>> rows(call_count());
  for (const DirectRide& ride : rides) {
    rows[ride.boarded_at.index()].push_back({ride.to, ride.left_at});
  }
  reached_ = CompressedRows<CallId, Reached>(rows);
}

void TransitCalls::lay_tracks(const district::Transit& transit,
                              const district::Timetable& timetable) {
  std::map<std::pair<StopId, StopId>, TrackId> into;    // (stop before, stop)
  std::map<std::pair<StopId, StopId>, TrackId> out_of;  // (first stop, next stop)
  track_.resize(stop_.size());
  for (const RunId run : ids<RunId>(run_count())) {
    if (transit.routes[timetable.route[run]].mode != Mode::kPortLiner) {
      continue;
    }
    const std::span<const district::Call> calls = timetable.calls[run];
    for (std::size_t i = 0; i < calls.size(); ++i) {
      const auto [entry, is_new] =
          i == 0 ? out_of.try_emplace({calls[0].stop, calls[1].stop}, TrackId(track_count_))
                 : into.try_emplace({calls[i - 1].stop, calls[i].stop}, TrackId(track_count_));
      track_count_ += is_new ? 1 : 0;
      track_[CallId(first_call_[run].index() + i)] = entry->second;
    }
  }
}

}  // namespace poai::movement::detail
