#include "engine/routing/trip_router.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "tests/support/drawn_network.hpp"
#include "tests/support/drawn_timetable.hpp"

namespace poai::routing {
namespace {

using poai::test::draw_network;
using poai::test::draw_timetable;
using poai::test::DrawnNetwork;
using poai::test::DrawnTimetable;

/// A gate at station A and an office at C, 3 km apart; B is a station on the way; D a bus stop
/// and a shop beside the office.
class TripRouterTest : public ::testing::Test {
 protected:
  TripRouterTest() {
    district_.network = drawn_.network;
    district_.transit = lines_.transit;
    for (auto& stop : district_.transit.stops.values()) {
      stop.node = drawn_.node.at(stop.id);
    }
    gate_ = add_place("gate", "G", district::PlaceArea::kMainland, {0.0, 0.0});
    office_ = add_place("office", "O", district::PlaceArea::kPhase1, {3'000.0, 0.0});
    shop_ = add_place("shop", "D", district::PlaceArea::kPhase1, {3'000.0, 300.0});
    home_ = add_place("home", "B", district::PlaceArea::kPhase1, {1'000.0, 0.0});
    district_.places[gate_].kind = district::PlaceKind::kGate;
  }

  PlaceId add_place(const std::string& id, const std::string& node, district::PlaceArea area,
                    geometry::Point position) {
    district::Place place;
    place.id = id;
    place.area = area;
    place.node = drawn_.node.at(node);
    place.position = position;
    return district_.places.push_back(place);
  }

  [[nodiscard]] TripRoute route(PlaceId from, PlaceId to, Mode mode, SimTime time,
                                std::uint64_t key = 1) const {
    return router_().route({PersonKey{key}, 1.0},
                           {from, to, mode, time, random::Occasion::on(0, 1)});
  }

  [[nodiscard]] TripRouter router_() const {
    return {district_, fields_, times_, parameters_, random::Draws(1, 0)};
  }

  TripParameters parameters_;
  DrawnNetwork drawn_ = draw_network(R"(
      G A 60 3
      A B 1000 3
      B C 2000 3
      C O 120 3
      O D 300 3)");
  DrawnTimetable lines_ = draw_timetable(R"(
      stops  A      B      C      D
      main   08:00  08:02  08:05  -
      main   08:15  08:17  08:20  -
      bus1   08:00  -      -      08:20
      main   23:45  23:47  23:50  -)");
  district::District district_;
  PlaceId gate_;
  PlaceId office_;
  PlaceId shop_;
  PlaceId home_;
  WalkFields fields_{drawn_.network,
                     {drawn_.node.at("G"), drawn_.node.at("O"), drawn_.node.at("A"),
                      drawn_.node.at("B"), drawn_.node.at("C"), drawn_.node.at("D")},
                     parallel::Threads(1)};
  TransitTimes times_{lines_.transit, lines_.timetable(), {}, parallel::Threads(1)};
};

TEST_F(TripRouterTest, RidesBetweenTheStationsAtBothEnds) {
  const TripRoute trip = route(gate_, office_, Mode::kPortLiner, SimTime::at(8, 2));
  EXPECT_EQ(trip.main_mode, Mode::kPortLiner);
  ASSERT_EQ(trip.ride_count, 1);
  EXPECT_EQ(trip.board[0], lines_.stop("A"));
  EXPECT_EQ(trip.alight[0], lines_.stop("C"));
  // 60 s to the platform, 7.5 min wait on average, 5 min ride, 120 s to the door.
  EXPECT_EQ(trip.expected, Duration::seconds(60 + 450 + 300 + 120));
}

TEST_F(TripRouterTest, TakesTheTrainWhereNoBusGoesAnyMore) {
  EXPECT_EQ(route(gate_, shop_, Mode::kBus, SimTime::at(7, 50)).main_mode, Mode::kBus);
  EXPECT_EQ(route(gate_, shop_, Mode::kBus, SimTime::at(8, 1)).main_mode, Mode::kPortLiner);
}

TEST_F(TripRouterTest, WalksAShortWay) {
  for (std::uint64_t key = 0; key < 100; ++key) {
    EXPECT_EQ(route(office_, shop_, Mode::kNone, SimTime::at(8), key).main_mode, Mode::kWalk);
  }
}

TEST_F(TripRouterTest, RidesALongWayInsideTheDistrict) {
  int riders = 0;
  for (std::uint64_t key = 0; key < 100; ++key) {
    const TripRoute trip = route(home_, office_, Mode::kNone, SimTime::at(8, 12), key);
    riders += trip.main_mode == Mode::kPortLiner ? 1 : 0;
  }
  // Walking 35 min against 2 min on foot and 10.5 min waited and ridden: nearly everybody rides.
  EXPECT_GT(riders, 95);
}

TEST_F(TripRouterTest, WalksALongWayIfTheFareIsFeltAsHours) {
  parameters_.fare_min = 120.0;
  EXPECT_EQ(route(home_, office_, Mode::kNone, SimTime::at(8, 12)).main_mode, Mode::kWalk);
}

TEST_F(TripRouterTest, RidesAShortWayIfItMay) {
  parameters_.always_walk_m = 0.0;
  parameters_.walk_weight = 10.0;
  parameters_.fare_min = 0.0;
  EXPECT_EQ(route(home_, shop_, Mode::kNone, SimTime::at(8, 12)).main_mode, Mode::kPortLiner);
}

TEST_F(TripRouterTest, GivesTheSamePersonTheSameChoice) {
  const TripRoute first = route(home_, office_, Mode::kNone, SimTime::at(8, 12), 7);
  const TripRoute again = route(home_, office_, Mode::kNone, SimTime::at(8, 12), 7);
  EXPECT_EQ(first.main_mode, again.main_mode);
  EXPECT_EQ(first.expected, again.expected);
}

TEST_F(TripRouterTest, DrivesTheStreetDistance) {
  const TripRoute car = route(gate_, office_, Mode::kCar, SimTime::at(11));
  EXPECT_EQ(car.main_mode, Mode::kCar);
  // 3 min access + 3,000 m x 1.3 / 8.3 m/s = 180 s + 469.880 s.
  EXPECT_EQ(car.vehicle_time.ms, 649'880);
  EXPECT_EQ(car.expected, car.vehicle_time);
  // 1.2 times as long on the busy road at eight (road_times.hpp), the access is not.
  EXPECT_EQ(route(gate_, office_, Mode::kCar, SimTime::at(8)).vehicle_time.ms, 180'000 + 563'855);
  const TripRoute bicycle = route(gate_, office_, Mode::kBicycle, SimTime::at(8));
  EXPECT_EQ(bicycle.vehicle_time.ms, 180'000 + 975'000);
  const TripRoute ferry = route(gate_, office_, Mode::kFerry, SimTime::at(8));
  EXPECT_EQ(ferry.vehicle_time.ms, 300'000 + 469'880);
}

TEST_F(TripRouterTest, WalksAtTheTravellersSpeed) {
  EXPECT_EQ(router_().walk_time(office_, shop_, 1.5), Duration::seconds(200));
  EXPECT_EQ(router_().walk_time(office_, office_, 1.5), Duration{});
}

TEST_F(TripRouterTest, ChangesWhereTheLineDoes) {
  DrawnTimetable lines = draw_timetable(R"(
      stops  A      B      C
      west   08:00  08:02  -
      east   -      08:04  08:07)");
  const TransitTimes times(lines.transit, lines.timetable(), {}, parallel::Threads(1));
  const TripRouter router(district_, fields_, times, parameters_, random::Draws(1, 0));
  const TripRoute trip = router.route(
      {PersonKey{1}, 1.0},
      {gate_, office_, Mode::kPortLiner, SimTime::at(7, 50), random::Occasion::on(0, 1)});
  ASSERT_EQ(trip.ride_count, 2);
  EXPECT_EQ(trip.alight[0], lines.stop("B"));
  EXPECT_EQ(trip.board[1], lines.stop("B"));
  EXPECT_EQ(trip.alight[1], lines.stop("C"));
}

TEST_F(TripRouterTest, GoesOnByBusWhereThatSavesAWalk) {
  parameters_.scale_min = 1e-6;
  DrawnTimetable lines = draw_timetable(R"(
      stops  A      B      C      D
      main   08:00  08:02  08:05  -
      bus1   -      -      08:07  08:09)");
  const TransitTimes times(lines.transit, lines.timetable(), {}, parallel::Threads(1));
  const TripRouter router(district_, fields_, times, parameters_, random::Draws(1, 0));
  const TripRoute trip = router.route(
      {PersonKey{1}, 1.0},
      {gate_, shop_, Mode::kPortLiner, SimTime::at(7, 50), random::Occasion::on(0, 1)});
  // On foot from C the shop is 420 m away: 7 min that are felt twice, against 4 min, 2 for the
  // change and 5 for the second fare.
  ASSERT_EQ(trip.ride_count, 2);
  EXPECT_EQ(trip.main_mode, Mode::kPortLiner) << "the highest of its legs";
  EXPECT_EQ(trip.alight[0], lines.stop("C"));
  EXPECT_EQ(trip.board[1], lines.stop("C"));
  EXPECT_EQ(trip.alight[1], lines.stop("D"));
}

/// A boat to B and trains on from there.
class Boat : public TripRouterTest {
 protected:
  [[nodiscard]] TripRoute by_boat(SimTime time) const {
    const TransitTimes times(lines.transit, lines.timetable(), {}, parallel::Threads(1));
    const TripRouter router(district_, fields_, times, parameters_, random::Draws(1, 0));
    return router.route({PersonKey{1}, 1.0},
                        {gate_, office_, Mode::kFerry, time, random::Occasion::on(0, 1)});
  }

  DrawnTimetable lines = draw_timetable(R"(
      stops  A      B      C      D
      boat1  08:00  08:31  -      -
      main   -      08:35  08:38  -
      main   -      09:35  09:38  -)");
};

TEST_F(Boat, GoesByTimetableAndOnByTrain) {
  const TripRoute trip = by_boat(SimTime::at(7, 46));
  ASSERT_EQ(trip.ride_count, 2);
  EXPECT_EQ(trip.board[0], lines.stop("A"));
  EXPECT_EQ(trip.alight[0], lines.stop("B"));
  EXPECT_EQ(trip.alight[1], lines.stop("C"));
  EXPECT_EQ(trip.main_mode, Mode::kPortLiner) << "the highest of its legs";
  // 60 s to the pier, a wait of 7.5 min on average, 38 min to C, 120 s to the door.
  EXPECT_EQ(trip.expected, Duration::seconds(60 + 450 + 38 * 60 + 120));
}

TEST_F(Boat, IsReplacedByATaxiAfterTheLastOne) {
  const TripRoute trip = by_boat(SimTime::at(8, 1));
  EXPECT_EQ(trip.main_mode, Mode::kTaxi);
  EXPECT_EQ(trip.vehicle_time, route(gate_, office_, Mode::kTaxi, SimTime::at(8, 1)).vehicle_time);
}

TEST_F(TripRouterTest, DoesNotWaitTwoHoursForABus) {
  DrawnTimetable lines = draw_timetable(R"(
      stops  A      B      C      D
      main   08:00  08:02  08:05  -
      bus1   09:30  -      -      09:50
      bus1   10:30  -      -      10:50)");
  const TransitTimes times(lines.transit, lines.timetable(), {}, parallel::Threads(1));
  const TripRouter router(district_, fields_, times, parameters_, random::Draws(1, 0));
  const auto main_mode = [&](SimTime time) {
    return router
        .route({PersonKey{1}, 1.0}, {gate_, shop_, Mode::kBus, time, random::Occasion::on(0, 1)})
        .main_mode;
  };
  // Seen from 07:45 the bus of 09:30 takes about two hours, from 07:59 two minutes less; walks at
  // both ends are felt twice.
  EXPECT_EQ(main_mode(SimTime::at(7, 30)), Mode::kPortLiner);
  EXPECT_EQ(main_mode(SimTime::at(8, 31)), Mode::kBus);
}

TEST_F(TripRouterTest, CallsATaxiAfterTheLastRunForAFarWay) {
  const TripRoute late = route(gate_, office_, Mode::kPortLiner, SimTime::at(24));
  EXPECT_EQ(late.main_mode, Mode::kTaxi);
  EXPECT_EQ(late.vehicle_time, route(gate_, office_, Mode::kTaxi, SimTime::at(24)).vehicle_time +
                                   Duration::minutes(10));
  EXPECT_EQ(late.expected, late.vehicle_time);
}

TEST_F(TripRouterTest, WalksAShortWayAfterTheLastRun) {
  const TripRoute late = route(office_, shop_, Mode::kNone, SimTime::at(24));
  EXPECT_EQ(late.main_mode, Mode::kWalk);
  EXPECT_LE(late.expected, Duration::minutes(30));
}

TEST_F(TripRouterTest, WalksHoweverFarWhereNothingGoesAllDay) {
  DrawnTimetable lines = draw_timetable(R"(
      stops  A      B      C      D
      bus1   09:30  -      -      09:50)");
  const TransitTimes times(lines.transit, lines.timetable(), {}, parallel::Threads(1));
  const TripRouter router(district_, fields_, times, parameters_, random::Draws(1, 0));
  const TripRoute walk =
      router.route({PersonKey{1}, 1.0},
                   {gate_, office_, Mode::kPortLiner, SimTime::at(8), random::Occasion::on(0, 1)});
  EXPECT_EQ(walk.main_mode, Mode::kWalk);
  EXPECT_EQ(walk.expected, Duration::seconds(60 + 1'000 + 2'000 + 120));
}

/// Without differences of taste, with waits.
class FeltMinutes : public TripRouterTest {
 protected:
  FeltMinutes() { parameters_.scale_min = 1e-6; }

  [[nodiscard]] double felt_min(Mode mode, SimTime time, double wait_weight) const {
    const TransitTimes times(lines_.transit, lines_.timetable(), {}, {}, {}, parallel::Threads(1));
    const TripRouter router(district_, fields_, times, parameters_, random::Draws(1, 0));
    return router.felt_min({PersonKey{1}, 1.0},
                           {gate_, office_, mode, time, random::Occasion::on(0, 1)}, wait_weight);
  }
};

TEST_F(FeltMinutes, WeighWalksAndWaits) {
  // 180 s walked count twice; 750 s waited and ridden, 450 of them waited.
  EXPECT_NEAR(felt_min(Mode::kPortLiner, SimTime::at(8, 2), 1.0), 6.0 + 12.5, 1e-3);
  EXPECT_NEAR(felt_min(Mode::kPortLiner, SimTime::at(8, 2), 2.0), 6.0 + 12.5 + 7.5, 1e-3);
}

TEST_F(TripRouterTest, TakesTheBicycleForALongWayInsideTheDistrict) {
  int cyclists = 0;
  for (std::uint64_t key = 0; key < 200; ++key) {
    const TripRequest request{home_, office_, Mode::kNone, SimTime::at(8, 12),
                              random::Occasion::on(0, 1)};
    cyclists += router_().prefers_bicycle({PersonKey{key}, 1.0}, request) ? 1 : 0;
  }
  // 3 min + 1.3 x 2 km / 4 m/s = 13.8 min, felt as 20.8; by train 120 m on foot, felt as 4 min,
  // 10.5 min waited and ridden and 5 min for the fare. Errors of 2.5 min: a few cycle.
  EXPECT_GT(cyclists, 10);
  EXPECT_LT(cyclists, 150);
}

TEST_F(TripRouterTest, CyclesLessTheHarderItIs) {
  const auto cyclists = [this](double weight) {
    parameters_.bicycle_weight = weight;
    int found = 0;
    for (std::uint64_t key = 0; key < 200; ++key) {
      found += router_().prefers_bicycle(
          {PersonKey{key}, 1.0},
          {home_, office_, Mode::kNone, SimTime::at(8, 12), random::Occasion::on(0, 1)});
    }
    return found;
  };
  const int easily = cyclists(0.5);
  EXPECT_GT(easily, cyclists(1.5));
  EXPECT_EQ(cyclists(10.0), 0);
}

TEST_F(TripRouterTest, LeavesTheBicycleForAShortWayAndAtAGate) {
  parameters_.bicycle_weight = 0.0;
  for (std::uint64_t key = 0; key < 50; ++key) {
    const Traveller traveller{PersonKey{key}, 1.0};
    const random::Occasion occasion = random::Occasion::on(0, 1);
    EXPECT_FALSE(router_().prefers_bicycle(
        traveller, {office_, shop_, Mode::kNone, SimTime::at(8), occasion}));
    EXPECT_FALSE(router_().prefers_bicycle(
        traveller, {gate_, office_, Mode::kNone, SimTime::at(8), occasion}));
  }
}

TEST_F(TripRouterTest, IsInATaxiAsLongAsInACarAndWaitsForAShuttle) {
  const TripRoute car = route(gate_, office_, Mode::kCar, SimTime::at(8));
  const TripRoute taxi = route(gate_, office_, Mode::kTaxi, SimTime::at(8));
  const TripRoute shuttle = route(gate_, office_, Mode::kShuttle, SimTime::at(8));
  EXPECT_EQ(taxi.main_mode, Mode::kTaxi);
  EXPECT_EQ(taxi.vehicle_time, car.vehicle_time);
  EXPECT_EQ(shuttle.main_mode, Mode::kShuttle);
  // 8 min until it leaves and to the door instead of 3 min to and from the car.
  EXPECT_EQ(shuttle.vehicle_time, car.vehicle_time + Duration::minutes(5));
}

TEST_F(FeltMinutes, OfAWalkAreItsWeightedTime) {
  EXPECT_NEAR(felt_min(Mode::kWalk, SimTime::at(8), 2.0), 2.0 * (60 + 1000 + 2000 + 120) / 60.0,
              1e-3);
}

TEST_F(FeltMinutes, ByCarAreItsTime) {
  EXPECT_EQ(felt_min(Mode::kCar, SimTime::at(8), 2.0),
            route(gate_, office_, Mode::kCar, SimTime::at(8)).expected.in_seconds() / 60.0);
}

TEST_F(FeltMinutes, AreManyAfterTheLastRun) {
  EXPECT_EQ(felt_min(Mode::kPortLiner, SimTime::at(24), 2.0), TripRouter::kNoServiceMin);
}

}  // namespace
}  // namespace poai::routing
