// What one guest after the other goes through: the queue, the counter, the chair.

#include <gtest/gtest.h>

#include "unit/venues/one_venue.hpp"

namespace poai::venues {
namespace {

using testing::exact_parameters;
using testing::food_truck;
using testing::kPlace;
using testing::small_cafe;
using testing::Venue;

const SimTime kNoon = SimTime::at(12);

TEST(VenueVisit, TakesAChairAfterTheCounterAndLeavesAfterTheStay) {
  Venue venue(small_cafe());
  venue.arrive({Venue::guest(0, kNoon)});
  EXPECT_EQ(venue.engine().seated_count(kPlace), 1U);
  venue.advance(SimTime::at(13));

  ASSERT_EQ(venue.events().size(), 4U);
  EXPECT_EQ(venue.events()[0].kind, EventKind::kQueueJoins);
  EXPECT_EQ(venue.events()[0].b, 0U);
  EXPECT_EQ(venue.events()[1].kind, EventKind::kServiceBegins);
  EXPECT_EQ(venue.events()[1].time, kNoon);
  EXPECT_EQ(venue.events()[2].kind, EventKind::kSeatTakes);
  EXPECT_EQ(venue.events()[2].time, kNoon + Duration::seconds(30));
  EXPECT_EQ(venue.events()[3].kind, EventKind::kVenueLeaves);
  EXPECT_EQ(venue.events()[3].time, kNoon + Duration::seconds(630));
  ASSERT_EQ(venue.departures().size(), 1U);
  EXPECT_EQ(venue.departures()[0].outcome, VenueOutcome::kServed);
  EXPECT_EQ(venue.engine().seated_count(kPlace), 0U);
}

TEST(VenueVisit, EndsAfterTheCounterWhereThereAreNoChairs) {
  Venue venue(food_truck());
  venue.arrive({Venue::guest(0, kNoon)});
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.time_of(EventKind::kSeatTakes, 0), SimTime::never());
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 0), kNoon + Duration::seconds(30));
}

TEST(VenueVisit, LastsAsLongAsTheGuestMeansTo) {
  Venue venue(small_cafe());
  VisitRequest long_guest = Venue::guest(0, kNoon);
  long_guest.stay_mean_min = 55.0;
  venue.arrive({long_guest, Venue::guest(1, kNoon)});
  venue.advance(SimTime::at(14));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 0),
            kNoon + Duration::seconds(30) + Duration::minutes(55));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 1),
            kNoon + Duration::seconds(60) + Duration::minutes(10))
      << "as the place says";
}

TEST(VenueVisit, IsWorthWhatTheGuestAtLeastNeeds) {
  const SimTime must_leave = kNoon + Duration::minutes(6);
  Venue venue(small_cafe());
  VisitRequest quick = Venue::guest(0, kNoon, must_leave);
  quick.least_stay = Duration::minutes(5);
  venue.arrive({quick, Venue::guest(1, kNoon, must_leave)});
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 0), must_leave);
  EXPECT_EQ(venue.time_of(EventKind::kQueueJoins, 1), SimTime::never())
      << "10 minutes are not left";
}

TEST(VenueVisit, WaitsForAFreeCounter) {
  Venue venue(food_truck());
  venue.arrive_one_by_one(3, kNoon);
  EXPECT_EQ(venue.engine().queue_length(kPlace), 2U);
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 1), kNoon + Duration::seconds(30));
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 2), kNoon + Duration::seconds(60));
}

TEST(VenueVisit, WaitsForAFreeChairEvenIfTheCounterIsFree) {
  Venue venue(small_cafe());
  venue.arrive_one_by_one(3, kNoon);
  venue.advance(kNoon + Duration::minutes(2));
  EXPECT_EQ(venue.engine().queue_length(kPlace), 1U);
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 2), kNoon + Duration::seconds(630));
}

