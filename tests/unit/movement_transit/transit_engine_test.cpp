// When runs reach and leave their stops.

#include "engine/movement/transit_engine.hpp"

#include <gtest/gtest.h>

#include "tests/support/riding_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_timetable;
using test::DrawnTimetable;
using test::passengers;
using test::ride_day;
using test::RidingDay;

using Times = std::vector<std::string>;

constexpr RunId kFirst{std::size_t{0}};
constexpr RunId kSecond{std::size_t{1}};

TEST(TransitEngine, KeepsTheTimetableWithoutPassengers) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B            C
      main   08:00  08:02/08:03  08:05)");
  const RidingDay day = ride_day(drawn, {});
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kFirst)[1], "08:02");
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kFirst)[1], "08:03");
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kFirst)[2], "08:05");
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kFirst).size(), 2U);
}

TEST(TransitEngine, CarriesADelayOnAndCatchesUpWhereItCan) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A            B            C            D
      main   07:59/08:00  08:02/08:03  08:05/08:07  08:09)");
  drawn.route("main").fixed_dwell = Duration::seconds(57);
  drawn.route("main").cars = 1;  // one door
  const RidingDay day = ride_day(drawn, passengers(drawn, 0, 100, "07:50", "A", "D"));
  // 100 persons through one door: 3 + 0.52 x 100 + 57 = 112 s from 07:59 on; then 60 s a stop, of
  // which B has 60 and C 120 by the timetable.
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kFirst), (Times{"08:00:52", "08:03:52", "08:07"}));
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kFirst),
            (Times{"07:59", "08:02:52", "08:05:52", "08:09"}));
}

TEST(TransitEngine, TakesTheNominalDwellOutOfTheRunTime) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:02  08:05)");
  drawn.route("main").nominal_dwell = Duration::seconds(25);
  const RidingDay day = ride_day(drawn, {});
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kFirst), (Times{"07:59:35", "08:01:35", "08:05"}));
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kFirst), (Times{"08:00", "08:02"}));
}

TEST(TransitEngine, StandsLongerWhereMorePeopleBoard) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:02  08:05)");
  drawn.route("main").nominal_dwell = Duration::seconds(25);
  drawn.route("main").fixed_dwell = Duration::seconds(13);
  drawn.route("main").cars = 1;  // one door
  const RidingDay day = ride_day(drawn, passengers(drawn, 0, 50, "07:50", "B", "C"));
  // 50 at the door at a load of 0: 3 + 0.52 x 50 + 13 = 42 s from 08:01:35 on.
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kFirst), (Times{"08:00", "08:02:17"}));
}

TEST(TransitEngine, CountsRealPersonsAtTheDoors) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:02  08:05)");
  drawn.route("main").nominal_dwell = Duration::seconds(25);
  drawn.route("main").fixed_dwell = Duration::seconds(13);
  drawn.route("main").cars = 1;  // one door
  const auto tenth = passengers(drawn, 0, 5, "07:50", "B", "C");
  const RidingDay day = ride_day(drawn, tenth, {.capacity_scale = 0.1});
  EXPECT_EQ(day.times_of(EventKind::kRunDeparts, kFirst), (Times{"08:00", "08:02:17"}));
}

TEST(TransitEngine, HoldsATrainBehindTheOneBefore) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B            C
      main   08:00  08:02/08:03  08:05
      main   08:01  08:02:30     08:06)");
  const RidingDay day = ride_day(drawn, {});
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kSecond)[1], "08:03:20");
}

TEST(TransitEngine, LetsBusesPassEachOther) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B            C
      bus1   11:00  11:02/11:03  11:05
      bus1   11:01  11:02:30/11:02:40     11:06)");
  const RidingDay day = ride_day(drawn, {});
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kSecond)[1], "11:02:30");
}

TEST(TransitEngine, LetsNoTrainPassAnotherOnTheGuideway) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B            C
      main   08:00  08:02/08:05  08:08
      main   08:01  08:03:30     08:09
      main   08:02  08:03        08:10)");
  const RidingDay day = ride_day(drawn, {});
  // By its timetable the third would come to the platform before the second.
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kSecond)[1], "08:05:20");
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, RunId(std::size_t{2}))[1], "08:05:43");
}

TEST(TransitEngine, KeepsTheLastStopUntilEverybodyIsOut) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   07:59/08:00     08:02
      main   08:00:20/08:01  08:02:10)");
  drawn.route("main").fixed_dwell = Duration::seconds(30);
  const RidingDay day = ride_day(drawn, {});
  // 3 + 30 s at the last stop and a gap of 20 s.
  EXPECT_EQ(day.times_of(EventKind::kRunArrives, kSecond)[1], "08:02:53");
}

TEST(TransitEngine, KnowsWhereARunIs) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A            B            C
      main   07:59/08:00  08:02/08:03  08:05)");
  TransitEngine engine(drawn.transit, drawn.timetable(), 0, 1.0);
  EventBuffer events;
  std::vector<TransitEngine::Alighted> alighted;
  TransitEngine::RunPosition position;
  EXPECT_FALSE(engine.position_of(kFirst, SimTime::at(7, 50), position));
  engine.advance(SimTime::at(8, 0, 30), events, alighted);
  ASSERT_TRUE(engine.position_of(kFirst, SimTime::at(8, 0, 30), position));
  EXPECT_EQ(position.from, drawn.stop("A"));
  EXPECT_EQ(position.to, drawn.stop("B"));
  EXPECT_DOUBLE_EQ(position.share, 0.25);
  engine.advance(SimTime::at(8, 2, 30), events, alighted);
  ASSERT_TRUE(engine.position_of(kFirst, SimTime::at(8, 2, 30), position));
  EXPECT_EQ(position.from, drawn.stop("B"));
  EXPECT_DOUBLE_EQ(position.share, 0.0);
  engine.advance(SimTime::at(8, 6), events, alighted);
  EXPECT_FALSE(engine.position_of(kFirst, SimTime::at(8, 6), position));
}

TEST(TransitEngine, SettlesEventsInTheOrderOfTimeAndRun) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      bus1   08:00  08:04
      bus1   08:00  08:04)");
  const RidingDay day = ride_day(drawn, {});
  std::vector<std::uint32_t> runs;
  for (const Event& event : day.of_kind(EventKind::kRunArrives)) {
    runs.push_back(event.a);
  }
  EXPECT_EQ(runs, (std::vector<std::uint32_t>{0, 1, 0, 1}));
}

}  // namespace
}  // namespace poai::movement
