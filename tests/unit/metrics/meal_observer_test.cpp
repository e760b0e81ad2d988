#include "engine/metrics/meal_observer.hpp"

#include <gtest/gtest.h>

#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using test::event;
using test::with;

const PlaceId kOffice(0);
const PlaceId kCanteen(1);
const PlaceId kShop(3);

class MealObserverTest : public testing::Test {
 protected:
  void want(std::uint32_t person, LunchForm form) {
    observer_.take(
        with(event(EventKind::kMealWanted, SimTime::at(12), PersonId(person), kOffice), form));
  }
  void settle(std::uint32_t person, PlaceId place, MealOutcome outcome) {
    observer_.take(
        with(event(EventKind::kMealSettled, SimTime::at(13), PersonId(person), place), outcome));
  }
  void leave(std::uint32_t person, VenueOutcome outcome) {
    observer_.take(with(
        event(EventKind::kVenueLeaves, SimTime::at(12, 30), PersonId(person), kCanteen), outcome));
  }
  void begin(std::uint32_t person, PlaceId place, ActivityKind activity, SimTime time) {
    observer_.take(
        with(event(EventKind::kActivityBegins, time, PersonId(person), place), activity));
  }
  static district::Service service(district::ServiceKind kind, double price_yen) {
    district::Service service;
    service.kind = kind;
    service.price_yen = price_yen;
    return service;
  }
  [[nodiscard]] LunchForm realised(std::uint32_t person) const {
    return static_cast<LunchForm>(observer_.realised()[PersonId(person)]);
  }
  const district::Service canteen_ = service(district::ServiceKind::kCanteen, 450.0);
  const district::Service restaurant_ = service(district::ServiceKind::kRestaurant, 0.0);
  const district::Service shop_ = service(district::ServiceKind::kConvenience, 500.0);
  MealObserver observer_{
      5, [this](PlaceId place) -> const district::Service& {
        return place == kCanteen ? canteen_ : place == kShop ? shop_ : restaurant_;
      }};
};

TEST_F(MealObserverTest, CountsAsWantedOnlyWhatComesFromAPlace) {
  want(0, LunchForm::kCanteen);
  want(1, LunchForm::kBoughtBento);
  want(2, LunchForm::kEatingOut);
  want(3, LunchForm::kHomeBento);
  want(4, LunchForm::kNone);
  EXPECT_EQ(observer_.wanted(), 3U);
}

TEST_F(MealObserverTest, SaysWhereTheMealWasHad) {
  want(0, LunchForm::kCanteen);
  settle(0, kCanteen, MealOutcome::kServed);
  want(1, LunchForm::kCanteen);
  leave(1, VenueOutcome::kReneged);
  settle(1, PlaceId::none(), MealOutcome::kTurnedAway);
  want(2, LunchForm::kHomeBento);
  settle(2, PlaceId::none(), MealOutcome::kOwnFood);
  EXPECT_EQ(observer_.place()[PersonId(0)], kCanteen);
  EXPECT_FALSE(observer_.place()[PersonId(1)].valid());
  EXPECT_FALSE(observer_.place()[PersonId(2)].valid());
}

TEST_F(MealObserverTest, ForgetsTheMealBeforeTheLastOne) {
  want(0, LunchForm::kCanteen);
  settle(0, kCanteen, MealOutcome::kServed);
  want(0, LunchForm::kCanteen);
  settle(0, PlaceId::none(), MealOutcome::kTurnedAway);
  EXPECT_FALSE(observer_.place()[PersonId(0)].valid());
}

TEST_F(MealObserverTest, SettlesEveryWantedMealOneWayOrTheOther) {
  want(0, LunchForm::kCanteen);
  settle(0, kCanteen, MealOutcome::kServed);
  want(1, LunchForm::kEatingOut);
  settle(1, PlaceId::none(), MealOutcome::kTurnedAway);
  want(2, LunchForm::kEatingOut);
  settle(2, PlaceId::none(), MealOutcome::kNoPlace);
  want(3, LunchForm::kHomeBento);
  settle(3, PlaceId::none(), MealOutcome::kOwnFood);

  EXPECT_EQ(observer_.served(), 1U);
  EXPECT_EQ(observer_.unserved(), 2U);
  EXPECT_EQ(observer_.served() + observer_.unserved(), observer_.wanted());
}

