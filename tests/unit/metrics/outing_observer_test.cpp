#include "engine/metrics/outing_observer.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using test::event;
using test::with;

const PlaceId kOffice(0);
const PlaceId kCafe(1);

class OutingObserverTest : public testing::Test {
 protected:
  void want(std::uint32_t person, OutingKind kind) {
    observer_.take(
        with(event(EventKind::kOutingWanted, SimTime::at(18), PersonId(person), kOffice), kind));
  }
  void leave(std::uint32_t person, VenueOutcome outcome) {
    observer_.take(
        with(event(EventKind::kVenueLeaves, SimTime::at(19), PersonId(person), kCafe), outcome));
  }
  void settle(std::uint32_t person, OutingKind kind, OutingOutcome outcome) {
    Event settled = event(EventKind::kOutingSettled, SimTime::at(19), PersonId(person), kCafe);
    settled.b = static_cast<std::uint32_t>(kind);
    observer_.take(with(settled, outcome));
  }

  OutingObserver observer_{5};
};

TEST_F(OutingObserverTest, CountsEachKindApart) {
  want(0, OutingKind::kCoffee);
  want(1, OutingKind::kDinner);
  want(2, OutingKind::kDinner);
  settle(1, OutingKind::kDinner, OutingOutcome::kServed);
  settle(2, OutingKind::kDinner, OutingOutcome::kElsewhere);
  EXPECT_EQ(observer_.counts(OutingKind::kCoffee).wanted, 1U);
  EXPECT_EQ(observer_.counts(OutingKind::kCoffee).of(OutingOutcome::kServed), 0U);
  EXPECT_EQ(observer_.counts(OutingKind::kDinner).wanted, 2U);
  EXPECT_EQ(observer_.counts(OutingKind::kDinner).of(OutingOutcome::kServed), 1U);
  EXPECT_EQ(observer_.counts(OutingKind::kDinner).of(OutingOutcome::kElsewhere), 1U);
  EXPECT_EQ(observer_.counts(OutingKind::kDrinks).wanted, 0U);
}

TEST_F(OutingObserverTest, SaysHowTheLastVisitEndedOfWhoWasTurnedAway) {
  for (std::uint32_t person = 0; person < 4; ++person) {
    want(person, OutingKind::kDrinks);
  }
  leave(0, VenueOutcome::kSoldOut);
  leave(0, VenueOutcome::kReneged);
  leave(1, VenueOutcome::kClosed);
  leave(2, VenueOutcome::kBalked);
  for (std::uint32_t person = 0; person < 3; ++person) {
    settle(person, OutingKind::kDrinks, OutingOutcome::kTurnedAway);
  }
  settle(3, OutingKind::kDrinks, OutingOutcome::kNoPlace);
  const OutingCounts& drinks = observer_.counts(OutingKind::kDrinks);
  EXPECT_EQ(drinks.turned_away, (std::array<std::uint64_t, 5>{0, 1, 1, 0, 1}));
  EXPECT_EQ(drinks.of(OutingOutcome::kTurnedAway), 3U);
  EXPECT_EQ(std::accumulate(drinks.outcomes.begin(), drinks.outcomes.end(), std::uint64_t{0}),
            drinks.wanted);
}

}  // namespace
}  // namespace poai::metrics
