#include "engine/population/keys.hpp"

#include <gtest/gtest.h>

#include <set>

namespace poai::population {
namespace {

TEST(PersonKey, DependsOnBlockAndOrdinalOnly) {
  EXPECT_EQ(person_key("office", 3), person_key("office", 3));
  EXPECT_NE(person_key("office", 3), person_key("office", 4));
  EXPECT_NE(person_key("office", 3), person_key("school", 3));
}

TEST(PersonKey, IsUniqueAmongManyPersons) {
  std::set<PersonKey> keys;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    keys.insert(person_key("office", i));
    keys.insert(person_key("school", i));
  }
  EXPECT_EQ(keys.size(), 40'000U);
}

TEST(FlightKey, TellsArrivalsFromDepartures) {
  district::Flight flight;
  flight.number = "AA1";
  const auto arrival = flight_key(flight);
  flight.time = SimTime::at(12);
  EXPECT_EQ(flight_key(flight), arrival) << "a flight that is moved is the same flight";
  flight.direction = district::Flight::Direction::kDeparture;
  EXPECT_NE(flight_key(flight), arrival);
}

TEST(PassengerKey, TellsRepeatedFlightsApart) {
  district::Flight flight;
  flight.number = "AA1";
  EXPECT_NE(passenger_key(flight, 0, 5), passenger_key(flight, 1, 5));
}

TEST(Operates, KnowsWeekdaysAndWeekends) {
  district::Flight flight;
  flight.on_weekends = false;
  EXPECT_TRUE(operates(flight, DayType::kTermWeekday));
  EXPECT_TRUE(operates(flight, DayType::kVacationWeekday));
  EXPECT_FALSE(operates(flight, DayType::kWeekend));
}

}  // namespace
}  // namespace poai::population
