#include "engine/demand/air_travel.hpp"

#include <gtest/gtest.h>

#include "support/small_island.hpp"

namespace poai::demand {
namespace {

using Direction = district::Flight::Direction;

TEST(ActualTime, IsTheTimetablesForAFlightWithoutDelays) {
  auto flight = test::small_flight("AA1", SimTime::at(10), Direction::kArrival, PlaceId());
  flight.delay_sd_min = 0.0;
  EXPECT_EQ(actual_time(flight, 0, random::Draws(1, 0)), SimTime::at(10));
}

TEST(ActualTime, NeverLetsAFlightLeaveEarly) {
  const auto flight = test::small_flight("AA2", SimTime::at(10), Direction::kDeparture, PlaceId());
  for (std::uint32_t day = 0; day < 500; ++day) {
    const SimTime time = actual_time(flight, day, random::Draws(1, 0));
    EXPECT_GE(time, SimTime::at(10));
    EXPECT_LE(time, SimTime::at(10, 24));  // three deviations of 8 minutes
  }
}

TEST(ActualTime, LetsArrivalsBeAtMostTenMinutesEarly) {
  const auto flight = test::small_flight("AA1", SimTime::at(10), Direction::kArrival, PlaceId());
  std::size_t early = 0;
  for (std::uint32_t day = 0; day < 500; ++day) {
    const SimTime time = actual_time(flight, day, random::Draws(1, 0));
    EXPECT_GE(time, SimTime::at(9, 50));
    early += time < SimTime::at(10) ? 1U : 0U;
  }
  EXPECT_GT(early, 150U);
}

TEST(ActualTime, ChangesWithDayAndReplicateOnly) {
  auto flight = test::small_flight("AA1", SimTime::at(10), Direction::kArrival, PlaceId());
  const SimTime time = actual_time(flight, 3, random::Draws(1, 0));
  EXPECT_EQ(actual_time(flight, 3, random::Draws(1, 0)), time);
  EXPECT_NE(actual_time(flight, 4, random::Draws(1, 0)), time);
  EXPECT_NE(actual_time(flight, 3, random::Draws(1, 1)), time);
  flight.time = SimTime::at(12);
  EXPECT_EQ(actual_time(flight, 3, random::Draws(1, 0)), time + Duration::hours(2));
}

}  // namespace
}  // namespace poai::demand
