// Why guests leave without a meal: hours, stock, balking, reneging.

#include <gtest/gtest.h>

#include <cmath>

#include "engine/random/distributions.hpp"
#include "unit/venues/one_venue.hpp"

namespace poai::venues {
namespace {

using testing::exact_parameters;
using testing::food_truck;
using testing::kPlace;
using testing::small_cafe;
using testing::Venue;

const SimTime kNoon = SimTime::at(12);

TEST(VenueHours, TurnAwayBeforeOpeningAndAfterLastOrder) {
  Venue venue(small_cafe());
  venue.arrive({Venue::guest(0, SimTime::at(11) - Duration{1})});
  venue.arrive({Venue::guest(1, SimTime::at(11))});
  venue.arrive({Venue::guest(2, SimTime::at(14))});
  venue.arrive({Venue::guest(3, SimTime::at(14) + Duration{1})});
  ASSERT_EQ(venue.count(VenueOutcome::kClosed), 2U);
  EXPECT_EQ(venue.departures().front().person, PersonId(std::size_t{0}));
  EXPECT_EQ(venue.departures().back().person, PersonId(std::size_t{3}));
  EXPECT_EQ(venue.time_of(EventKind::kQueueJoins, 3), SimTime::never());
}

TEST(VenueHours, AreThoseOfTheDay) {
  district::Service service = small_cafe();
  service.open_on_weekends = false;
  Venue venue(service, exact_parameters(), 1.0, DayType::kWeekend);
  EXPECT_FALSE(venue.engine().is_open(kPlace, kNoon));
  venue.arrive({Venue::guest(0, kNoon)});
  EXPECT_EQ(venue.count(VenueOutcome::kClosed), 1U);
}

TEST(VenueHours, SendTheQueueAwayAtClosingAndLetTheSeatedFinish) {
  district::Service service = small_cafe();
  service.stay_mean_min = 90.0;
  Venue venue(service);
  venue.arrive_one_by_one(4, SimTime::at(13, 59));
  venue.advance(SimTime::at(17));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 2), SimTime::at(15));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 3), SimTime::at(15));
  EXPECT_EQ(venue.count(VenueOutcome::kClosed), 2U);
  EXPECT_EQ(venue.count(VenueOutcome::kServed), 2U);
  EXPECT_GT(venue.time_of(EventKind::kVenueLeaves, 0), SimTime::at(15));
}

TEST(VenueStock, TurnsAwayWhenItIsSold) {
  district::Service service = food_truck();
  service.stock = 1;
  Venue venue(service);
  venue.arrive_one_by_one(2, kNoon);
  EXPECT_TRUE(venue.engine().sold_out(kPlace));
  EXPECT_EQ(venue.time_of(EventKind::kQueueJoins, 1), SimTime::never());
  EXPECT_EQ(venue.count(VenueOutcome::kSoldOut), 1U);
}

TEST(VenueStock, SendsTheQueueAwayWhenItRunsOut) {
  district::Service service = food_truck();
  service.stock = 2;
  Venue venue(service);
  venue.arrive_one_by_one(4, kNoon);
  EXPECT_EQ(venue.engine().queue_length(kPlace), 3U);
  venue.advance(SimTime::at(13));
  EXPECT_EQ(venue.count(VenueOutcome::kServed), 2U);
  EXPECT_EQ(venue.count(VenueOutcome::kSoldOut), 2U);
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 3), kNoon + Duration::seconds(30));
}

TEST(VenueBalking, HappensWithoutTenMinutesLeftAfterTheExpectedWait) {
  Venue venue(food_truck());
  venue.arrive({Venue::guest(0, kNoon)});
  venue.arrive({Venue::guest(1, kNoon, kNoon + Duration{629'999})});
  venue.arrive({Venue::guest(2, kNoon, kNoon + Duration{630'000})});
  ASSERT_EQ(venue.departures().size(), 1U);
  EXPECT_EQ(venue.departures()[0].person, PersonId(std::size_t{1}));
  EXPECT_EQ(venue.departures()[0].outcome, VenueOutcome::kBalked);
}

// Of 4,000 guests who find n = 3 ahead at c = 1, exp(-3 / 3) join: 1,471.5 with a standard
// deviation of 30.5; four of these are allowed for.
TEST(VenueBalking, FollowsTheExponentialLaw) {
  VenueParameters parameters = exact_parameters();
  parameters.kappa = 3.0;
  int joined = 0;
  for (std::uint32_t n = 0; n < 4'000; ++n) {
    Venue venue(food_truck(), parameters);
    VisitRequest willing = Venue::guest(0, kNoon);
    venue.arrive({willing});
    std::uint32_t next = 10'000;
    while (venue.engine().queue_length(kPlace) < 3) {
      venue.arrive({Venue::guest(next++, kNoon)});
    }
    venue.arrive({Venue::guest(n + 1, kNoon)});
    joined += venue.engine().queue_length(kPlace) == 4 ? 1 : 0;
  }
  EXPECT_NEAR(joined, 4'000.0 * std::exp(-1.0), 4.0 * 30.5);
}

TEST(VenueBalking, HappensAtTheLongestQueue) {
  VenueParameters parameters = exact_parameters();
  parameters.longest_queue = 1;
  Venue venue(food_truck(), parameters);
  venue.arrive_one_by_one(3, kNoon);
  EXPECT_EQ(venue.count(VenueOutcome::kBalked), 1U);
  EXPECT_EQ(venue.engine().queue_length(kPlace), 1U);
}

TEST(VenueReneging, HappensWhenTheDrawnPatienceEnds) {
  district::Service service = food_truck();
  service.service_mean_s = 7'200.0;
  VenueParameters parameters = exact_parameters();
  parameters.patience_mean_min = 5.0;
  Venue venue(service, parameters);
  venue.arrive({Venue::guest(0, kNoon), Venue::guest(1, kNoon)});
  venue.advance(SimTime::at(14));
  const double u = random::Draws(7, 0).uniform(PersonKey{2}, random::Occasion::on(0, 1),
                                               random::Purpose::kPatience);
  const double patience_ms = 60'000.0 * random::exponential(u, 5.0);
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 1), kNoon + Duration{std::llround(patience_ms)});
  EXPECT_EQ(venue.count(VenueOutcome::kReneged), 1U);
  EXPECT_EQ(venue.engine().queue_length(kPlace), 0U);
}

TEST(VenueReneging, HappensAnywhereInTheQueueWhenTheBreakLeavesNoTimeToEat) {
  district::Service service = food_truck();
  service.service_mean_s = 600.0;
  Venue venue(service);
  venue.arrive({Venue::guest(0, kNoon)});
  venue.arrive({Venue::guest(1, kNoon)});
  venue.arrive({Venue::guest(2, kNoon, kNoon + Duration::minutes(40))});
  district::Service stopped = service;
  stopped.service_mean_s = 2'400.0;
  venue.engine().change(kPlace, stopped, kNoon);
  venue.arrive({Venue::guest(3, kNoon, kNoon + Duration::hours(9))});
  venue.advance(SimTime::at(12, 45));
  EXPECT_EQ(venue.time_of(EventKind::kVenueLeaves, 2), kNoon + Duration::minutes(30));
  EXPECT_EQ(venue.count(VenueOutcome::kReneged), 1U);
  venue.advance(SimTime::at(15));
  EXPECT_EQ(venue.time_of(EventKind::kServiceBegins, 3), kNoon + Duration::minutes(50));
}

}  // namespace
}  // namespace poai::venues
