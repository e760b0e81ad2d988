// Journeys of random timetables of all modes against Dijkstra's algorithm on the time-expanded
// graph.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/routing/transit_times.hpp"
#include "tests/support/random_timetable.hpp"
#include "tests/support/time_expanded.hpp"

namespace poai::routing {
namespace {

using test::DrawnTimetable;
using test::TimeExpanded;

struct Case {
  DrawnTimetable drawn;
  std::vector<Transfer> transfers;
  Mode main_mode = Mode::kNone;
  StopId from;
  StopId to;
  SimTime slot;

  [[nodiscard]] std::int64_t cost_ms(SimTime time) const {
    return TimeExpanded{drawn, transfers}.cost_ms(main_mode, from, to, time);
  }
  [[nodiscard]] TransitTimes times() const {
    return {drawn.transit, drawn.timetable(), transfers, parallel::Threads(1)};
  }
};

std::vector<Transfer> any_transfers(std::uint32_t stops) {
  std::vector<Transfer> transfers;
  const int count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    transfers.push_back({StopId(*rc::gen::inRange(0U, stops)), StopId(*rc::gen::inRange(0U, stops)),
                         Duration::seconds(*rc::gen::inRange(0, 300))});
  }
  return transfers;
}

/// Runs of few calls between many stops, so that many ways have two and three changes. None comes
/// back to a stop: the graph would ride round a loop, of which the table says nothing.
Case any_case() {
  Case one;
  one.drawn = test::random_timetable({.seed = *rc::gen::arbitrary<std::uint64_t>(),
                                      .stops = 8,
                                      .runs = 40,
                                      .most_calls = *rc::gen::inRange<std::size_t>(2, 6),
                                      .routes = {"r0", "r1", "bus", "boat"},
                                      .rounds = test::Rounds::kNone});
  const auto stops = static_cast<std::uint32_t>(one.drawn.transit.stops.size());
  one.transfers = any_transfers(stops);
  one.main_mode = *rc::gen::element(Mode::kNone, Mode::kPortLiner, Mode::kBus, Mode::kFerry);
  one.from = StopId(*rc::gen::inRange(0U, stops));
  one.to = StopId((one.from.index() + *rc::gen::inRange(1U, stops)) % stops);
  one.slot = SimTime::at(8) + TransitTimes::kSlot * *rc::gen::inRange(0, 5);
  return one;
}

/// When runs leave `from` within the quarter hour, and its last moment.
std::vector<SimTime> departures(const Case& one) {
  const SimTime end = one.slot + TransitTimes::kSlot - Duration{1};
  std::vector<SimTime> times = {end};
  for (const district::Call& call : one.drawn.timetable().calls.values()) {
    if (call.stop == one.from && one.slot <= call.departure && call.departure < end) {
      times.push_back(call.departure);
    }
  }
  std::sort(times.begin(), times.end());
  return times;
}

// From one departure to the next the best journey is the same: the mean is exact.
RC_GTEST_PROP(TimeExpandedGraph, AgreesInTheMeanOfAQuarterHour, ()) {
  const Case one = any_case();
  const Ride ride = one.times().ride(one.main_mode, one.from, one.to, one.slot);
  double area_s2 = 0.0;
  SimTime from = one.slot;
  for (const SimTime departure : departures(one)) {
    const std::int64_t cost_ms = one.cost_ms(departure);
    if (cost_ms != TimeExpanded::kNever) {
      const double span_s = (departure - from).in_seconds();
      area_s2 += span_s * ((SimTime{cost_ms} - departure).in_seconds() + 0.5 * span_s);
      from = departure;
    }
  }
  RC_ASSERT(ride.goes() == (one.cost_ms(one.slot) != TimeExpanded::kNever));
  if (from > one.slot) {
    // The last moment is 1 ms before the end, and floats have 24 bits.
    const double mean_s = area_s2 / (from - one.slot).in_seconds();
    RC_ASSERT(std::abs(static_cast<double>(ride.total_s + ride.penalty_s) - mean_s) < 0.05);
  }
  RC_TAG(ride.goes() ? ride.legs.size() : std::size_t{0});
}

/// First arrival by a run of the mode from one stop to the other.
SimTime ridden(const DrawnTimetable& drawn, const RideLeg& leg, SimTime ready) {
  SimTime best = SimTime::never();
  const district::Timetable& timetable = drawn.timetable();
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const auto calls = timetable.calls[run];
    const bool fits = drawn.transit.routes[timetable.route[run]].mode == leg.mode;
    for (std::size_t i = 0; fits && i < calls.size(); ++i) {
      for (std::size_t j = i + 1;
           calls[i].stop == leg.board && calls[i].departure >= ready && j < calls.size(); ++j) {
        best = calls[j].stop == leg.alight ? std::min(best, calls[j].arrival) : best;
      }
    }
  }
  return best;
}

Duration walk_between(const Case& one, StopId from, StopId to) {
  Duration walk = from == to ? Duration{} : Duration::hours(24);
  for (const Transfer& transfer : one.transfers) {
    if (transfer.from == from && transfer.to == to) {
      walk = std::min(walk, transfer.walk);
    }
  }
  return walk;
}

std::int64_t penalty_ms(std::span<const RideLeg> legs) {
  std::int64_t penalty = 0;
  for (std::size_t i = 1; i < legs.size(); ++i) {
    penalty += kChangePenalty.ms + (legs[i].mode == legs[i - 1].mode ? 0 : kSecondFare.ms);
  }
  return penalty;
}

// Whoever rides as it is said, always with the first run, has the cost of the graph.
RC_GTEST_PROP(TimeExpandedGraph, IsRiddenAsTheLegsSay, ()) {
  const Case one = any_case();
  const SimTime time = one.slot + Duration::seconds(*rc::gen::inRange(0, 900));
  const TransitTimes times = one.times();
  const Ride ride = times.ride(one.main_mode, one.from, one.to, time);
  const std::int64_t cost_ms = one.cost_ms(time);
  RC_ASSERT(ride.goes() == (cost_ms != TimeExpanded::kNever));
  if (ride.goes()) {
    SimTime at = time;
    for (std::size_t i = 0; i < ride.legs.size(); ++i) {
      if (i > 0) {
        at = at + kLeastChange + walk_between(one, ride.legs[i - 1].alight, ride.legs[i].board);
      }
      at = ridden(one.drawn, ride.legs[i], at);
    }
    RC_ASSERT(ride.legs.front().board == one.from && ride.legs.back().alight == one.to);
    RC_ASSERT(at.ms + penalty_ms(ride.legs) == cost_ms);
  }
}

}  // namespace
}  // namespace poai::routing
