// Car parks on the small island: the office is 200 m from the restaurants and 400 m from the
// school, the terminal 2,400 m away.

#include "engine/movement/car_parks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "support/small_island.hpp"

namespace poai::movement {
namespace {

using Places = std::vector<PlaceId>;

class CarParksTest : public testing::Test {
 protected:
  void set_spaces(const std::string& place, std::uint32_t cars) {
    island.district.places[island.place(place)].car_spaces = cars;
  }
  [[nodiscard]] CarParks car_parks(double scale = 1.0) const {
    return {island.district, island.fields, scale};
  }
  [[nodiscard]] ParkingRequest request(std::uint32_t person, ParkingAction action,
                                       SimTime time = SimTime::at(9)) const {
    return {time, PersonId(person), person, island.place("office"), action};
  }
  /// Who parked, in the order of the answers.
  std::vector<std::uint32_t> settle(CarParks& parks, std::vector<ParkingRequest> requests) {
    std::vector<ParkingAnswer> answers;
    parks.settle(requests, events, answers);
    std::vector<std::uint32_t> parked;
    for (const ParkingAnswer& answer : answers) {
      if (answer.has_parked) {
        parked.push_back(answer.person.value());
      }
    }
    return parked;
  }

  test::SmallIsland island;
  EventBuffer events;
};

TEST_F(CarParksTest, HoldThirteenPersonsInTenCars) {
  set_spaces("office", 10);
  EXPECT_EQ(car_parks().room_for(island.place("office")), 13U);
  EXPECT_EQ(car_parks(0.5).room_for(island.place("office")), 7U);
  EXPECT_TRUE(car_parks().has_limit(island.place("office")));
  EXPECT_FALSE(car_parks().has_limit(island.place("school")));
}

TEST_F(CarParksTest, TakeWhoComesFirst) {
  set_spaces("office", 1);
  CarParks parks = car_parks();
  const auto parked =
      settle(parks, {request(7, ParkingAction::kArrives), request(3, ParkingAction::kArrives),
                     request(5, ParkingAction::kArrives, SimTime::at(8))});
  EXPECT_EQ(parked, std::vector<std::uint32_t>{5});
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].kind, EventKind::kCarParks);
  EXPECT_EQ(events[1].kind, EventKind::kCarParkFull);
  EXPECT_EQ(events[1].person, PersonId(3)) << "by the tie-break";
  EXPECT_EQ(parks.taken(island.place("office")), 1U);
}

TEST_F(CarParksTest, HaveRoomAgainWhenACarHasLeft) {
  set_spaces("office", 1);
  CarParks parks = car_parks();
  settle(parks, {request(0, ParkingAction::kArrives)});
  const auto parked = settle(parks, {request(1, ParkingAction::kArrives, SimTime::at(17, 1)),
                                     request(0, ParkingAction::kLeaves, SimTime::at(17))});
  EXPECT_EQ(parked, std::vector<std::uint32_t>{1});
  EXPECT_EQ(parks.taken(island.place("office")), 1U);
}

TEST_F(CarParksTest, CountWhoParksWithoutRoom) {
  set_spaces("office", 0);
  CarParks parks = car_parks();
  EXPECT_EQ(settle(parks, {request(0, ParkingAction::kInsists)}), std::vector<std::uint32_t>{0});
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].kind, EventKind::kCarParks);
  EXPECT_EQ(events[0].detail, 1);
}

TEST_F(CarParksTest, LeadToTheNearestOnFootThatCouldHaveRoom) {
  set_spaces("office", 5);
  set_spaces("homes", 0);
  set_spaces("school", 5);
  set_spaces("shop", 5);
  set_spaces("terminal", 5);
  EXPECT_TRUE(std::ranges::equal(car_parks().alternatives(island.place("office")),
                                 Places{island.place("shop"), island.place("school")}));
  EXPECT_TRUE(car_parks().alternatives(island.place("restaurant_a")).empty()) << "has no limit";
}

}  // namespace
}  // namespace poai::movement
