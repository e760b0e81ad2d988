// Own cars on the small island: the office is at O, the school 400 m behind it at C.

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "unit/simulation/small_day.hpp"

namespace poai {
namespace {

using test::SmallDay;

const PersonId kClerk(0);

struct Spaces {
  const char* place;
  std::uint32_t cars;
};

/// Clerks who come by car, with these car parks.
SmallDay day_of(int clerks, const std::vector<Spaces>& all) {
  simulation::Inputs inputs = test::small_inputs(test::clerks(clerks, "car") + test::profiles());
  for (const Spaces& spaces : all) {
    inputs.district.places[inputs.district.place_by_id.at(spaces.place)].car_spaces = spaces.cars;
  }
  return SmallDay(std::move(inputs));
}

TEST(DayCars, ParkWhereTheirDriversWork) {
  const SmallDay day = day_of(1, {{"office", 5}});
  const Event parks = day.first(kClerk, EventKind::kCarParks);
  EXPECT_EQ(parks.a, day.place("office").value());
  EXPECT_EQ(parks.detail, 0);
  EXPECT_EQ(parks.time, day.first(kClerk, EventKind::kVehicleEnds).time);
  EXPECT_EQ(parks.time, day.first(kClerk, EventKind::kTripEnds).time);
  const Event leaves = day.first(kClerk, EventKind::kCarLeaves);
  EXPECT_EQ(leaves.time, day.first(kClerk, EventKind::kVehicleBegins, parks.time).time);
  EXPECT_FALSE(day.find(kClerk, EventKind::kWalkBegins));
}

TEST(DayCars, StandAtTheNextCarParkWhereTheFirstIsFull) {
  const SmallDay day = day_of(1, {{"office", 0}, {"school", 5}});
  const Event full = day.first(kClerk, EventKind::kCarParkFull);
  EXPECT_EQ(full.a, day.place("office").value());
  const Event parks = day.first(kClerk, EventKind::kCarParks);
  EXPECT_EQ(parks.a, day.place("school").value());
  EXPECT_GT((parks.time - full.time).in_seconds(), 120.0) << "two minutes out of the car park";
  const Event walks = day.first(kClerk, EventKind::kWalkBegins);
  EXPECT_EQ(walks.time, parks.time);
  const Event there = day.first(kClerk, EventKind::kTripEnds);
  EXPECT_NEAR((there.time - walks.time).in_seconds(), 400.0 / day.speed_mps(kClerk), 0.02);
  EXPECT_EQ(static_cast<Mode>(there.detail), Mode::kCar);
  EXPECT_EQ(there.b, day.place("office").value());
}

TEST(DayCars, AreFetchedWhereTheyStand) {
  const SmallDay day = day_of(1, {{"office", 0}, {"school", 5}});
  const SimTime works = day.first(kClerk, EventKind::kTripEnds).time;
  const Event back = day.first(kClerk, EventKind::kTripBegins, works);
  const Event drives = day.first(kClerk, EventKind::kVehicleBegins, back.time);
  EXPECT_EQ(drives.a, day.place("school").value());
  EXPECT_EQ(drives.b, day.place("gate").value());
  EXPECT_NEAR((drives.time - back.time).in_seconds(), 400.0 / day.speed_mps(kClerk), 0.02);
  EXPECT_EQ(day.first(kClerk, EventKind::kCarLeaves).time, drives.time);
}

TEST(DayCars, StandOverTheCapacityWhereAllIsFull) {
  const SmallDay day = day_of(2, {{"office", 1}});
  EXPECT_EQ(day.indicators().number("parking.parked"), 2.0);
  EXPECT_EQ(day.indicators().number("parking.turned_away"), 1.0);
  EXPECT_EQ(day.indicators().number("parking.over_capacity"), 1.0);
  EXPECT_EQ(day.indicators().number("parking.max_share"), 2.0);
}

TEST(DayCars, NeedNoSpaceWhereNoLimitIsKnown) {
  const SmallDay day = day_of(3, {});
  EXPECT_FALSE(day.find(kClerk, EventKind::kCarParks));
  EXPECT_FALSE(day.indicators().number("parking.parked"));
}

// One train takes one person: those left at the end of service take a taxi to the office.
TEST(DayCars, AreNotTaxis) {
  simulation::Inputs inputs =
      test::small_inputs(test::clerks(150, "port_liner") + test::profiles());
  inputs.district.transit.routes[RouteId(0)].crush_capacity = 1;
  inputs.district.places[inputs.district.place_by_id.at("office")].car_spaces = 0;
  const SmallDay day(std::move(inputs));
  const auto is_taxi_to_office = [&day](const Event& event) {
    return event.kind == EventKind::kVehicleBegins && event.b == day.place("office").value();
  };
  EXPECT_GT(std::ranges::count_if(day.events, is_taxi_to_office), 0);
  EXPECT_EQ(day.indicators().number("parking.turned_away"), 0.0);
}

}  // namespace
}  // namespace poai
