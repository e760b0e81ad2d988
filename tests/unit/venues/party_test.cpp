// Parties: one queue entry, one counter, one table, one stay.

#include <gtest/gtest.h>

#include "support/handed_over.hpp"
#include "unit/venues/one_venue.hpp"

namespace poai::venues {
namespace {

using testing::exact_parameters;
using testing::food_truck;
using testing::kPlace;
using testing::small_cafe;
using testing::Venue;

const SimTime kNoon = SimTime::at(12);

/// Two tables of four.
district::Service canteen(std::uint32_t seats = 8) {
  district::Service service = small_cafe();
  service.seats = seats;
  return service;
}

/// Person `n` leads; the others follow in number.
VisitRequest party(std::uint32_t n, std::uint32_t persons, SimTime time) {
  VisitRequest request = Venue::guest(n, time);
  for (std::uint32_t i = 1; i < persons; ++i) {
    request.companions.add(PersonId(n + i));
  }
  return request;
}

TEST(VenueParty, IsServedOneAfterTheOtherAndSitsAndLeavesTogether) {
  Venue venue(canteen());
  venue.arrive({party(0, 3, kNoon)});
  EXPECT_EQ(venue.engine().seated_count(kPlace), 3U);
  venue.advance(SimTime::at(13));
  for (std::uint32_t n = 0; n < 3; ++n) {
    EXPECT_EQ(venue.time_of(EventKind::kQueueJoins, n), kNoon);
    EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, n), kNoon);
    EXPECT_EQ(venue.time_of(EventKind::kSeatTakes, n), kNoon + Duration::seconds(90));
    EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, n), kNoon + Duration::seconds(690));
  }
  ASSERT_EQ(venue.departures().size(), 1U) << "one for the party";
  EXPECT_EQ(venue.departures()[0].person, PersonId(0));
  EXPECT_EQ(venue.engine().seated_count(kPlace), 0U);
}

// A party of three and one of four leave one chair: a party of two waits, the single guest behind
// it does not.
TEST(VenueParty, WaitsForATableWhileSingleGuestsPass) {
  Venue venue(canteen());
  venue.arrive({party(0, 3, kNoon)});
  venue.advance(kNoon + Duration::minutes(2));
  venue.arrive({party(10, 4, kNoon + Duration::minutes(2))});
  venue.advance(kNoon + Duration::minutes(4) + Duration::seconds(1));
  const SimTime later = kNoon + Duration::minutes(5);
  venue.arrive({party(20, 2, later), Venue::guest(30, later)});
  EXPECT_EQ(venue.engine().queue_length(kPlace), 2U);
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 30), later);
  venue.advance(SimTime::at(13));
  // The first party leaves after 11.5 min.
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 20), kNoon + Duration::seconds(690));
}

TEST(VenueParty, PutsFreeTablesTogetherWhereItIsLargerThanOne) {
  Venue venue(canteen());
  venue.arrive({party(0, 6, kNoon)});
  EXPECT_EQ(venue.engine().seated_count(kPlace), 6U);
  venue.advance(kNoon + Duration::minutes(4));
  venue.arrive({party(10, 2, kNoon + Duration::minutes(4))});
  EXPECT_EQ(venue.engine().seated_count(kPlace), 8U) << "the rest of the second table";
}

/// Eight chairs at tables of that size, and nobody waits for a counter.
district::Service tables_of(std::uint32_t size) {
  district::Service service = canteen();
  service.counters = 10;
  service.table_size = size;
  return service;
}

// Four at two tables; of the two others one has a single guest, so that four more wait.
TEST(VenueParty, PutsSmallTablesOfThePlaceTogether) {
  Venue venue(tables_of(2));
  venue.arrive({party(0, 4, kNoon), Venue::guest(10, kNoon)});
  EXPECT_EQ(venue.engine().seated_count(kPlace), 5U);
  venue.arrive({party(20, 4, kNoon + Duration::seconds(1))});
  EXPECT_EQ(venue.engine().queue_length(kPlace), 4U);
  Venue large(tables_of(4));  // three chairs of the second table are free
  large.arrive({party(0, 4, kNoon), Venue::guest(10, kNoon)});
  large.arrive({party(20, 3, kNoon + Duration::seconds(1))});
  EXPECT_EQ(large.engine().queue_length(kPlace), 0U);
}

TEST(VenueParty, TakesTheTableSizeOfAChangedPlace) {
  Venue venue(tables_of(4));
  venue.arrive({party(0, 3, kNoon)});
  venue.engine().change(kPlace, tables_of(2), kNoon + Duration::minutes(1));
  venue.advance(kNoon + Duration::minutes(2));
  // Three of eight chairs at tables of two: two tables are free, for four together but not five.
  venue.arrive({party(10, 5, kNoon + Duration::minutes(2))});
  EXPECT_EQ(venue.engine().queue_length(kPlace), 5U);
  venue.arrive({party(20, 4, kNoon + Duration::minutes(2))});
  EXPECT_EQ(venue.engine().queue_length(kPlace), 5U);
  EXPECT_EQ(venue.engine().seated_count(kPlace), 7U);
}

