// Passengers on the small island: AA1 lands at 10:00, AA2 leaves at 11:00 and closes at 10:40.

#include <gtest/gtest.h>

#include <cstddef>

#include "engine/core/id_range.hpp"
#include "unit/simulation/small_day.hpp"

namespace poai {
namespace {

using test::SmallDay;

simulation::Inputs air_inputs(int show_up_min) {
  return test::small_inputs(test::passengers(show_up_min) + test::profiles());
}

std::size_t count(const SmallDay& day, EventKind kind, FlightId flight) {
  std::size_t found = 0;
  for (const Event& event : day.events) {
    found += event.kind == kind && event.a == flight.value() ? 1U : 0U;
  }
  return found;
}

std::size_t booked(const SmallDay& day, FlightId flight) {
  std::size_t found = 0;
  for (const PersonId person : ids<PersonId>(day.model.population.size())) {
    found += day.model.population.flight[person] == flight ? 1U : 0U;
  }
  return found;
}

const FlightId kLanding(0);
const FlightId kLeaving(1);

TEST(DayFlights, PutEverybodyOnTheKerbAfterTheLanding) {
  const SmallDay day(air_inputs(60));
  EXPECT_EQ(count(day, EventKind::kFlightArrives, kLanding), booked(day, kLanding));
  EXPECT_GT(booked(day, kLanding), 50U) << "100 seats, 80 % taken";
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kFlightArrives && event.a == kLanding.value()) {
      EXPECT_EQ(event.time, SimTime::at(10, 15));
      EXPECT_EQ(day.first(event.person, EventKind::kTripBegins).time, SimTime::at(10, 15));
    }
  }
}

TEST(DayFlights, TakeWhoIsThereInTime) {
  const SmallDay day(air_inputs(60));
  EXPECT_EQ(count(day, EventKind::kFlightDeparts, kLeaving), booked(day, kLeaving));
  EXPECT_EQ(count(day, EventKind::kFlightMissed, kLeaving), 0U);
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kFlightDeparts) {
      EXPECT_EQ(event.time, SimTime::at(11));
    }
  }
}

// A train takes one person: most come after the flight has closed.
TEST(DayFlights, LeaveWithoutThoseWhoComeAfterTheyClosed) {
  simulation::Inputs inputs = air_inputs(60);
  inputs.district.transit.routes[RouteId(0)].crush_capacity = 1;
  const SmallDay day(std::move(inputs));
  std::size_t taken = 0;
  std::size_t left_behind = 0;
  for (const PersonId person : ids<PersonId>(day.model.population.size())) {
    if (day.model.population.flight[person] != kLeaving ||
        !day.find(person, EventKind::kTripEnds)) {
      continue;
    }
    const SimTime there = day.first(person, EventKind::kTripEnds).time;
    const bool in_time = there <= SimTime::at(10, 40);
    (in_time ? taken : left_behind) += 1;
    EXPECT_EQ(day.find(person, EventKind::kFlightDeparts).has_value(), in_time);
    EXPECT_EQ(day.find(person, EventKind::kFlightMissed).has_value(), !in_time);
  }
  EXPECT_GT(left_behind, 0U);
  EXPECT_EQ(count(day, EventKind::kFlightDeparts, kLeaving), taken);
  EXPECT_EQ(count(day, EventKind::kFlightMissed, kLeaving), left_behind);
}

}  // namespace
}  // namespace poai
