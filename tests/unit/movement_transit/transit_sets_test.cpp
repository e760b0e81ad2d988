// Delay that goes on with the vehicles, and people at the doors of cars.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/movement/detail/transit_cars.hpp"
#include "engine/movement/transit_engine.hpp"
#include "tests/support/riding_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_timetable;
using test::DrawnTimetable;
using test::join_set;
using test::passengers;
using test::ride_day;
using test::RidingDay;

using Times = std::vector<std::string>;

constexpr RunId kFirst{std::size_t{0}};
constexpr RunId kSecond{std::size_t{1}};
constexpr RunId kThird{std::size_t{2}};

/// Out, back and out again; out and back take 4 minutes each.
DrawnTimetable out_and_back() {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      A      B
      out    08:00  08:04  -      -
      back   -      08:06  08:10  -
      out    -      -      08:12  08:16)");
  drawn.route("out").cars = 1;  // one door
  drawn.route("out").fixed_dwell = Duration::seconds(28);
  drawn.route("out").nominal_dwell = Duration::seconds(5);
  return drawn;
}

TEST(TransitSets, CarryADelayToTheNextRunOfTheSameVehicles) {
  DrawnTimetable drawn = out_and_back();
  join_set(drawn, {0, 1, 2});
  const auto crowd = passengers(drawn, 0, 200, "07:50", "A", "B");
  const RidingDay day = ride_day(drawn, crowd);
  // 200 on at one door: 28 + 3 + 0.52 x 200 = 135 s from 07:59:55 on; 4 minutes to B less the 0 s
  // that the last stop has; off: at 200 % 28 + 3.8 + 0.8 x 5 + 0.41 x 195 = 115.75 s.
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kFirst), (Times{"08:02:10"}));
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kFirst).back(), "08:06:10");
  // 08:08:05 + 60 s to turn round, then 3 s (nobody boards, no fixed part).
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kSecond).front(), "08:09:05");
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kSecond), (Times{"08:09:08"}));
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kSecond).back(), "08:13:08");
  // and again: 3 s at the last stop and 60 s.
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kThird).front(), "08:14:11");
}

TEST(TransitSets, StartRunsOfOtherVehiclesOnTime) {
  const DrawnTimetable drawn = out_and_back();
  const RidingDay day = ride_day(drawn, passengers(drawn, 0, 200, "07:50", "A", "B"));
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kSecond), (Times{"08:06"}));
}

TEST(TransitSets, WaitForTheTimetableWhereThereIsTimeToTurnRound) {
  DrawnTimetable drawn = out_and_back();
  join_set(drawn, {0, 1, 2});
  drawn.route("out").fixed_dwell = Duration::seconds(2);  // 5 s with the first door
  const RidingDay day = ride_day(drawn, {});
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kSecond), (Times{"08:06"}));
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kThird), (Times{"08:12"}));
}

TEST(TransitSets, GiveNobodyUpWhoWaitsForARunThatIsStillToCome) {
  DrawnTimetable drawn = out_and_back();
  join_set(drawn, {0, 1, 2});
  auto crowd = passengers(drawn, 0, 200, "07:50", "A", "B");
  crowd.push_back(test::passenger(drawn, 200, "08:07", "B", "A"));  // the timetable's run has left
  const RidingDay day = ride_day(drawn, crowd);
  EXPECT_TRUE(day.gave_up.empty());
  EXPECT_EQ(day.alighted.size(), 201U);
}

