// Rides that change mode and stop against trying all pairs of runs of random timetables.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/routing/transit_times.hpp"
#include "tests/support/arrival_means.hpp"
#include "tests/support/random_timetable.hpp"

namespace poai::routing {
namespace {

using test::DrawnTimetable;

struct Case {
  DrawnTimetable drawn;
  std::vector<Transfer> transfers;
  StopId from;
  StopId to;
  SimTime slot;
};

std::vector<Transfer> any_transfers(std::uint32_t stops) {
  std::vector<Transfer> transfers;
  const int count = *rc::gen::inRange(1, 8);
  for (int i = 0; i < count; ++i) {
    transfers.push_back({StopId(*rc::gen::inRange(0U, stops)), StopId(*rc::gen::inRange(0U, stops)),
                         Duration::seconds(*rc::gen::inRange(0, 300))});
  }
  return transfers;
}

Case any_case() {
  Case one{test::random_timetable({*rc::gen::arbitrary<std::uint64_t>()}), {}, {}, {}, {}};
  const auto stops = static_cast<std::uint32_t>(one.drawn.transit.stops.size());
  one.transfers = any_transfers(stops);
  one.from = StopId(*rc::gen::inRange(0U, stops));
  one.to = StopId((one.from.index() + *rc::gen::inRange(1U, stops)) % stops);
  one.slot = SimTime::at(8) + TransitTimes::kSlot * *rc::gen::inRange(0, 4);
  return one;
}

/// Earliest arrival by one run of the mode.
SimTime direct(const DrawnTimetable& drawn, Mode mode, StopId from, StopId to, SimTime time) {
  SimTime best = SimTime::never();
  for (const RunId run : ids<RunId>(drawn.timetable().run_count())) {
    const auto calls = drawn.timetable().calls[run];
    const bool rides = drawn.transit.routes[drawn.timetable().route[run]].mode == mode;
    for (std::size_t i = 0; i < calls.size(); ++i) {
      for (std::size_t j = i + 1;
           rides && calls[i].stop == from && calls[i].departure >= time && j < calls.size(); ++j) {
        best = calls[j].stop == to ? std::min(best, calls[j].arrival) : best;
      }
    }
  }
  return best;
}

SimTime changing(const Case& one, const Transfer& transfer, Mode first, Mode second, SimTime time) {
  const auto is_end = [&one](StopId stop) { return stop == one.from || stop == one.to; };
  if (is_end(transfer.from) || is_end(transfer.to)) {
    return SimTime::never();
  }
  const SimTime off = direct(one.drawn, first, one.from, transfer.from, time);
  if (off == SimTime::never()) {
    return off;
  }
  return direct(one.drawn, second, transfer.to, one.to,
                off + transfer.walk + TransitTimes::kLeastChange);
}

/// By train, or by two rides of which one at least is.
SimTime earliest(const Case& one, SimTime time) {
  constexpr Mode kTrain = Mode::kPortLiner;
  SimTime best = direct(one.drawn, kTrain, one.from, one.to, time);
  for (const StopId stop : ids<StopId>(one.drawn.transit.stops.size())) {
    best = std::min(best, changing(one, {stop, stop, {}}, kTrain, kTrain, time));
  }
  for (const Transfer& transfer : one.transfers) {
    best = std::min({best, changing(one, transfer, kTrain, kTrain, time),
                     changing(one, transfer, kTrain, Mode::kBus, time),
                     changing(one, transfer, Mode::kBus, kTrain, time)});
  }
  return best;
}

RC_GTEST_PROP(InterchangeProperty, IsNeverFasterThanAllPairsOfRunsAndFoundWhereOneIs, ()) {
  const Case one = any_case();
  const TransitTimes times(one.drawn.transit, one.drawn.timetable(), Mode::kPortLiner,
                           one.transfers, parallel::Threads(1));
  const Ride ride = times.ride(one.from, one.to, one.slot);
  const test::ArrivalMeans best =
      test::arrival_means(one.slot, [&one](SimTime time) { return earliest(one, time); });
  const Ride last = times.ride(one.from, one.to, one.slot + TransitTimes::kSlot - Duration{1});
  if (ride.total_s != Ride::kNone && last.total_s == ride.total_s) {
    RC_ASSERT(static_cast<double>(ride.total_s) > best.s - test::kToleranceS);
  }
  RC_ASSERT((ride.total_s == Ride::kNone) == (best.moments == 0));
  RC_TAG(ride.other == Mode::kNone ? "by train alone" : "with a bus");
}

RC_GTEST_PROP(InterchangeProperty, TakesNobodyLongerThanTrainsAlone, ()) {
  const Case one = any_case();
  const TransitTimes trains(one.drawn.transit, one.drawn.timetable(), Mode::kPortLiner, {},
                            parallel::Threads(1));
  const TransitTimes all(one.drawn.transit, one.drawn.timetable(), Mode::kPortLiner, one.transfers,
                         parallel::Threads(1));
  const Ride alone = trains.ride(one.from, one.to, one.slot);
  const Ride ride = all.ride(one.from, one.to, one.slot);
  if (alone.total_s != Ride::kNone && !alone.change.valid()) {
    RC_ASSERT(static_cast<double>(ride.total_s) + ride.penalty_s() <=
              static_cast<double>(alone.total_s) + 1e-3);
  }
}

}  // namespace
}  // namespace poai::routing
