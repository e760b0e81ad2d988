// Times by the timetable against Dijkstra's algorithm on the time-expanded graph of random
// timetables: a node is a stop at the end of so many rides, an arc a run from one call to another.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <queue>
#include <tuple>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/routing/transit_times.hpp"
#include "tests/support/arrival_means.hpp"
#include "tests/support/random_timetable.hpp"

namespace poai::routing {
namespace {

using test::arrival_means;
using test::ArrivalMeans;
using test::DrawnTimetable;
using test::kToleranceS;

constexpr std::size_t kMostRides = 2;

/// Earliest arrival at each stop after 0, 1, ... rides of trains.
class TimeExpanded {
 public:
  TimeExpanded(const DrawnTimetable& drawn, StopId from, SimTime time)
      : drawn_(drawn),
        stops_(drawn.transit.stops.size()),
        arrival_((kMostRides + 1) * stops_, SimTime::never()) {
    reach(from, 0, time);
    while (!queue_.empty()) {
      const auto [at, stop, rides] = queue_.top();
      queue_.pop();
      if (at == arrival_[rides * stops_ + stop] && rides < kMostRides) {
        board(StopId(stop), rides, rides == 0 ? at : at + TransitTimes::kLeastChange);
      }
    }
  }

  [[nodiscard]] SimTime arrival(StopId stop, std::size_t most_rides) const {
    SimTime best = SimTime::never();
    for (std::size_t rides = 1; rides <= most_rides; ++rides) {
      best = std::min(best, arrival_[rides * stops_ + stop.index()]);
    }
    return best;
  }

 private:
  using Node = std::tuple<SimTime, std::size_t, std::size_t>;

  void reach(StopId stop, std::size_t rides, SimTime at) {
    SimTime& best = arrival_[rides * stops_ + stop.index()];
    if (at < best) {
      best = at;
      queue_.emplace(at, stop.index(), rides);
    }
  }

  void board(StopId stop, std::size_t rides, SimTime ready) {
    for (const RunId run : ids<RunId>(drawn_.timetable().run_count())) {
      if (drawn_.transit.routes[drawn_.timetable().route[run]].mode != Mode::kPortLiner) {
        continue;
      }
      const auto calls = drawn_.timetable().calls[run];
      for (std::size_t i = 0; i < calls.size(); ++i) {
        for (std::size_t j = i + 1;
             calls[i].stop == stop && calls[i].departure >= ready && j < calls.size(); ++j) {
          reach(calls[j].stop, rides + 1, calls[j].arrival);
        }
      }
    }
  }

  const DrawnTimetable& drawn_;
  std::size_t stops_;
  std::vector<SimTime> arrival_;
  std::priority_queue<Node, std::vector<Node>, std::greater<>> queue_;
};

ArrivalMeans mean_time(const DrawnTimetable& drawn, StopId from, StopId to, SimTime slot,
                       std::size_t most_rides) {
  return arrival_means(
      slot, [&](SimTime time) { return TimeExpanded(drawn, from, time).arrival(to, most_rides); });
}

struct Case {
  DrawnTimetable drawn;
  StopId from;
  StopId to;
  SimTime slot;
};

Case any_case() {
  Case one{test::random_timetable({*rc::gen::arbitrary<std::uint64_t>()}), {}, {}, {}};
  const auto stops = static_cast<std::uint32_t>(one.drawn.transit.stops.size());
  one.from = StopId(*rc::gen::inRange(0U, stops));
  one.to = StopId((one.from.index() + *rc::gen::inRange(1U, stops)) % stops);
  one.slot = SimTime::at(8) + TransitTimes::kSlot * *rc::gen::inRange(0, 4);
  return one;
}

RC_GTEST_PROP(TimeExpandedGraph, AgreesWithDirectRides, ()) {
  const Case one = any_case();
  const TransitTimes times(one.drawn.transit, one.drawn.timetable(), Mode::kPortLiner, {},
                           parallel::Threads(1));
  const Ride ride = times.ride(one.from, one.to, one.slot);
  const ArrivalMeans direct = mean_time(one.drawn, one.from, one.to, one.slot, 1);
  if (ride.total_s != Ride::kNone && !ride.change.valid()) {
    RC_ASSERT(direct.moments > 0);
    RC_ASSERT(std::abs(static_cast<double>(ride.total_s) - direct.s) < kToleranceS);
  }
  RC_ASSERT(direct.moments == 0 || ride.total_s != Ride::kNone);
}

// One change of train in a quarter hour is at one stop, the best in the mean; the graph may change
// at another one at each moment. Rides that end within the quarter hour are means over a part.
RC_GTEST_PROP(TimeExpandedGraph, IsNeverSlowerThanRidesWithAChange, ()) {
  const Case one = any_case();
  const TransitTimes times(one.drawn.transit, one.drawn.timetable(), Mode::kPortLiner, {},
                           parallel::Threads(1));
  const Ride ride = times.ride(one.from, one.to, one.slot);
  const ArrivalMeans best = mean_time(one.drawn, one.from, one.to, one.slot, kMostRides);
  const Ride last = times.ride(one.from, one.to, one.slot + TransitTimes::kSlot - Duration{1});
  const bool lasts = last.total_s == ride.total_s && last.change == ride.change;
  if (ride.total_s != Ride::kNone && lasts) {
    RC_ASSERT(static_cast<double>(ride.total_s) > best.s - kToleranceS);
  }
  RC_ASSERT((ride.total_s == Ride::kNone) == (best.moments == 0));
}

}  // namespace
}  // namespace poai::routing
