#include "engine/metrics/car_park_observer.hpp"

#include <gtest/gtest.h>

namespace poai::metrics {
namespace {

const PlaceId kOffice(1);

Event event(EventKind kind, SimTime time, std::uint8_t detail = 0) {
  return {time, PersonId(0), kOffice.value(), PersonId::kNoneValue, kind, detail};
}

/// A place without a limit, and one with 2 car spaces; half-hours from 08:00 to 10:00.
CarParkObserver observer() {
  district::Places places;
  places.push_back({});
  places.push_back({});
  places[kOffice].car_spaces = 2;
  return {places, TimeBins(SimTime::at(8), SimTime::at(10), Duration::minutes(30))};
}

TEST(CarParkObserver, CountsWhoseCarStandsThereAtTheEndOfEachInterval) {
  CarParkObserver parks = observer();
  parks.take(event(EventKind::kCarParks, SimTime::at(8, 10)));
  parks.take(event(EventKind::kCarParks, SimTime::at(8, 40)));
  parks.take(event(EventKind::kCarLeaves, SimTime::at(9, 10)));
  parks.finish();
  const CarParkSeries& series = parks.series();
  ASSERT_EQ(series.places, std::vector<PlaceId>{kOffice});
  EXPECT_EQ(
      std::vector<std::uint32_t>(series.parked.values().begin(), series.parked.values().end()),
      (std::vector<std::uint32_t>{1, 2, 1, 1}));
  EXPECT_EQ(series.arrivals.at(0, 0), 1U);
  EXPECT_EQ(parks.parked(), 2U);
}

TEST(CarParkObserver, CountsWhoFoundNoRoom) {
  CarParkObserver parks = observer();
  parks.take(event(EventKind::kCarParkFull, SimTime::at(9)));
  parks.take(event(EventKind::kCarParks, SimTime::at(9, 5), 1));
  parks.finish();
  EXPECT_EQ(parks.series().turned_away.at(2, 0), 1U);
  EXPECT_EQ(parks.turned_away(), 1U);
  EXPECT_EQ(parks.over_capacity(), 1U);
}

}  // namespace
}  // namespace poai::metrics
