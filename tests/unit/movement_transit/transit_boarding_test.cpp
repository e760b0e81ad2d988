// Who boards, who is left behind, who gives up.

#include <gtest/gtest.h>

#include <set>

#include "engine/core/contracts.hpp"
#include "engine/movement/transit_engine.hpp"
#include "tests/support/riding_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_timetable;
using test::DrawnTimetable;
using test::passenger;
using test::passengers;
using test::ride_day;
using test::RidingDay;

using Persons = std::vector<std::uint32_t>;

TEST(TransitBoarding, TakesTheQueueInOrder) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   08:00  08:04
      main   08:10  08:14)");
  drawn.route("main").crush_capacity = 2;
  auto crowd = passengers(drawn, 0, 4, "07:50:00", "A", "B");
  crowd[0].tie_break = 9;              // last of those of 07:50
  crowd[3].time = SimTime::at(7, 40);  // first of all
  crowd[1].tie_break = 5;
  crowd[2].tie_break = 5;
  crowd[1].key = PersonKey{2};
  crowd[2].key = PersonKey{1};
  const RidingDay day = ride_day(drawn, crowd);
  EXPECT_EQ(day.persons_of(EventKind::kBoards), (Persons{3, 2, 1, 0}));
}

TEST(TransitBoarding, LeavesBehindWhoDoesNotFitAndSaysSoOnce) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:04  08:08
      main   08:10  08:14  08:18)");
  drawn.route("main").crush_capacity = 3;
  const RidingDay day = ride_day(drawn, passengers(drawn, 0, 5, "07:50:00", "A", "C"));
  EXPECT_EQ(day.persons_of(EventKind::kDenied), (Persons{3, 4}));
  EXPECT_EQ(day.persons_of(EventKind::kBoards), (Persons{0, 1, 2, 3, 4}));
  EXPECT_EQ(day.alighted.size(), 5U);
}

TEST(TransitBoarding, FillsThePlacesOfThoseWhoGetOff) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:04  08:08)");
  drawn.route("main").crush_capacity = 3;
  auto crowd = passengers(drawn, 0, 2, "07:50:00", "A", "B");
  crowd.push_back(passenger(drawn, 2, "07:51:00", "A", "C"));
  for (const RideRequest& request : passengers(drawn, 3, 3, "07:52:00", "B", "C")) {
    crowd.push_back(request);
  }
  const RidingDay day = ride_day(drawn, crowd);
  EXPECT_EQ(day.persons_of(EventKind::kBoards), (Persons{0, 1, 2, 3, 4}));
  EXPECT_EQ(day.persons_of(EventKind::kDenied), (Persons{5}));
  EXPECT_EQ(day.persons_of(EventKind::kAlights), (Persons{0, 1, 2, 3, 4}));
}

TEST(TransitBoarding, TakesWhoComesWhileTheTrainStands) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A            B
      main   08:00/08:02  08:06
      main   08:10        08:14)");
  const RidingDay day = ride_day(
      drawn, {passenger(drawn, 0, "08:01:59", "A", "B"), passenger(drawn, 1, "08:02", "A", "B"),
              passenger(drawn, 2, "08:02:01", "A", "B")});
  EXPECT_EQ(day.times_of(EventKind::kBoards),
            (std::vector<std::string>{"08:02", "08:02", "08:10"}));
}

TEST(TransitBoarding, LetsRunsPassThatGoElsewhere) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      short  08:00  08:04  -
      long   08:05  08:09  08:13
      bus1   08:06  -      08:20)");
  const RidingDay day = ride_day(drawn, {passenger(drawn, 0, "07:50", "A", "C")});
  ASSERT_EQ(day.boarded.size(), 1U);
  EXPECT_EQ(day.boarded[0].run, RunId(std::size_t{1}));
  EXPECT_TRUE(day.of_kind(EventKind::kDenied).empty());
}

TEST(TransitBoarding, SaysOfWhoIsDeniedHowManyBoardedAndHowManyAreAhead) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      bus1   08:00  08:20
      bus1   08:10  08:30)");
  drawn.route("bus1").crush_capacity = 2;
  const RidingDay day = ride_day(
      drawn, {passenger(drawn, 0, "07:50", "A", "B"), passenger(drawn, 1, "07:51", "A", "B"),
              passenger(drawn, 2, "07:52", "A", "B"), passenger(drawn, 3, "07:53", "A", "B")});
  ASSERT_EQ(day.denied.size(), 2U) << "nobody is at the second departure";
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(day.denied[i].person, PersonId(2 + i));
    EXPECT_EQ(day.denied[i].time, SimTime::at(8));
    EXPECT_EQ(day.denied[i].stop, drawn.stop("A"));
    EXPECT_EQ(day.denied[i].boarded, 2U);
    EXPECT_EQ(day.denied[i].ahead, i);
  }
}

TEST(TransitBoarding, RidesABusLikeATrain) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      bus1   11:00  11:20)");
  const RidingDay day = ride_day(drawn, {passenger(drawn, 0, "10:50", "A", "B")});
  EXPECT_EQ(day.times_of(EventKind::kAlights), (std::vector<std::string>{"11:20"}));
}

