// Interventions on a place while guests are there.

#include <gtest/gtest.h>

#include "unit/venues/one_venue.hpp"

namespace poai::venues {
namespace {

using testing::food_truck;
using testing::kPlace;
using testing::small_cafe;
using testing::Venue;

const SimTime kNoon = SimTime::at(12);

TEST(VenueChange, HasNoEffectIfTheServiceIsTheSame) {
  Venue venue(small_cafe());
  venue.arrive_one_by_one(2, kNoon);
  const SimTime next = venue.engine().next_event();
  venue.engine().change(kPlace, small_cafe(), kNoon + Duration::seconds(2));
  EXPECT_EQ(venue.engine().next_event(), next);
}

TEST(VenueChange, ThrowsNobodyOutAndSeatsNobodyBeforeThereIsRoom) {
  Venue venue(small_cafe());
  venue.arrive_one_by_one(3, kNoon);
  venue.advance(kNoon + Duration::minutes(5));
  district::Service smaller = small_cafe();
  smaller.seats = 1;
  venue.engine().change(kPlace, smaller, kNoon + Duration::minutes(5));
  venue.advance(kNoon + Duration::seconds(640));
  EXPECT_EQ(venue.count(VenueOutcome::kServed), 1U);
  EXPECT_EQ(venue.engine().queue_length(kPlace), 1U);
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 2), kNoon + Duration::seconds(660));
}

TEST(VenueChange, SeatsTheQueueOnNewChairsAtItsTime) {
  Venue venue(small_cafe());
  venue.arrive_one_by_one(3, kNoon);
  venue.advance(kNoon + Duration::minutes(5));
  district::Service larger = small_cafe();
  larger.seats = 10;
  venue.engine().change(kPlace, larger, kNoon + Duration::minutes(5));
  EXPECT_EQ(venue.engine().next_event(), kNoon + Duration::minutes(5));
  venue.advance(kNoon + Duration::minutes(5) + Duration{1});
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 2), kNoon + Duration::minutes(5));
  EXPECT_EQ(venue.engine().chairs(kPlace), 10U);
}

TEST(VenueChange, SendsTheQueueAwayIfThePlaceIsClosedNow) {
  Venue venue(small_cafe());
  venue.arrive_one_by_one(4, kNoon);
  venue.advance(kNoon + Duration::minutes(5));
  district::Service closed = small_cafe();
  closed.open_on_weekdays = false;
  venue.engine().change(kPlace, closed, kNoon + Duration::minutes(5));
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.count(VenueOutcome::kClosed), 2U);
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 2), kNoon + Duration::minutes(5));
  EXPECT_EQ(venue.count(VenueOutcome::kServed), 2U);
}

TEST(VenueChange, MovesTheClosingTimeOfThoseWhoWait) {
  district::Service service = small_cafe();
  service.stay_mean_min = 300.0;
  Venue venue(service);
  venue.arrive_one_by_one(4, kNoon);
  venue.advance(SimTime::at(13));
  service.closes = SimTime::at(16);
  venue.engine().change(kPlace, service, SimTime::at(13));
  venue.advance(SimTime::at(15, 30));
  EXPECT_EQ(venue.engine().queue_length(kPlace), 2U);
  venue.advance(SimTime::at(17));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 2), SimTime::at(16));
}

TEST(VenueChange, CountsWhatWasSoldAgainstANewStock) {
  Venue venue(food_truck());
  venue.arrive_one_by_one(3, kNoon);
  venue.advance(SimTime::at(13));
  district::Service service = food_truck();
  service.stock = 3;
  venue.engine().change(kPlace, service, SimTime::at(13));
  EXPECT_TRUE(venue.engine().sold_out(kPlace));
  service.stock = 4;
  venue.engine().change(kPlace, service, SimTime::at(13));
  EXPECT_FALSE(venue.engine().sold_out(kPlace));
  EXPECT_EQ(venue.engine().service(kPlace).stock, 4U);
}

TEST(VenueChange, OpensAPlaceThatWasNone) {
  Venue venue(district::Service{});
  venue.arrive({Venue::guest(0, kNoon)});
  EXPECT_EQ(venue.count(VenueOutcome::kClosed), 1U);
  venue.engine().change(kPlace, food_truck(), kNoon);
  venue.arrive({Venue::guest(1, kNoon)});
  EXPECT_EQ(venue.engine().seated_count(kPlace), 1U);
}

TEST(VenueChange, LetsGuestsKeepTheirChairsWhereNewOnesTakeAway) {
  Venue venue(small_cafe());
  venue.arrive({Venue::guest(0, kNoon)});
  venue.engine().change(kPlace, food_truck(), kNoon + Duration::seconds(1));
  venue.arrive({Venue::guest(1, kNoon + Duration::minutes(1))});
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 0), kNoon + Duration::seconds(630));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 1), kNoon + Duration::seconds(90));
}

}  // namespace
}  // namespace poai::venues