// The first visit of 0 was in vain and the second not; 1 looked on after a queue that was too long
// and found the next place closed; 2 had no place at all.
TEST_F(MealObserverTest, NamesHowTheLastVisitEndedAsTheReason) {
  for (std::uint32_t person = 0; person < 4; ++person) {
    want(person, LunchForm::kEatingOut);
  }
  leave(0, VenueOutcome::kBalked);
  leave(0, VenueOutcome::kServed);
  settle(0, kCanteen, MealOutcome::kServed);
  leave(1, VenueOutcome::kBalked);
  leave(1, VenueOutcome::kClosed);
  settle(1, PlaceId::none(), MealOutcome::kTurnedAway);
  settle(2, PlaceId::none(), MealOutcome::kNoPlace);
  leave(3, VenueOutcome::kSoldOut);
  settle(3, PlaceId::none(), MealOutcome::kTurnedAway);
  EXPECT_EQ(observer_.unserved(UnservedReason::kClosed), 1U);
  EXPECT_EQ(observer_.unserved(UnservedReason::kNoPlace), 1U);
  EXPECT_EQ(observer_.unserved(UnservedReason::kSoldOut), 1U);
  EXPECT_EQ(observer_.unserved(UnservedReason::kBalked), 0U);
  EXPECT_EQ(observer_.unserved(), 3U);
}

TEST_F(MealObserverTest, ForgetsTheVisitsOfAnEarlierMeal) {
  want(0, LunchForm::kEatingOut);
  leave(0, VenueOutcome::kReneged);
  settle(0, PlaceId::none(), MealOutcome::kTurnedAway);
  want(0, LunchForm::kEatingOut);
  settle(0, PlaceId::none(), MealOutcome::kNoPlace);
  EXPECT_EQ(observer_.unserved(UnservedReason::kReneged), 1U);
  EXPECT_EQ(observer_.unserved(UnservedReason::kNoPlace), 1U);
}

TEST_F(MealObserverTest, KnowsWhatEachPersonAteAndPaid) {
  want(0, LunchForm::kCanteen);
  settle(0, kCanteen, MealOutcome::kServed);

  EXPECT_FLOAT_EQ(observer_.yen()[PersonId(0)], 450.0F);
  EXPECT_EQ(observer_.form()[PersonId(0)], static_cast<std::uint8_t>(LunchForm::kCanteen));
  EXPECT_EQ(observer_.outcome()[PersonId(0)], static_cast<std::uint8_t>(MealOutcome::kServed));
  EXPECT_EQ(observer_.form()[PersonId(1)], MealObserver::kNone);
  EXPECT_EQ(observer_.outcome()[PersonId(1)], MealObserver::kNone);
}

TEST_F(MealObserverTest, SaysWhatBecameOfTheForm) {
  want(0, LunchForm::kCanteen);
  settle(0, kCanteen, MealOutcome::kServed);
  want(1, LunchForm::kCanteen);
  settle(1, PlaceId(2), MealOutcome::kServed);
  want(2, LunchForm::kBoughtBento);
  settle(2, PlaceId::none(), MealOutcome::kTurnedAway);
  want(3, LunchForm::kHomeBento);
  settle(3, PlaceId::none(), MealOutcome::kOwnFood);
  EXPECT_EQ(realised(0), LunchForm::kCanteen);
  EXPECT_EQ(realised(1), LunchForm::kEatingOut);
  EXPECT_EQ(realised(2), LunchForm::kNone);
  EXPECT_EQ(realised(3), LunchForm::kHomeBento);
  EXPECT_EQ(observer_.realised()[PersonId(4)], MealObserver::kNone);
}

TEST_F(MealObserverTest, SaysWhoTookABentoInsteadOfASeat) {
  want(0, LunchForm::kCanteen);
  settle(0, kShop, MealOutcome::kServed);
  want(1, LunchForm::kEatingOut);
  settle(1, kShop, MealOutcome::kServed);
  want(2, LunchForm::kBoughtBento);
  settle(2, PlaceId(2), MealOutcome::kServed);
  EXPECT_EQ(realised(0), LunchForm::kBoughtBento);
  EXPECT_EQ(realised(1), LunchForm::kBoughtBento);
  EXPECT_EQ(realised(2), LunchForm::kBoughtBento) << "from a truck or a restaurant's counter";
}

TEST_F(MealObserverTest, MeasuresTheWalkToTheFirstPlaceAndTheTimeAway) {
  begin(0, kOffice, ActivityKind::kWork, SimTime::at(9));
  want(0, LunchForm::kCanteen);
  begin(0, PlaceId(2), ActivityKind::kLunch, SimTime::at(12, 4));
  begin(0, kCanteen, ActivityKind::kLunch, SimTime::at(12, 9));
  begin(0, kOffice, ActivityKind::kWork, SimTime::at(12, 40));
  begin(0, kOffice, ActivityKind::kHome, SimTime::at(18));
  EXPECT_EQ(observer_.walk_min(PersonId(0)), 4.0);
  EXPECT_EQ(observer_.away_min(PersonId(0)), 40.0);
  EXPECT_EQ(observer_.walk_min(PersonId(1)), std::nullopt);
  EXPECT_EQ(observer_.away_min(PersonId(1)), std::nullopt);
}

}  // namespace
}  // namespace poai::metrics
