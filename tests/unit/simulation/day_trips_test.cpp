// Trips on the small island, by hand:
//
//     G ----- 1500 m ----- S -- 100 -- H -- 200 -- O      a train every 10 minutes from G, 4
//     minutes gate               station     homes       office   to S; back from S at minutes 5,
//     15, ...

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/district/road_times.hpp"
#include "unit/simulation/small_day.hpp"

namespace poai {
namespace {

using test::SmallDay;

const PersonId kClerk(0);
constexpr double kRoundingS = 0.01;  // of milliseconds, at each of a few links

double walk_s(const SmallDay& day, double length_m) { return length_m / day.speed_mps(kClerk); }

TEST(DayTrips, WalkAtTheFreeSpeedWhereNobodyElseIs) {
  const SmallDay day(test::small_inputs(test::clerks(1, "car", "homes") + test::profiles()));
  const SimTime leaves{day.item(kClerk, 0).end_ms};
  const Event begins = day.first(kClerk, EventKind::kTripBegins);
  EXPECT_EQ(begins.time, leaves);
  EXPECT_EQ(begins.a, day.place("homes").value());
  EXPECT_EQ(begins.b, day.place("office").value());
  const Event ends = day.first(kClerk, EventKind::kTripEnds);
  EXPECT_EQ(static_cast<Mode>(ends.detail), Mode::kWalk);
  EXPECT_NEAR((ends.time - leaves).in_seconds(), walk_s(day, 200.0), kRoundingS);
  EXPECT_GE(ends.time, SimTime::at(9) - Duration::seconds(1));
  EXPECT_LE(ends.time, SimTime::at(9, 1) + Duration::seconds(1)) << "as planned";
}

TEST(DayTrips, EndWhereTheActivityBeginsAndItEndsByThePlan) {
  const SmallDay day(test::small_inputs(test::clerks(1, "car", "homes") + test::profiles()));
  const SimTime there = day.first(kClerk, EventKind::kTripEnds).time;
  const Event work = day.first(kClerk, EventKind::kActivityBegins, there);
  EXPECT_EQ(work.time, there);
  EXPECT_EQ(static_cast<ActivityKind>(work.detail), ActivityKind::kWork);
  EXPECT_EQ(work.a, day.place("office").value());
  EXPECT_EQ(day.first(kClerk, EventKind::kActivityEnds, there).time.ms, day.item(kClerk, 1).end_ms);
}

TEST(DayTrips, RideTheTrainOfTheTimetable) {
  const SmallDay day(test::small_inputs(test::clerks(1, "port_liner") + test::profiles()));
  const SimTime leaves{day.item(kClerk, 0).end_ms};
  const SimTime waits = day.first(kClerk, EventKind::kPlatformEnters).time;
  EXPECT_EQ(waits, leaves) << "the gate is the platform";

  const Duration headway = Duration::minutes(10);
  const SimTime departs{(waits.ms + headway.ms - 1) / headway.ms * headway.ms};
  const SimTime boards = day.first(kClerk, EventKind::kBoards).time;
  EXPECT_EQ(boards, departs);
  // The nominal dwell of 5 s is more than one passenger takes: the train is on time.
  const SimTime alights = day.first(kClerk, EventKind::kAlights).time;
  EXPECT_LE((alights - (departs + Duration::minutes(4))).ms, 0);
  EXPECT_GE((alights - (departs + Duration::minutes(4))).ms, -5'000);

  const Event ends = day.first(kClerk, EventKind::kTripEnds);
  EXPECT_EQ(static_cast<Mode>(ends.detail), Mode::kPortLiner);
  EXPECT_NEAR((ends.time - alights).in_seconds(), walk_s(day, 300.0), 1.0 + kRoundingS)
      << "who alights walks in the next tick at the latest";
}

TEST(DayTrips, ByCarTakeTheTimeOfTheRoute) {
  const SmallDay day(test::small_inputs(test::clerks(1, "car") + test::profiles()));
  const Event begins = day.first(kClerk, EventKind::kVehicleBegins);
  const Event ends = day.first(kClerk, EventKind::kVehicleEnds);
  EXPECT_EQ(begins.time.ms, day.item(kClerk, 0).end_ms);
  // Places stand 30 m from each other as the crow flies: 3 minutes + 30 m x 1.3 / 8.3 m/s, which
  // takes longer at busy hours.
  const double street_s = 39.0 / 8.3 * district::road_time_factor(begins.time);
  EXPECT_NEAR((ends.time - begins.time).in_seconds(), 180.0 + street_s, 0.001);
  EXPECT_EQ(day.first(kClerk, EventKind::kTripEnds).time, ends.time);
}

TEST(DayTrips, HomeAgainEndTheDay) {
  const SmallDay day(test::small_inputs(test::clerks(1, "port_liner") + test::profiles()));
  const Event last = day.events_of(kClerk).back();
  EXPECT_EQ(last.kind, EventKind::kActivityBegins);
  EXPECT_EQ(last.a, day.place("gate").value());
  EXPECT_EQ(day.indicators().number("trips.total"), 2.0);
}

// One train takes one person: who is left at the end of service takes a taxi home.
TEST(DayTrips, GoOnByTaxiAfterTheLastTrain) {
  simulation::Inputs inputs = test::small_inputs(test::clerks(60, "port_liner") + test::profiles());
  inputs.district.transit.routes[RouteId(0)].crush_capacity = 1;
  for (district::Stop& stop : inputs.district.transit.stops.values()) {
    stop.place = stop.id == "S" ? inputs.district.place_by_id.at("stop_gate") : stop.place;
  }
  const SmallDay day(std::move(inputs));
  std::size_t taxis = 0;
  std::size_t at_station = 0;
  for (const Event& gave_up : day.events) {
    if (gave_up.kind != EventKind::kWaitGivesUp) {
      continue;
    }
    ++taxis;
    const Event begins = day.first(gave_up.person, EventKind::kVehicleBegins, gave_up.time);
    EXPECT_EQ(begins.time, gave_up.time);
    EXPECT_EQ(static_cast<Mode>(begins.detail), Mode::kTaxi);
    const PlaceId at_stop = day.model.district.transit.stops[StopId(gave_up.a)].place;
    EXPECT_EQ(begins.a, at_stop.valid() ? at_stop.value()
                                        : day.first(gave_up.person, EventKind::kTripBegins).a)
        << "from where the person stands";
    at_station += at_stop.valid() ? 1U : 0U;
    const auto ends = day.find(gave_up.person, EventKind::kVehicleEnds, gave_up.time);
    if (ends) {
      EXPECT_GT(ends->time - begins.time, Duration::minutes(10)) << "until one is found";
      EXPECT_EQ(day.first(gave_up.person, EventKind::kTripEnds, ends->time).detail,
                static_cast<std::uint8_t>(Mode::kTaxi));
    }
  }
  EXPECT_GT(taxis, 0U);
  EXPECT_GT(at_station, 0U);
}

}  // namespace
}  // namespace poai
