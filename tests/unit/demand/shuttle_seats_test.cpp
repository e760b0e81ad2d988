#include "engine/demand/detail/shuttle_seats.hpp"

#include <gtest/gtest.h>

#include <array>

namespace poai::demand::detail {
namespace {

EmployerShuttle shuttle(double seats) {
  EmployerShuttle made;
  made.from = SimTime::at(7);
  made.until = SimTime::at(8, 5);
  made.headway = Duration::minutes(20);
  made.seats = seats;
  return made;
}

constexpr ShuttleRide kFirst{ShuttleWay::kFromGate, 0};
constexpr ShuttleRide kFirstBack{ShuttleWay::kToGate, 0};

TEST(ShuttleDeparture, IsTheFirstThatLeavesThenOrLater) {
  EXPECT_EQ(departure_at(shuttle(1), SimTime::at(7)), 0U);
  EXPECT_EQ(departure_at(shuttle(1), SimTime::at(7, 1)), 1U);
  EXPECT_EQ(departure_at(shuttle(1), SimTime::at(7, 20)), 1U);
  EXPECT_EQ(departure_at(shuttle(1), SimTime::at(8)), 3U);
}

TEST(ShuttleDeparture, IsNoneBeforeTheServiceAndAfterTheLast) {
  EXPECT_FALSE(departure_at(shuttle(1), SimTime::at(6, 59)));
  EXPECT_FALSE(departure_at(shuttle(1), SimTime::at(8, 1)));  // the next would leave at 08:20
}

TEST(ShuttleSeats, AreTakenOncePerDepartureAndWay) {
  ShuttleSeats seats(shuttle(2));
  EXPECT_TRUE(seats.take(std::array{kFirst}));
  EXPECT_TRUE(seats.take(std::array{kFirst}));
  EXPECT_FALSE(seats.take(std::array{kFirst}));
  EXPECT_TRUE(seats.take(std::array{kFirstBack}));
}

TEST(ShuttleSeats, StayFreeOfWhoFindsNoneOnOneOfTheRides) {
  ShuttleSeats seats(shuttle(1));
  EXPECT_TRUE(seats.take(std::array{kFirst}));
  EXPECT_FALSE(seats.take(std::array{kFirstBack, kFirst}));
  EXPECT_TRUE(seats.take(std::array{kFirstBack}));
}

TEST(ShuttleSeats, OfAScaledDayAreThereOnSomeDepartures) {
  ShuttleSeats seats(shuttle(0.5));
  std::size_t taken = 0;
  for (std::size_t departure = 0; departure < 10; ++departure) {
    const std::array rides{ShuttleRide{ShuttleWay::kToGate, departure}};
    taken += seats.take(rides) ? 1U : 0U;
    EXPECT_FALSE(seats.take(rides));
  }
  EXPECT_EQ(taken, 5U);
}

}  // namespace
}  // namespace poai::demand::detail