TEST(VenueVisit, IsCutAtTheEndOfTheBreak) {
  Venue venue(small_cafe());
  district::Service slow = small_cafe();
  slow.stay_mean_min = 60.0;
  venue.engine().change(kPlace, slow, kNoon);
  venue.arrive({Venue::guest(0, kNoon, kNoon + Duration::minutes(20))});
  venue.advance(SimTime::at(14));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 0), kNoon + Duration::minutes(20));
}

TEST(VenueVisit, IsReportedAsSeatedWhenTheServiceBegins) {
  Venue venue(food_truck());
  venue.arrive_one_by_one(2, kNoon);
  ASSERT_EQ(venue.seated().size(), 1U);
  EXPECT_EQ(venue.seated()[0].person, PersonId(std::size_t{0}));
  venue.advance(SimTime::at(13));
  ASSERT_EQ(venue.seated().size(), 2U);
  EXPECT_EQ(venue.seated()[1].time, kNoon + Duration::seconds(30));
}

TEST(VenueVisit, PassesAtOnceWhereNothingTakesTime) {
  district::Service instant = food_truck();
  instant.service_mean_s = 0.0;
  Venue venue(instant);
  venue.arrive({Venue::guest(0, kNoon), Venue::guest(1, kNoon)});
  EXPECT_EQ(venue.count(VenueOutcome::kServed), 2U);
  EXPECT_EQ(venue.engine().next_event(), SimTime::never());
}

TEST(VenueQueue, SettlesEqualTimesByTieBreakThenKey) {
  Venue venue(food_truck());
  VisitRequest a = Venue::guest(0, kNoon);
  VisitRequest b = Venue::guest(1, kNoon);
  VisitRequest c = Venue::guest(2, kNoon);
  a.tie_break = 5;
  b.tie_break = 1;
  c.tie_break = 5;
  venue.arrive({c, a, b});
  venue.advance(SimTime::at(13));
  EXPECT_LT(venue.time_of(EventKind::kServiceBegins, 1),
            venue.time_of(EventKind::kServiceBegins, 0));
  EXPECT_LT(venue.time_of(EventKind::kServiceBegins, 0),
            venue.time_of(EventKind::kServiceBegins, 2));
}

TEST(VenueQueue, SettlesArrivalsAndEndsInTheOrderOfTime) {
  Venue venue(food_truck());
  venue.arrive({Venue::guest(1, kNoon + Duration{30'500}), Venue::guest(0, kNoon)});
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 1), kNoon + Duration{30'500});
  EXPECT_EQ(venue.engine().queue_length(kPlace), 0U);
}

TEST(VenueQueue, TakesALateRequestAtTheMomentThatIsSettled) {
  Venue venue(food_truck());
  venue.advance(kNoon);
  venue.arrive({Venue::guest(0, kNoon - Duration::minutes(1))});
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 0), kNoon - Duration{1});
}

TEST(VenueQueue, TellsTheExpectedWaitFromTheQueueAndTheRate) {
  Venue venue(food_truck());
  EXPECT_EQ(venue.engine().expected_wait(kPlace), Duration{});
  venue.arrive_one_by_one(3, kNoon);
  EXPECT_EQ(venue.engine().expected_wait(kPlace), Duration::seconds(90));
}

TEST(VenueQueue, ForgetsThePatienceOfThoseWhoWereServed) {
  VenueParameters parameters = exact_parameters();
  parameters.patience_mean_min = 30.0;
  Venue venue(food_truck(), parameters);
  venue.arrive_one_by_one(2, kNoon);
  EXPECT_EQ(venue.engine().next_event(), kNoon + Duration::seconds(30));
  venue.advance(kNoon + Duration::minutes(2));
  EXPECT_EQ(venue.count(VenueOutcome::kServed), 2U);
  EXPECT_EQ(venue.engine().next_event(), SimTime::at(15));  // closing
}

TEST(VenueQueue, ScalesWithThePopulation) {
  Venue venue(food_truck(), exact_parameters(), 3.0);
  venue.arrive_one_by_one(3, kNoon);
  EXPECT_EQ(venue.engine().queue_length(kPlace), 0U);
}

}  // namespace
}  // namespace poai::venues