/// A loop over one track: a run that is late in it holds all behind it, and they do not overtake.
TEST(TransitSets, KeepTheirOrderOnASingleTrackAndAOneWayLoop) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C      D      A
      loop   08:00  08:02  08:04  08:06  08:08
      loop   08:02  08:04  08:06  08:08  08:10
      loop   08:04  08:06  08:08  08:10  08:12)");
  drawn.route("loop").cars = 1;
  const RidingDay day = ride_day(drawn, passengers(drawn, 0, 200, "07:50", "A", "C"));
  for (const char* stop : {"B", "C", "D"}) {
    std::vector<SimTime> left;
    std::vector<SimTime> reached;
    for (const Event& event : day.events) {
      if (event.b == drawn.stop(stop).value() && event.kind == EventKind::kRunDeparts) {
        left.push_back(event.time);
        EXPECT_EQ(event.a, left.size() - 1) << stop;  // in the order of the timetable
      }
      if (event.b == drawn.stop(stop).value() && event.kind == EventKind::kRunArrives) {
        reached.push_back(event.time);
      }
    }
    ASSERT_EQ(left.size(), 3U);
    for (std::size_t i = 1; i < 3; ++i) {
      EXPECT_GE(reached[i], left[i - 1] + TransitEngine::kLeastGap) << stop;
    }
  }
  // 200 get off at C, for 88 s and 13 s before: the second waits before C and not at it.
  EXPECT_GT(day.times_of(EventKind::kRunArrives, kSecond)[2], "08:07");
}

TEST(TransitRoads, MakeBusesLateAtBusyHoursAndLeaveTrainsAlone) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      bus    08:00  08:20  08:40
      main   08:00  08:20  08:40
      bus    11:00  11:20  11:40)");
  const RidingDay day = ride_day(drawn, {});
  // 20 minutes less the nominal dwell of 5 s, 1.2 times as long at eight o'clock (road_times.hpp).
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kFirst)[1], "08:23:54");
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kSecond)[1], "08:19:55");
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kThird)[1], "11:19:55");
}

TEST(TransitCars, SpreadPeopleOverAllDoors) {
  std::vector<std::size_t> at_door(12, 0);
  for (std::uint64_t person = 0; person < 12'000; ++person) {
    ++at_door[detail::TransitCars::preferred_door(mix64(person), StopId(3), 12)];
  }
  for (const std::size_t persons : at_door) {  // 1,000 each, SD 30
    EXPECT_NEAR(static_cast<double>(persons), 1'000.0, 120.0);
  }
}

TEST(TransitCars, TakeTheLongestDoorAndNotTheMean) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:02  08:05)");
  drawn.route("main").nominal_dwell = Duration::seconds(25);
  drawn.route("main").fixed_dwell = Duration::seconds(13);
  const auto crowd = passengers(drawn, 0, 100, "07:50", "B", "C");
  std::size_t first_door = 0;
  for (const RideRequest& person : crowd) {
    first_door +=
        detail::TransitCars::preferred_door(person.tie_break, person.board, 2) == 0 ? 1U : 0U;
  }
  const auto longest = static_cast<double>(std::max(first_door, 100 - first_door));
  ASSERT_GT(longest, 50.0);
  const RidingDay day = ride_day(drawn, crowd);
  SimTime left;
  for (const Event& event : day.of_kind(EventKind::kRunDeparts)) {
    left = event.time;
  }
  EXPECT_NEAR((left - SimTime::at(8, 1, 35)).in_seconds(), 13.0 + 3.0 + 0.52 * longest, 1e-9);
}

TEST(TransitCars, FillTheNextCarWhereOneIsFull) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:04  08:08
      main   08:20  08:24  08:28)");
  drawn.route("main").cars = 3;
  drawn.route("main").crush_capacity = 61;  // 21 + 20 + 20
  TransitEngine engine(drawn.transit, drawn.timetable(), 80, 1.0);
  EventBuffer events;
  std::vector<TransitEngine::Alighted> alighted;
  engine.wait(passengers(drawn, 0, 80, "07:50", "A", "C"), events);
  engine.advance(SimTime::at(8, 3), events, alighted);
  const auto loads = engine.car_loads(kFirst);
  EXPECT_EQ((std::vector<std::uint32_t>(loads.begin(), loads.end())),
            (std::vector<std::uint32_t>{21, 20, 20}));
  EXPECT_EQ(engine.load_of(kFirst), 61U);
  EXPECT_EQ(engine.waiting_at(drawn.stop("A")), 19U);
  engine.advance(SimTime::at(8, 15), events, alighted);
  const auto empty = engine.car_loads(kFirst);
  EXPECT_EQ(*std::max_element(empty.begin(), empty.end()), 0U);
}

}  // namespace
}  // namespace poai::movement
