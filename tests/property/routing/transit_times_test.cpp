#include "engine/routing/transit_times.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

#include "engine/core/id_range.hpp"
#include "tests/support/random_timetable.hpp"

namespace poai::routing {
namespace {

using test::DrawnTimetable;

DrawnTimetable any_timetable(test::Rounds rounds = test::Rounds::kPossible) {
  return test::random_timetable({.seed = *rc::gen::arbitrary<std::uint64_t>(),
                                 .routes = {"r0", "r1", "bus", "boat"},
                                 .rounds = rounds});
}

std::vector<Transfer> some_transfers() {
  return {{StopId(0U), StopId(1U), Duration::seconds(120)},
          {StopId(3U), StopId(2U), Duration::seconds(30)}};
}

/// Calls use(from, to, time) for all pairs of stops and some moments.
template <class Use>
void for_pairs(const DrawnTimetable& drawn, const Use& use) {
  for (const StopId from : ids<StopId>(drawn.transit.stops.size())) {
    for (const StopId to : ids<StopId>(drawn.transit.stops.size())) {
      for (SimTime time = SimTime::at(7); time < SimTime::at(10);
           time = time + Duration::minutes(7)) {
        use(from, to, time);
      }
    }
  }
}

RC_GTEST_PROP(TransitTimesProperty, DoNotDependOnTheThreads, ()) {
  const DrawnTimetable drawn = any_timetable();
  const TransitTimes one(drawn.transit, drawn.timetable(), some_transfers(), parallel::Threads(1));
  for (const int threads : {2, 3, 7}) {
    const TransitTimes more(drawn.transit, drawn.timetable(), some_transfers(),
                            parallel::Threads(threads));
    for_pairs(drawn, [&](StopId from, StopId to, SimTime time) {
      const Ride a = one.ride(Mode::kNone, from, to, time);
      const Ride b = more.ride(Mode::kNone, from, to, time);
      RC_ASSERT(a.total_s == b.total_s && a.penalty_s == b.penalty_s && a.walk_s == b.walk_s);
      RC_ASSERT(std::equal(a.legs.begin(), a.legs.end(), b.legs.begin(), b.legs.end(),
                           [](const RideLeg& x, const RideLeg& y) {
                             return x.board == y.board && x.alight == y.alight && x.mode == y.mode;
                           }));
    });
  }
}

double cost_s(const Ride& ride) { return static_cast<double>(ride.total_s + ride.penalty_s); }

/// Whether one may begin until the end of the quarter hour: means are over all of its moments.
bool lasts(const TransitTimes& times, Mode mode, StopId from, StopId to, SimTime time) {
  const Duration end = TransitTimes::kSlot * ((time - SimTime{}) / TransitTimes::kSlot + 1);
  return times.ride(mode, from, to, SimTime{} + end - Duration{1}).goes();
}

RC_GTEST_PROP(TransitTimesProperty, LeadNobodyRoundALoop, ()) {
  const DrawnTimetable drawn = any_timetable();
  const TransitTimes times(drawn.transit, drawn.timetable(), some_transfers(),
                           parallel::Threads(1));
  for_pairs(drawn, [&](StopId from, StopId to, SimTime time) {
    for (const Mode mode : {Mode::kNone, Mode::kPortLiner, Mode::kBus, Mode::kFerry}) {
      const Ride ride = times.ride(mode, from, to, time);
      RC_ASSERT(std::all_of(ride.legs.begin(), ride.legs.end(),
                            [](const RideLeg& leg) { return leg.board != leg.alight; }));
    }
  });
}

// Rounds are not in the tables, and what one would cost may have pushed out what costs more.
RC_GTEST_PROP(TransitTimesProperty, CostNoMoreByATransferMore, ()) {
  const DrawnTimetable drawn = any_timetable(test::Rounds::kNone);
  const TransitTimes without(drawn.transit, drawn.timetable(), {}, parallel::Threads(1));
  const TransitTimes with(drawn.transit, drawn.timetable(), some_transfers(), parallel::Threads(1));
  for_pairs(drawn, [&](StopId from, StopId to, SimTime time) {
    if (lasts(without, Mode::kNone, from, to, time)) {
      RC_ASSERT(cost_s(with.ride(Mode::kNone, from, to, time)) <=
                cost_s(without.ride(Mode::kNone, from, to, time)) + 1e-2);
    }
  });
}

RC_GTEST_PROP(TransitTimesProperty, CostNoLessByOneModeThanByAny, ()) {
  const DrawnTimetable drawn = any_timetable(test::Rounds::kNone);
  const TransitTimes times(drawn.transit, drawn.timetable(), some_transfers(),
                           parallel::Threads(1));
  const Mode mode = *rc::gen::element(Mode::kPortLiner, Mode::kBus, Mode::kFerry);
  for_pairs(drawn, [&](StopId from, StopId to, SimTime time) {
    const Ride ride = times.ride(mode, from, to, time);
    const Ride any = times.ride(Mode::kNone, from, to, time);
    RC_ASSERT(!ride.goes() || any.goes());
    RC_ASSERT(!ride.goes() || std::any_of(ride.legs.begin(), ride.legs.end(),
                                          [mode](const RideLeg& leg) { return leg.mode == mode; }));
    RC_ASSERT(!lasts(times, mode, from, to, time) || cost_s(any) <= cost_s(ride) + 1e-2);
  });
}

}  // namespace
}  // namespace poai::routing
