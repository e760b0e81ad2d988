#include "engine/routing/transit_times.hpp"

#include <gtest/gtest.h>

#include "tests/support/drawn_timetable.hpp"

namespace poai::routing {
namespace {

using poai::test::draw_timetable;
using poai::test::DrawnTimetable;

TransitTimes times_of(const DrawnTimetable& drawn, Mode mode = Mode::kPortLiner) {
  return {drawn.transit, drawn.timetable(), mode, {}, parallel::Threads(2)};
}

TEST(TransitTimes, AverageTheWaitOverTheQuarterHour) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   08:00  08:04
      main   08:05  08:09
      main   08:10  08:14
      main   08:15  08:19)");
  const Ride ride = times_of(drawn).ride(drawn.stop("A"), drawn.stop("B"), SimTime::at(8, 7));
  // Headway 5 min throughout [08:00, 08:15): mean wait 2.5 min, ride 4 min.
  EXPECT_NEAR(ride.total_s, 390.0, 1e-3);
  EXPECT_FALSE(ride.change.valid());
}

TEST(TransitTimes, CountTheLongWaitBeforeTheFirstRun) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   06:00  06:04)");
  const Ride ride = times_of(drawn).ride(drawn.stop("A"), drawn.stop("B"), SimTime::at(5, 31));
  // Moments of [05:30, 05:45) wait 22.5 min on average.
  EXPECT_NEAR(ride.total_s, 60.0 * (22.5 + 4.0), 1e-3);
}

TEST(TransitTimes, EndWithTheLastRun) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   23:50  23:54)");
  const TransitTimes times = times_of(drawn);
  const StopId a = drawn.stop("A");
  const StopId b = drawn.stop("B");
  // Moments of [23:45, 23:50] wait 2.5 min on average.
  EXPECT_NEAR(times.ride(a, b, SimTime::at(23, 50)).total_s, 60.0 * (2.5 + 4.0), 1e-3);
  EXPECT_EQ(times.ride(a, b, SimTime::at(23, 50, 1)).total_s, Ride::kNone);
  EXPECT_EQ(times.ride(b, a, SimTime::at(8)).total_s, Ride::kNone);
  EXPECT_EQ(times.ride(a, a, SimTime::at(8)).total_s, Ride::kNone);
  EXPECT_EQ(times.ride(a, b, SimTime::at(30)).total_s, Ride::kNone);
}

TEST(TransitTimes, RideALoopFromTheSecondCallWhereThatIsTheWay) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  P01    P04    P05    PL09   P04    P01
      loop   08:00  08:10  08:12  08:20  08:25  08:35)");
  const TransitTimes times = times_of(drawn);
  const StopId p04 = drawn.stop("P04");
  // At 08:15 the loop train is on its way round: it is boarded at 08:25.
  const Ride back = times.ride(p04, drawn.stop("P01"), SimTime::at(8, 15));
  EXPECT_NEAR(back.total_s, 60.0 * (5.0 + 10.0), 1e-3);
  EXPECT_EQ(times.ride(p04, drawn.stop("PL09"), SimTime::at(8, 15)).total_s, Ride::kNone);
  const Ride round = times.ride(p04, drawn.stop("PL09"), SimTime::at(8, 10));
  EXPECT_NEAR(round.total_s, 60.0 * (5.0 + 10.0), 1e-3);
}

TEST(TransitTimes, ChangeWhereNoRunGoesThrough) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      west   08:15  08:20  -
      east   -      08:20  08:30
      east   -      08:22  08:32)");
  const Ride ride = times_of(drawn).ride(drawn.stop("A"), drawn.stop("C"), SimTime::at(8, 1));
  // 60 s for the change are too many for the run of 08:20: 08:32, mean wait from 08:00 is 7.5 min.
  EXPECT_EQ(ride.change, drawn.stop("B"));
  EXPECT_NEAR(ride.total_s, 60.0 * (7.5 + 17.0), 1e-3);
}

TEST(TransitTimes, PreferTheDirectRunUnlessAChangeSavesMoreThanItsPenalty) {
  const auto ride_with_direct_at = [](const std::string& arrival) {
    const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      west   08:15  08:20  -
      slow   08:15  -      )" + arrival + R"(
      east   -      08:22  08:32)");
    return times_of(drawn).ride(drawn.stop("A"), drawn.stop("C"), SimTime::at(8, 1));
  };
  EXPECT_FALSE(ride_with_direct_at("08:33").change.valid());
  EXPECT_FALSE(ride_with_direct_at("08:34").change.valid());
  EXPECT_TRUE(ride_with_direct_at("08:35").change.valid());
}

TEST(TransitTimes, SeeTheRunsOfTheirModeOnly) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:04  -
      bus1   -      08:00  08:09)");
  const TransitTimes trains = times_of(drawn);
  const TransitTimes buses = times_of(drawn, Mode::kBus);
  EXPECT_EQ(trains.stops(), (std::vector<StopId>{drawn.stop("A"), drawn.stop("B")}));
  EXPECT_EQ(buses.stops(), (std::vector<StopId>{drawn.stop("B"), drawn.stop("C")}));
  EXPECT_EQ(trains.ride(drawn.stop("B"), drawn.stop("C"), SimTime::at(7, 50)).total_s, Ride::kNone);
  EXPECT_LT(buses.ride(drawn.stop("B"), drawn.stop("C"), SimTime::at(7, 50)).total_s, Ride::kNone);
}

