#include "engine/demand/lunch_choice.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "engine/core/hash.hpp"
#include "support/small_island.hpp"

namespace poai::demand {
namespace {

/// All places open, nobody waits.
VenueView open(PlaceId /*place*/, SimTime /*arrival*/) { return {true, 0.0}; }

class LunchChoiceTest : public ::testing::Test {
 protected:
  [[nodiscard]] MealRequest request(LunchForm form, std::uint64_t person = 1) const {
    return {.person = PersonKey{mix64(person)},
            .speed_mps = 1.34,
            .role = Role::kOfficeWorker,
            .target = island.place("office"),
            .from = island.place("office"),
            .form = form,
            .now = SimTime::at(12),
            .break_end = SimTime::at(13),
            .occasion = random::Occasion::on(0, 2),
            .tried = {}};
  }
  [[nodiscard]] LunchChoice choice() const {
    return LunchChoice(island.district, island.fields, parameters, island.draws);
  }
  [[nodiscard]] const std::string& id(PlaceId place) const {
    return island.district.places[place].id;
  }

  /// How often each place is chosen by 4,000 persons.
  template <class View>
  std::map<std::string, int> shares(const LunchChoice& lunch, LunchForm form, const View& view) {
    std::map<std::string, int> chosen;
    for (std::uint64_t person = 0; person < 4000; ++person) {
      if (const auto place = lunch.choose(request(form, person), view)) {
        ++chosen[id(*place)];
      }
    }
    return chosen;
  }

