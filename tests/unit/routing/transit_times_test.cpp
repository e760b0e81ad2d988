#include "engine/routing/transit_times.hpp"

#include <gtest/gtest.h>

#include "tests/support/drawn_timetable.hpp"

namespace poai::routing {
namespace {

using poai::test::draw_timetable;
using poai::test::DrawnTimetable;

constexpr Mode kTrain = Mode::kPortLiner;

TransitTimes times_of(const DrawnTimetable& drawn, const std::vector<Transfer>& transfers = {}) {
  return {drawn.transit, drawn.timetable(), transfers, parallel::Threads(2)};
}

TEST(TransitTimes, AverageTheWaitOverTheQuarterHour) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   08:00  08:04
      main   08:05  08:09
      main   08:10  08:14
      main   08:15  08:19)");
  const Ride ride =
      times_of(drawn).ride(kTrain, drawn.stop("A"), drawn.stop("B"), SimTime::at(8, 7));
  // Headway 5 min throughout [08:00, 08:15): mean wait 2.5 min, ride 4 min.
  EXPECT_NEAR(ride.total_s, 390.0, 1e-3);
  EXPECT_EQ(ride.legs.size(), 1U);
}

TEST(TransitTimes, CountTheLongWaitBeforeTheFirstRun) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B
      main   06:00  06:04)");
  const Ride ride =
      times_of(drawn).ride(kTrain, drawn.stop("A"), drawn.stop("B"), SimTime::at(5, 31));
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
  EXPECT_NEAR(times.ride(kTrain, a, b, SimTime::at(23, 50)).total_s, 60.0 * (2.5 + 4.0), 1e-3);
  EXPECT_EQ(times.ride(kTrain, a, b, SimTime::at(23, 50, 1)).total_s, Ride::kNone);
  EXPECT_EQ(times.ride(kTrain, b, a, SimTime::at(8)).total_s, Ride::kNone);
  EXPECT_EQ(times.ride(kTrain, a, a, SimTime::at(8)).total_s, Ride::kNone);
  EXPECT_EQ(times.ride(kTrain, a, b, SimTime::at(30)).total_s, Ride::kNone);
}

TEST(TransitTimes, RideALoopFromTheSecondCallWhereThatIsTheWay) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  P01    P04    P05    PL09   P04    P01
      loop   08:00  08:10  08:12  08:20  08:25  08:35)");
  const TransitTimes times = times_of(drawn);
  const StopId p04 = drawn.stop("P04");
  // At 08:15 the loop train is on its way round: it is boarded at 08:25.
  const Ride back = times.ride(kTrain, p04, drawn.stop("P01"), SimTime::at(8, 15));
  EXPECT_NEAR(back.total_s, 60.0 * (5.0 + 10.0), 1e-3);
  EXPECT_EQ(times.ride(kTrain, p04, drawn.stop("PL09"), SimTime::at(8, 15)).total_s, Ride::kNone);
  const Ride round = times.ride(kTrain, p04, drawn.stop("PL09"), SimTime::at(8, 10));
  EXPECT_NEAR(round.total_s, 60.0 * (5.0 + 10.0), 1e-3);
}

TEST(TransitTimes, ChangeWhereNoRunGoesThrough) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      west   08:15  08:20  -
      east   -      08:20  08:30
      east   -      08:22  08:32)");
  const TransitTimes times = times_of(drawn);
  const Ride ride = times.ride(kTrain, drawn.stop("A"), drawn.stop("C"), SimTime::at(8, 1));
  // 60 s for the change are too many for the run of 08:20: 08:32, mean wait from 08:00 is 7.5 min.
  ASSERT_EQ(ride.legs.size(), 2U);
  EXPECT_EQ(ride.legs[0].alight, drawn.stop("B"));
  EXPECT_EQ(ride.legs[1].board, drawn.stop("B"));
  EXPECT_NEAR(ride.total_s, 60.0 * (7.5 + 17.0), 1e-3);
  EXPECT_FLOAT_EQ(ride.penalty_s, 120.0F);
}