TEST(TransitBoarding, WaitsForTheCallAfterTheLoop) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  P01    P04    P05    P04    P01
      loop   08:00  08:10  08:12/08:13  08:25  08:35)");
  const RidingDay day = ride_day(drawn, {passenger(drawn, 0, "08:05", "P04", "P01"),
                                         passenger(drawn, 1, "08:05", "P04", "P05"),
                                         passenger(drawn, 2, "08:15", "P05", "P04")});
  ASSERT_EQ(day.boarded.size(), 2U);
  EXPECT_EQ(day.persons_of(EventKind::kBoards), (Persons{1, 0}));
  EXPECT_EQ(day.times_of(EventKind::kBoards), (std::vector<std::string>{"08:10", "08:25"}));
  EXPECT_EQ(day.times_of(EventKind::kAlights), (std::vector<std::string>{"08:12", "08:35"}));
  EXPECT_EQ(day.persons_of(EventKind::kWaitGivesUp), (Persons{2}));
}

TEST(TransitBoarding, LetsTheRunPassThatGoesTheLongWayRound) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops    P01    P04    P05          P06    P04          P01    P05    P04    P01
      loop     08:00  08:10  08:12/08:13  08:19  08:25/08:26  08:35  -      -      -
      airport  -      -      -            -      -            -      08:14  08:17  08:27)");
  const RidingDay day = ride_day(drawn, {passenger(drawn, 0, "08:05", "P05", "P04"),
                                         passenger(drawn, 1, "08:05", "P05", "P01")});
  EXPECT_EQ(day.times_of(EventKind::kAlights), (std::vector<std::string>{"08:16:55", "08:27"}));
  EXPECT_TRUE(day.of_kind(EventKind::kDenied).empty());
}

TEST(TransitBoarding, FillsTheFirstOfTwoRunsOfTheSameTimes) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      bus1   08:00  08:20
      bus1   08:00  08:20)");
  drawn.route("bus1").crush_capacity = 2;
  const RidingDay day = ride_day(drawn, passengers(drawn, 0, 3, "07:50", "A", "B"));
  EXPECT_EQ(day.boarded.size(), 3U);
}

TEST(TransitBoarding, GivesUpWhereNoRunGoesAnyMore) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   08:00  08:04)");
  drawn.route("main").crush_capacity = 1;
  const RidingDay day = ride_day(
      drawn, {passenger(drawn, 0, "07:50", "A", "B"), passenger(drawn, 1, "07:51", "A", "B"),
              passenger(drawn, 2, "08:01", "A", "B"), passenger(drawn, 3, "06:00", "B", "A")});
  EXPECT_EQ(day.persons_of(EventKind::kBoards), (Persons{0}));
  EXPECT_EQ(day.persons_of(EventKind::kDenied), (Persons{1}));
  EXPECT_EQ(day.persons_of(EventKind::kWaitGivesUp), (Persons{3, 1, 2}));
  EXPECT_EQ(day.times_of(EventKind::kWaitGivesUp),
            (std::vector<std::string>{"06:00", "08:00", "08:01"}));
  EXPECT_EQ(day.gave_up.size(), 3U);
}

TEST(TransitBoarding, TellsChangesFromGateEntries) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   08:00  08:04)");
  auto crowd = passengers(drawn, 0, 2, "07:50", "A", "B");
  crowd[1].changed = true;
  const auto boards = ride_day(drawn, crowd).of_kind(EventKind::kBoards);
  ASSERT_EQ(boards.size(), 2U);
  EXPECT_EQ(boards[0].detail, 0);
  EXPECT_EQ(boards[1].detail, 1);
}

TEST(TransitBoarding, ScalesTheCapacityWithThePopulation) {
  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   08:00  08:04)");
  drawn.route("main").crush_capacity = 20;
  const auto crowd = passengers(drawn, 0, 10, "07:50", "A", "B");
  EXPECT_EQ(ride_day(drawn, crowd, {.capacity_scale = 0.25}).boarded.size(), 5U);
}

TEST(TransitBoarding, LetsARiderComeBackLater) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      A
      main   08:00  08:04  08:08)");
  TransitEngine engine(drawn.transit, drawn.timetable(), 1, 1.0);
  EventBuffer events;
  std::vector<TransitEngine::Alighted> alighted;
  const RideRequest there = passenger(drawn, 0, "07:50", "A", "B");
  engine.wait(std::span(&there, 1), events);
  EXPECT_THROW(engine.wait(std::span(&there, 1), events), ContractViolation);
  EXPECT_EQ(engine.waiting_at(drawn.stop("A")), 1U);
  engine.advance(SimTime::at(8, 3), events, alighted);
  EXPECT_EQ(engine.load_of(RunId(std::size_t{0})), 1U);
  EXPECT_EQ(engine.waiting_at(drawn.stop("A")), 0U);
  engine.advance(SimTime::at(8, 4, 10), events, alighted);
  ASSERT_EQ(alighted.size(), 1U);
  const RideRequest back = passenger(drawn, 0, "08:04:05", "B", "A");
  EXPECT_NO_THROW(engine.wait(std::span(&back, 1), events));
}

}  // namespace
}  // namespace poai::movement
