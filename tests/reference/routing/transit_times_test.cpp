// Times by the timetable against trying all runs, and all pairs of runs, at each second.

#include "engine/routing/transit_times.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "engine/core/id_range.hpp"
#include "tests/support/arrival_means.hpp"
#include "tests/support/random_timetable.hpp"

namespace poai::routing {
namespace {

using test::DrawnTimetable;

struct Trip {
  StopId from;
  StopId to;
};

/// Whether the run serves the pair from call i on without passing `from` again; the call at `to`.
std::optional<std::size_t> call_at(std::span<const district::Call> calls, std::size_t i,
                                   Trip trip) {
  for (std::size_t j = i + 1; j < calls.size() && calls[j].stop != trip.from; ++j) {
    if (calls[j].stop == trip.to) {
      return j;
    }
  }
  return std::nullopt;
}

SimTime earliest(const DrawnTimetable& drawn, Trip trip, SimTime time) {
  SimTime best = SimTime::never();
  for (const RunId run : ids<RunId>(drawn.timetable().run_count())) {
    const auto calls = drawn.timetable().calls[run];
    const Mode mode = drawn.transit.routes[drawn.timetable().route[run]].mode;
    for (std::size_t i = 0; i < calls.size() && mode == Mode::kPortLiner; ++i) {
      if (calls[i].stop == trip.from && calls[i].departure >= time) {
        const auto j = call_at(calls, i, trip);
        best = j ? std::min(best, calls[*j].arrival) : best;
      }
    }
  }
  return best;
}

SimTime earliest_with_change(const DrawnTimetable& drawn, Trip trip, StopId change, SimTime time) {
  SimTime best = SimTime::never();
  // All first rides that leave at `time` or later, not only the fastest: each is tried.
  for (const RunId run : ids<RunId>(drawn.timetable().run_count())) {
    const auto calls = drawn.timetable().calls[run];
    const Mode mode = drawn.transit.routes[drawn.timetable().route[run]].mode;
    for (std::size_t i = 0; i < calls.size() && mode == Mode::kPortLiner; ++i) {
      if (calls[i].stop == trip.from && calls[i].departure >= time) {
        const auto j = call_at(calls, i, {trip.from, change});
        if (j) {
          const SimTime onward = calls[*j].arrival + Duration::seconds(60);
          best = std::min(best, earliest(drawn, {change, trip.to}, onward));
        }
      }
    }
  }
  return best;
}

/// Over the seconds of a quarter hour.
template <class ArrivalFrom>
test::ArrivalMeans mean_time(SimTime begin, const ArrivalFrom& arrival_from) {
  return test::arrival_means(begin, arrival_from, Duration::seconds(1));
}

void expect_equal(const DrawnTimetable& drawn, const TransitTimes& times, Trip trip, SimTime slot) {
  const Ride ride = times.ride(trip.from, trip.to, slot);
  const auto [direct_s, direct_count] =
      mean_time(slot, [&](SimTime t) { return earliest(drawn, trip, t); });
  // Sampled at each second: an arrival that jumps by an hour at a departure is hit within 1 s of
  // the 900, which moves the mean by 4 s at most; twice that for two jumps.
  const double tolerance_s = 8.0;
  if (ride.total_s == Ride::kNone) {
    EXPECT_EQ(earliest(drawn, trip, slot), SimTime::never());
    return;
  }
  if (!ride.change.valid()) {
    ASSERT_GT(direct_count, 0);
    EXPECT_NEAR(ride.total_s, direct_s, tolerance_s);
  }
  for (const StopId change : times.stops()) {
    if (change == trip.from || change == trip.to) {
      continue;
    }
    const auto [change_s, change_count] =
        mean_time(slot, [&](SimTime t) { return earliest_with_change(drawn, trip, change, t); });
    if (ride.change == change) {
      EXPECT_NEAR(ride.total_s, change_s, tolerance_s);
    }
    const bool lasts_as_long = change_count == static_cast<int>(TransitTimes::kSlot.ms / 1'000);
    if (lasts_as_long && direct_count > 0) {
      EXPECT_LE(static_cast<double>(ride.total_s), std::max(change_s, direct_s) + tolerance_s);
      EXPECT_LE(static_cast<double>(ride.total_s) - tolerance_s,
                change_s + TransitTimes::kChangePenaltyS);
    }
  }
}

TEST(TransitTimesReference, EqualTryingAllRuns) {
  int rides = 0;
  int changes = 0;
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    const DrawnTimetable drawn = test::random_timetable({.seed = seed, .stops = 5, .runs = 25});
    const TransitTimes times(drawn.transit, drawn.timetable(), Mode::kPortLiner, {},
                             parallel::Threads(2));
    for (const StopId from : times.stops()) {
      for (const StopId to : times.stops()) {
        for (SimTime slot = SimTime::at(7, 45); slot < SimTime::at(9, 15) && from != to;
             slot = slot + TransitTimes::kSlot) {
          expect_equal(drawn, times, {from, to}, slot);
          const Ride ride = times.ride(from, to, slot);
          rides += ride.total_s < Ride::kNone ? 1 : 0;
          changes += ride.change.valid() ? 1 : 0;
        }
      }
    }
  }
  // The comparison means something: all kinds of rides came up.
  EXPECT_GT(changes, 20);
  EXPECT_GT(rides - changes, 100);
}

}  // namespace
}  // namespace poai::routing