TEST(TransitTimes, PreferTheDirectRunUnlessAChangeSavesMoreThanItsPenalty) {
  const auto rides_with_direct_at = [](const std::string& arrival) {
    const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      west   08:15  08:20  -
      slow   08:15  -      )" + arrival + R"(
      east   -      08:22  08:32)");
    const TransitTimes times = times_of(drawn);
    return times.ride(kTrain, drawn.stop("A"), drawn.stop("C"), SimTime::at(8, 1)).legs.size();
  };
  EXPECT_EQ(rides_with_direct_at("08:33"), 1U);
  EXPECT_EQ(rides_with_direct_at("08:34"), 1U);
  EXPECT_EQ(rides_with_direct_at("08:35"), 2U);
}

TEST(TransitTimes, ChangeUpToThreeTimes) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C      D      E      F
      one    08:00  08:04  -      -      -      -
      two    -      08:06  08:08  -      -      -
      three  -      -      08:10  08:12  -      -
      four   -      -      -      08:14  08:16  -
      five   -      -      -      -      08:18  08:20)");
  const TransitTimes times = times_of(drawn);
  const Ride ride = times.ride(kTrain, drawn.stop("A"), drawn.stop("E"), SimTime::at(7, 50));
  ASSERT_EQ(ride.legs.size(), 4U);
  EXPECT_EQ(ride.legs[2].board, drawn.stop("C"));
  EXPECT_FLOAT_EQ(ride.penalty_s, 360.0F);
  EXPECT_FALSE(times.ride(kTrain, drawn.stop("A"), drawn.stop("F"), SimTime::at(7, 50)).goes());
  EXPECT_EQ(times.chain_counts(), (std::vector<std::size_t>{5, 4, 3, 2}));
}

TEST(TransitTimes, NameTheRidesOfTheMoment) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:02  08:04  -
      east   -      08:06  08:08
      slow   08:10  -      08:30)");
  const TransitTimes times = times_of(drawn);
  const auto rides = [&](std::int64_t minute) {
    const SimTime time = SimTime::at(8, minute);
    return times.ride(kTrain, drawn.stop("A"), drawn.stop("C"), time).legs.size();
  };
  EXPECT_EQ(rides(2), 2U);
  EXPECT_EQ(rides(3), 1U);
  // Of 10 min until the last departure 2 lead to 08:08, 8 to 08:30; a change in 2 of them.
  const Ride ride = times.ride(kTrain, drawn.stop("A"), drawn.stop("C"), SimTime::at(8));
  EXPECT_NEAR(ride.total_s, 60.0 * (0.2 * 7.0 + 0.8 * 24.0), 1e-3);
  EXPECT_NEAR(ride.penalty_s, 0.2 * 120.0, 1e-3);
}

TEST(TransitTimes, KnowWhereRunsOfAModeCall) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:04  -
      bus1   -      08:00  08:09)");
  const TransitTimes times = times_of(drawn);
  const StopId a = drawn.stop("A");
  const StopId b = drawn.stop("B");
  const StopId c = drawn.stop("C");
  EXPECT_EQ(times.stops(kTrain), (std::vector<StopId>{a, b}));
  EXPECT_EQ(times.stops(Mode::kBus), (std::vector<StopId>{b, c}));
  EXPECT_EQ(times.stops_without(kTrain), (std::vector<StopId>{c}));
  EXPECT_FALSE(times.ride(kTrain, b, c, SimTime::at(7, 50)).goes());
  EXPECT_TRUE(times.ride(Mode::kBus, b, c, SimTime::at(7, 50)).goes());
  EXPECT_TRUE(times.ride(Mode::kNone, b, c, SimTime::at(7, 50)).goes());
  EXPECT_FALSE(times.ride(Mode::kFerry, b, c, SimTime::at(7, 50)).goes());
}

// A train to B and a bus from C, two minutes on foot from there.
class Interchange : public testing::Test {
 protected:
  [[nodiscard]] TransitTimes times(const std::string& bus_time) {
    drawn_ = draw_timetable(R"(
        stops  A      B      C      D
        main   08:00  08:04  -      -
        bus1   -      -      )" +
                            bus_time + R"(  08:19)");
    return times_of(drawn_, {{drawn_.stop("B"), drawn_.stop("C"), Duration::minutes(2)}});
  }
  [[nodiscard]] Ride ride(const TransitTimes& times, Mode mode) const {
    return times.ride(mode, drawn_.stop("A"), drawn_.stop("D"), SimTime::at(7, 50));
  }

  DrawnTimetable drawn_;
};