  test::SmallIsland island;
  LunchParameters parameters;
};

TEST_F(LunchChoiceTest, SharesEqualPlacesEqually) {
  auto chosen = shares(choice(), LunchForm::kEatingOut, open);
  EXPECT_EQ(chosen["restaurant_a"] + chosen["restaurant_b"], 4000);
  EXPECT_NEAR(chosen["restaurant_a"], 2000, 4.0 * 31.6);  // binomial, four deviations
}

TEST_F(LunchChoiceTest, FollowsTheLogitOfSeats) {
  island.district.services[island.place("restaurant_a")].seats = 120;
  auto chosen = shares(choice(), LunchForm::kEatingOut, open);
  // U = ln(seats): odds of 120 : 40.
  EXPECT_NEAR(chosen["restaurant_a"], 3000, 4.0 * 27.4);
}

TEST_F(LunchChoiceTest, FollowsTheLogitOfTheWait) {
  const PlaceId slow = island.place("restaurant_b");
  auto chosen = shares(choice(), LunchForm::kEatingOut, [&](PlaceId place, SimTime) {
    return VenueView{true, place == slow ? 600.0 : 0.0};
  });
  const double share_of_slow = 1.0 / (1.0 + std::exp(0.08 * 10.0));
  EXPECT_NEAR(chosen["restaurant_b"], 4000 * share_of_slow, 4.0 * 31.6);
}

TEST_F(LunchChoiceTest, FollowsTheLogitOfQuality) {
  parameters.utility_per_star = 0.5 * std::log(3.0);
  island.district.services[island.place("restaurant_b")].quality = 1.0;
  island.district.services[island.place("restaurant_a")].quality = -1.0;
  auto chosen = shares(choice(), LunchForm::kEatingOut, open);
  // Two stars between two places that are equal else: odds of 3 : 1.
  EXPECT_NEAR(chosen["restaurant_b"], 3000, 4.0 * 27.4);
}

TEST_F(LunchChoiceTest, LikesAPlaceOutdoorsLessInTheRain) {
  island.district.services[island.place("restaurant_b")].indoor = false;
  const LunchChoice lunch = choice();
  const auto guests_outdoors = [&](double cost_min) {
    int guests = 0;
    for (std::uint64_t person = 0; person < 4000; ++person) {
      MealRequest hurried = request(LunchForm::kEatingOut, person);
      hurried.break_end = SimTime::at(12, 15, 5);  // just enough: felt minutes are not spent
      hurried.outdoor_cost_min = cost_min;
      guests += id(lunch.choose(hurried, open).value()) == "restaurant_b" ? 1 : 0;
    }
    return guests;
  };
  EXPECT_NEAR(guests_outdoors(0.0), 2000, 4.0 * 31.6);
  // As a wait of so many minutes: odds of 1 : 3.
  EXPECT_NEAR(guests_outdoors(std::log(3.0) / 0.08), 1000, 4.0 * 27.4);
}

TEST_F(LunchChoiceTest, TakesFoodTrucksToBeOutdoorsUnlessToldOtherwise) {
  const PlaceId truck = island.place("restaurant_b");
  district::Service& service = island.district.services[truck];
  service.kind = district::ServiceKind::kFoodTruck;
  const auto guests = [&] {
    int count = 0;
    const LunchChoice lunch = choice();
    for (std::uint64_t person = 0; person < 1000; ++person) {
      MealRequest wet = request(LunchForm::kEatingOut, person);
      wet.outdoor_cost_min = 240.0;
      count += lunch.choose(wet, open) == truck ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(guests(), 0);
  service.indoor = true;
  EXPECT_NEAR(guests(), 500, 4.0 * 15.8);
}

TEST_F(LunchChoiceTest, FollowsTheLogitOfHabit) {
  parameters.utility_habit = std::log(3.0);
  const LunchChoice lunch = choice();
  std::map<std::string, int> chosen;
  for (std::uint64_t person = 0; person < 4000; ++person) {
    MealRequest usual = request(LunchForm::kEatingOut, person);
    usual.yesterday = island.place("restaurant_b");
    ++chosen[id(lunch.choose(usual, open).value())];
  }
  // Two equal places: odds of 3 : 1.
  EXPECT_NEAR(chosen["restaurant_b"], 3000, 4.0 * 27.4);
}

TEST_F(LunchChoiceTest, OffersNothingByHabitThatDoesNotServeTheForm) {
  parameters.utility_habit = 10.0;
  const LunchChoice lunch = choice();
  for (std::uint64_t person = 0; person < 200; ++person) {
    MealRequest usual = request(LunchForm::kEatingOut, person);
    const auto without = lunch.choose(usual, open);
    usual.yesterday = island.place("shop");
    EXPECT_EQ(lunch.choose(usual, open), without);
  }
}

TEST_F(LunchChoiceTest, LeavesTheErrorsOfOthersWhereAPlaceIsRemoved) {
  const PlaceId removed = island.place("restaurant_a");
  const auto without = [&](PlaceId place, SimTime) { return VenueView{place != removed, 0.0}; };
  island.district.services[island.place("shop")].kind = district::ServiceKind::kFoodTruck;
  const LunchChoice three = choice();
  std::size_t unchanged = 0;
  for (std::uint64_t person = 0; person < 1000; ++person) {
    const auto before = three.choose(request(LunchForm::kEatingOut, person), open);
    const auto after = three.choose(request(LunchForm::kEatingOut, person), without);
    ASSERT_TRUE(before && after);
    if (*before != removed) {
      ++unchanged;
      ASSERT_EQ(*before, *after);
    }
  }
  EXPECT_GT(unchanged, 300U);
}

TEST_F(LunchChoiceTest, SendsMembersToTheirCanteen) {
  const auto place = choice().choose(request(LunchForm::kCanteen), open);
  ASSERT_TRUE(place);
  EXPECT_EQ(id(*place), "canteen");
}

TEST_F(LunchChoiceTest, FallsBackToEatingOutWhereNoCanteenAdmits) {
  MealRequest visitor = request(LunchForm::kCanteen);
  visitor.role = Role::kVisitor;
  const auto place = choice().choose(visitor, open);
  ASSERT_TRUE(place);
  EXPECT_TRUE(id(*place).starts_with("restaurant"));
}

TEST_F(LunchChoiceTest, BuysABentoWhereNothingOfTheFormCanBeHadInTime) {
  const PlaceId shop = island.place("shop");
  const auto full = [&](PlaceId place, SimTime) {
    return VenueView{true, place == shop ? 0.0 : 3600.0};
  };
  for (const LunchForm form : {LunchForm::kCanteen, LunchForm::kEatingOut}) {
    MealRequest late = request(form);
    EXPECT_EQ(choice().choose(late, full), shop);
    late.may_take_away = false;
    EXPECT_FALSE(choice().choose(late, full));
  }
}

TEST_F(LunchChoiceTest, OpensACanteenForAllToThoseWhoEatOut) {
  const PlaceId canteen = island.place("canteen");
  EXPECT_EQ(shares(choice(), LunchForm::kEatingOut, open).count("canteen"), 0U);
  island.district.services[canteen].access = district::Access::kAll;
  EXPECT_EQ(shares(choice(), LunchForm::kEatingOut, open).count("canteen"), 1U);
}

TEST_F(LunchChoiceTest, BuysTheBentoInAShop) {
  const auto place = choice().choose(request(LunchForm::kBoughtBento), open);
  ASSERT_TRUE(place);
  EXPECT_EQ(id(*place), "shop");
}

TEST_F(LunchChoiceTest, FindsNothingOutOfReachOfTheWalk) {
  parameters.walk_limit_min = 2.0;  // 161 m; the restaurants are 200 m away
  EXPECT_FALSE(choice().choose(request(LunchForm::kEatingOut), open));
}

TEST_F(LunchChoiceTest, FindsNothingOutOfReachOfTheBreak) {
  MealRequest hurried = request(LunchForm::kEatingOut);
  // 200 m there and back at 1.34 m/s and 10 minutes of meal: 14 min 59 s.
  hurried.break_end = SimTime::at(12, 14, 50);
  EXPECT_FALSE(choice().choose(hurried, open));
  hurried.break_end = SimTime::at(12, 15, 5);
  EXPECT_TRUE(choice().choose(hurried, open));
}

TEST_F(LunchChoiceTest, AvoidsPlacesThatTurnedThePersonAway) {
  const std::vector<PlaceId> tried = {island.place("restaurant_a")};
  MealRequest again = request(LunchForm::kEatingOut);
  again.tried = tried;
  for (std::uint64_t person = 0; person < 50; ++person) {
    again.person = PersonKey{mix64(person)};
    const auto place = choice().choose(again, open);
    ASSERT_TRUE(place);
    EXPECT_EQ(id(*place), "restaurant_b");
  }
}

TEST_F(LunchChoiceTest, AsksForTheTimeOfArrival) {
  SimTime asked;
  (void)choice().choose(request(LunchForm::kBoughtBento), [&](PlaceId, SimTime arrival) {
    asked = arrival;
    return VenueView{true, 0.0};
  });
  EXPECT_EQ(asked, SimTime::at(12) + Duration{149'254});  // 200 m at 1.34 m/s
}

TEST_F(LunchChoiceTest, TakesANewPlaceIntoAccount) {
  LunchChoice lunch = choice();
  const PlaceId school = island.place("school");
  district::Service truck;
  truck.kind = district::ServiceKind::kFoodTruck;
  truck.counters = 400;
  lunch.change(school, truck);
  EXPECT_GT(shares(lunch, LunchForm::kEatingOut, open)["school"], 3000);
  lunch.change(school, {});
  EXPECT_EQ(shares(lunch, LunchForm::kEatingOut, open).count("school"), 0U);
}

// A new place of utility V takes the share e^V / sum from each neighbour alike, and no guest goes
// from one neighbour to the other: independence of irrelevant alternatives, with the errors kept.
TEST_F(LunchChoiceTest, TakesGuestsFromItsNeighboursAsTheLogitSays) {
  island.district.services[island.place("restaurant_a")].seats = 120;
  LunchChoice lunch = choice();
  const PlaceId opened = island.place("school");
  std::map<std::string, int> lost;
  std::map<std::string, int> before = shares(lunch, LunchForm::kEatingOut, open);
  district::Service next_door = island.district.services[island.place("restaurant_b")];
  lunch.change(opened, next_door);
  std::map<std::string, int> after = shares(lunch, LunchForm::kEatingOut, open);
  for (const char* neighbour : {"restaurant_a", "restaurant_b"}) {
    lost[neighbour] = before[neighbour] - after[neighbour];
    EXPECT_GE(lost[neighbour], 0);
  }
  EXPECT_EQ(lost["restaurant_a"] + lost["restaurant_b"], after["school"]);
  const auto walk_min = [this](const char* place) {
    const NodeId to = island.district.places[island.place(place)].node;
    const NodeId from = island.district.places[island.place("office")].node;
    return static_cast<double>(island.fields.effort_m(island.fields.destination_of(to), from)) /
           1.34 / 60.0;
  };
  const auto weight = [&](const char* place, double seats) {
    return seats * std::exp(parameters.utility_per_walk_min * walk_min(place));
  };
  const double new_weight = weight("school", 40.0);
  const double share =
      new_weight / (new_weight + weight("restaurant_a", 120.0) + weight("restaurant_b", 40.0));
  EXPECT_NEAR(after["school"], 4000.0 * share, 4.0 * std::sqrt(4000.0 * share * (1.0 - share)));
  EXPECT_NEAR(lost["restaurant_a"], before["restaurant_a"] * share,
              4.0 * std::sqrt(before["restaurant_a"] * share));
}

}  // namespace
}  // namespace poai::demand
