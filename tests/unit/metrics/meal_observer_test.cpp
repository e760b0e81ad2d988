#include "engine/metrics/meal_observer.hpp"

#include <gtest/gtest.h>

#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using test::event;
using test::with;

const PlaceId kOffice(0);
const PlaceId kCanteen(1);

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
  MealObserver observer_{5, [](PlaceId place) { return place == kCanteen ? 450.0 : 0.0; }};
};

TEST_F(MealObserverTest, CountsAsWantedOnlyWhatComesFromAPlace) {
  want(0, LunchForm::kCanteen);
  want(1, LunchForm::kBoughtBento);
  want(2, LunchForm::kEatingOut);
  want(3, LunchForm::kHomeBento);
  want(4, LunchForm::kNone);
  EXPECT_EQ(observer_.wanted(), 3U);
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

TEST_F(MealObserverTest, KnowsWhatEachPersonAteAndPaid) {
  want(0, LunchForm::kCanteen);
  settle(0, kCanteen, MealOutcome::kServed);

  EXPECT_FLOAT_EQ(observer_.yen()[PersonId(0)], 450.0F);
  EXPECT_EQ(observer_.form()[PersonId(0)], static_cast<std::uint8_t>(LunchForm::kCanteen));
  EXPECT_EQ(observer_.outcome()[PersonId(0)], static_cast<std::uint8_t>(MealOutcome::kServed));
  EXPECT_EQ(observer_.form()[PersonId(1)], MealObserver::kNone);
  EXPECT_EQ(observer_.outcome()[PersonId(1)], MealObserver::kNone);
}

}  // namespace
}  // namespace poai::metrics