TEST_F(Interchange, LeadsToAnotherModeAtAStopNearBy) {
  const TransitTimes known = times("08:07");
  EXPECT_FALSE(ride(known, Mode::kBus).goes()) << "a trip by train and bus is one by Port Liner";
  for (const Mode mode : {Mode::kPortLiner, Mode::kNone}) {
    const Ride on = ride(known, mode);
    ASSERT_EQ(on.legs.size(), 2U);
    EXPECT_EQ(on.legs[0].alight, drawn_.stop("B"));
    EXPECT_EQ(on.legs[1].board, drawn_.stop("C"));
    EXPECT_EQ(on.legs[1].mode, Mode::kBus);
    EXPECT_FLOAT_EQ(on.walk_s, 120.0F);
    EXPECT_FLOAT_EQ(on.penalty_s, 120.0F + 300.0F) << "with a second fare";
    // Moments of [07:45, 08:00) arrive at 08:19.
    EXPECT_NEAR(on.total_s, 60.0 * (7.5 + 19.0), 1e-3);
  }
}

TEST_F(Interchange, NeedsAMinuteBesidesTheWalk) {
  EXPECT_FALSE(ride(times("08:06"), Mode::kNone).goes());
}

TEST(TransitTimes, AreByAModeWithARideOfItAtLeast) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C
      bus1   08:00  08:04  -
      bus2   -      08:06  08:09
      main   09:00  -      09:30)");
  const TransitTimes times = times_of(drawn);
  const auto ride = [&](Mode mode) {
    return times.ride(mode, drawn.stop("A"), drawn.stop("C"), SimTime::at(7, 45));
  };
  EXPECT_EQ(ride(kTrain).legs.size(), 1U) << "the train an hour later is the first by train";
  EXPECT_EQ(ride(Mode::kBus).legs.size(), 2U);
  EXPECT_EQ(ride(Mode::kNone).legs.size(), 2U);
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
  /// Without its legs.
  [[nodiscard]] Ride ride() const {
    const TransitTimes times(drawn.transit, drawn.timetable(), {}, known,
                             {.weight = 0.5, .free_share = 0.4}, parallel::Threads(2));
    Ride ride = times.ride(kTrain, drawn.stop("A"), drawn.stop("B"), SimTime::at(8, 7));
    ride.legs = {};
    return ride;
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

TEST(TransitTimes, FeelTheCrowdingOfAllRides) {
  const DrawnTimetable drawn = draw_timetable(R"(
      stops  A      B      C      D
      main   08:15  08:17  08:20  -
      bus1   -      -      08:22  08:32)");
  RideExperience known;
  known.arrival_late_s.assign(5, 0.0);
  known.departure_late_s.assign(5, 0.0);
  known.load_share = {0.5, 1.5, 0.0, 1.0, 0.0};
  known.left_behind_s.assign(drawn.transit.stops.size() * TransitTimes::kSlotCount, 0.0);
  const TransitTimes times(drawn.transit, drawn.timetable(), {}, known,
                           {.weight = 0.5, .free_share = 0.5}, parallel::Threads(1));
  const Ride ride = times.ride(kTrain, drawn.stop("A"), drawn.stop("D"), SimTime::at(8));
  // 3 min from B to C at a whole place over the free share, 10 from C to D at half of one.
  EXPECT_NEAR(ride.crowding_s, 0.5 * (180.0 * 1.0 + 600.0 * 0.5), 1e-3);
  EXPECT_NEAR(ride.wait_s, 60.0 * 7.5, 1e-3);
}

TEST(TransitTimes, AreEmptyWithoutRuns) {
  DrawnTimetable drawn = draw_timetable("stops  A  B");
  EXPECT_TRUE(times_of(drawn).stops(kTrain).empty());
  EXPECT_EQ(times_of(drawn).ride(kTrain, drawn.stop("A"), drawn.stop("B"), SimTime::at(8)).total_s,
            Ride::kNone);
}

}  // namespace
}  // namespace poai::routing