TEST(VenueParty, KeepsItsSmallTablesInAnotherEngine) {
  Venue first(tables_of(2));
  first.arrive({party(0, 4, kNoon), Venue::guest(10, kNoon)});
  first.advance(kNoon + Duration::minutes(3));
  Venue second(tables_of(2));
  test::hand_over(first.engine(), second.engine());
  second.arrive({party(20, 4, kNoon + Duration::minutes(3))});
  EXPECT_EQ(second.engine().queue_length(kPlace), 4U);
}

TEST(VenueParty, WaitsUntilEnoughTablesAreFreeForIt) {
  Venue venue(canteen());
  venue.arrive({Venue::guest(0, kNoon)});
  venue.advance(kNoon + Duration::minutes(1));
  venue.arrive({party(10, 5, kNoon + Duration::minutes(1))});
  EXPECT_EQ(venue.engine().queue_length(kPlace), 5U);
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 14), kNoon + Duration::seconds(630));
}

TEST(VenueParty, BalksTogetherWhereItCouldNeverSit) {
  Venue venue(canteen(4));
  EXPECT_TRUE(venue.engine().could_seat(kPlace, 4));
  EXPECT_FALSE(venue.engine().could_seat(kPlace, 5));
  venue.arrive({party(0, 5, kNoon)});
  EXPECT_EQ(venue.count(VenueOutcome::kBalked), 1U);
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 4), kNoon);
  EXPECT_EQ(venue.engine().queue_length(kPlace), 0U);
}

TEST(VenueParty, IsServedAtACounterWithoutChairs) {
  Venue venue(food_truck());
  EXPECT_TRUE(venue.engine().could_seat(kPlace, 6));
  venue.arrive({party(0, 2, kNoon), Venue::guest(5, kNoon)});
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 1), kNoon + Duration::seconds(60));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 5), kNoon + Duration::seconds(90));
}

// Three meals: the party of two takes two, the next one wants more than are left, a single guest
// takes the last.
TEST(VenueParty, GoesAwayTogetherWhereNotEverybodyWouldGetAMeal) {
  district::Service service = canteen();
  service.stock = 3;
  Venue venue(service);
  venue.arrive({party(0, 2, kNoon), party(10, 2, kNoon), Venue::guest(20, kNoon)});
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.count(VenueOutcome::kSoldOut), 1U);
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 11), SimTime::never());
  EXPECT_NE(venue.time_of(EventKind::kServiceBegins, 20), SimTime::never());
}

// The only counter is busy.
TEST(VenueParty, AddsEachOfItsGuestsToTheExpectedWait) {
  Venue venue(canteen());
  EXPECT_EQ(venue.engine().expected_wait(kPlace, 3), Duration{});
  venue.arrive({Venue::guest(0, kNoon)});
  const Duration alone = venue.engine().expected_wait(kPlace);
  EXPECT_GT(alone.ms, 0);
  EXPECT_NEAR(static_cast<double>(venue.engine().expected_wait(kPlace, 3).ms),
              3.0 * static_cast<double>(alone.ms), 2.0);
  venue.arrive({party(10, 3, kNoon)});
  EXPECT_NEAR(static_cast<double>(venue.engine().expected_wait(kPlace).ms),
              4.0 * static_cast<double>(alone.ms), 3.0);
}

TEST(VenueParty, KeepsItsTableInAnotherEngine) {
  Venue first(canteen());
  first.arrive({party(0, 3, kNoon)});
  first.advance(kNoon + Duration::minutes(2));
  first.arrive(
      {party(10, 4, kNoon + Duration::minutes(2)), party(20, 2, kNoon + Duration::minutes(2))});
  Venue second(canteen());
  test::hand_over(first.engine(), second.engine());
  second.advance(SimTime::at(13));
  EXPECT_EQ(second.time_of(EventKind::kVenueLeaves, 2), kNoon + Duration::seconds(690));
  EXPECT_EQ(second.time_of(EventKind::kServiceBegins, 21), kNoon + Duration::seconds(690));
  EXPECT_EQ(second.engine().seated_count(kPlace), 0U);
}

// 8 chairs become 4 under a party of three and one of four: three keep chairs that are no longer
// there, and nobody sits down before they have gone.
TEST(VenueParty, KeepsItsChairsWhereTablesAreTakenAway) {
  Venue venue(canteen());
  venue.arrive({party(0, 3, kNoon)});
  venue.advance(kNoon + Duration::minutes(2));
  venue.arrive({party(10, 4, kNoon + Duration::minutes(2))});
  venue.engine().change(kPlace, canteen(4), kNoon + Duration::minutes(3));
  venue.arrive({Venue::guest(20, kNoon + Duration::minutes(3))});
  EXPECT_EQ(venue.engine().seated_count(kPlace), 7U);
  EXPECT_EQ(venue.engine().queue_length(kPlace), 1U);
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.engine().seated_count(kPlace), 0U);
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 20), kNoon + Duration::seconds(840));
}

}  // namespace
}  // namespace poai::venues