// A train to B and a bus from C, two minutes on foot from there.
class Interchange : public testing::Test {
 protected:
  [[nodiscard]] Ride ride(const std::string& bus_time, Mode mode = Mode::kPortLiner) {
    drawn_ = draw_timetable(R"(
        stops  A      B      C      D
        main   08:00  08:04  -      -
        bus1   -      -      )" +
                            bus_time + R"(  08:19)");
    const std::vector<Transfer> transfers = {
        {drawn_.stop("B"), drawn_.stop("C"), Duration::minutes(2)}};
    const TransitTimes times(drawn_.transit, drawn_.timetable(), mode, transfers,
                             parallel::Threads(2));
    feeders_ = times.feeder_stops();
    return times.ride(drawn_.stop("A"), drawn_.stop("D"), SimTime::at(7, 50));
  }

  DrawnTimetable drawn_;
  std::vector<StopId> feeders_;
};

TEST_F(Interchange, LeadsToAnotherModeAtAStopNearBy) {
  const Ride on = ride("08:07");
  EXPECT_EQ(on.change, drawn_.stop("B"));
  EXPECT_EQ(on.onward, drawn_.stop("C"));
  EXPECT_EQ(on.other, Mode::kBus);
  EXPECT_FLOAT_EQ(on.walk_s, 120.0F);
  // Moments of [07:45, 08:00) arrive at 08:19.
  EXPECT_NEAR(on.total_s, 60.0 * (7.5 + 19.0), 1e-3);
  EXPECT_EQ(feeders_, (std::vector<StopId>{drawn_.stop("C"), drawn_.stop("D")}));
}

TEST_F(Interchange, NeedsAMinuteBesidesTheWalk) { EXPECT_EQ(ride("08:06").total_s, Ride::kNone); }

TEST_F(Interchange, IsTheSameForTheOtherMode) {
  const Ride on = ride("08:07", Mode::kBus);
  EXPECT_EQ(on.other, Mode::kPortLiner);
  EXPECT_NEAR(on.total_s, 60.0 * (7.5 + 19.0), 1e-3);
  EXPECT_EQ(feeders_, (std::vector<StopId>{drawn_.stop("A"), drawn_.stop("B")}));
}

TEST(TransitTimes, GoNoWhereByOtherModesAlone) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      bus1   08:00  08:04  -
      bus2   -      08:06  08:09
      main   09:00  -      09:30)");
  const std::vector<Transfer> transfers = {{drawn.stop("B"), drawn.stop("B"), {}}};
  const TransitTimes trains(drawn.transit, drawn.timetable(), Mode::kPortLiner, transfers,
                            parallel::Threads(1));
  const Ride ride = trains.ride(drawn.stop("A"), drawn.stop("C"), SimTime::at(7, 45));
  EXPECT_FALSE(ride.change.valid()) << "the train an hour later is the first by train";
}

// The morning of the first test, as riders know it.
struct KnownMorning {
  KnownMorning() {
    const std::size_t calls = drawn.timetable().calls.values().size();
    known.arrival_late_s.assign(calls, 0.0);
    known.departure_late_s.assign(calls, 0.0);
    known.load_share.assign(calls, 0.0);
    known.left_behind_s.assign(drawn.transit.stops.size() * TransitTimes::kSlotCount, 0.0);
  }
  [[nodiscard]] Ride ride() const {
    const TransitTimes times(drawn.transit, drawn.timetable(), Mode::kPortLiner, {}, known,
                             {.weight = 0.5, .free_share = 0.4}, parallel::Threads(2));
    return times.ride(drawn.stop("A"), drawn.stop("B"), SimTime::at(8, 7));
  }

  DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   08:00  08:04
      main   08:05  08:09
      main   08:10  08:14
      main   08:15  08:19)");
  RideExperience known;
};

TEST(TransitTimes, TellTheWaitFromTheRide) {
  const KnownMorning morning;
  EXPECT_NEAR(morning.ride().total_s, 390.0, 1e-3);
  EXPECT_NEAR(morning.ride().wait_s, 150.0, 1e-3);
  EXPECT_EQ(morning.ride().crowding_s, 0.0F);
}

TEST(TransitTimes, KnowLateRuns) {
  KnownMorning morning;
  for (double& late_s : morning.known.arrival_late_s) {
    late_s = 60.0;
  }
  EXPECT_NEAR(morning.ride().total_s, 450.0, 1e-3) << "a minute more aboard";
  EXPECT_NEAR(morning.ride().wait_s, 150.0, 1e-3);
}

TEST(TransitTimes, FeelCrowdingOverTheFreeShare) {
  KnownMorning morning;
  morning.known.load_share.assign(morning.known.load_share.size(), 1.4);
  EXPECT_NEAR(morning.ride().total_s, 390.0, 1e-3);
  EXPECT_NEAR(morning.ride().crowding_s, 240.0 * 0.5 * (1.4 - 0.4), 1e-3);
}

TEST(TransitTimes, WaitLongerWherePeopleAreLeftBehind) {
  KnownMorning morning;
  const std::size_t slot = 4 * 8;  // quarter hours until 08:00
  morning.known.left_behind_s[morning.drawn.stop("A").index() * TransitTimes::kSlotCount + slot] =
      100.0;
  EXPECT_NEAR(morning.ride().total_s, 490.0, 1e-3);
  EXPECT_NEAR(morning.ride().wait_s, 250.0, 1e-3);
}

TEST(TransitTimes, AreEmptyWithoutRuns) {
  DrawnTimetable drawn = draw_timetable("stops  A  B");
  EXPECT_TRUE(times_of(drawn).stops().empty());
  EXPECT_EQ(times_of(drawn).ride(drawn.stop("A"), drawn.stop("B"), SimTime::at(8)).total_s,
            Ride::kNone);
}

}  // namespace
}  // namespace poai::routing
