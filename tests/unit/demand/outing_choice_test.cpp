#include "engine/demand/outing_choice.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "engine/core/hash.hpp"
#include "support/small_island.hpp"

namespace poai::demand {
namespace {

constexpr int kPersons = 4000;
constexpr double kFourDeviations = 4.0 * 31.6;  // binomial, of half of them at most

VenueView open(PlaceId /*place*/, SimTime /*arrival*/) { return {true, 0.0}; }
VenueView closed(PlaceId /*place*/, SimTime /*arrival*/) { return {false, 0.0}; }

class OutingChoiceTest : public ::testing::Test {
 protected:
  OutingChoiceTest() {
    dinner.services = 1U << static_cast<unsigned>(district::ServiceKind::kRestaurant);
    dinner.most_walk_min = 10.0;
    dinner.most_min = 120.0;
  }
  [[nodiscard]] MealRequest request(std::uint64_t person = 1) const {
    return {.person = PersonKey{mix64(person)},
            .role = Role::kOfficeWorker,
            .target = island.place("office"),
            .from = island.place("office"),
            .now = SimTime::at(18),
            .break_end = SimTime::at(20),
            .occasion = random::Occasion::on(0, 3),
            .tried = {}};
  }
  [[nodiscard]] LunchChoice places() const {
    return LunchChoice(island.district, island.fields, parameters, island.draws);
  }
  /// How many of 4,000 persons choose what.
  template <class View>
  std::map<OutingChoice::Kind, int> kinds(const View& view) const {
    const LunchChoice choice = places();
    std::map<OutingChoice::Kind, int> chosen;
    for (std::uint64_t person = 0; person < kPersons; ++person) {
      ++chosen[choose_outing(choice, request(person), dinner, island.draws, view).kind];
    }
    return chosen;
  }
  /// Of either restaurant: 40 seats, 800 yen, 200 m at 1.34 m/s.
  [[nodiscard]] static double utility_of_a_restaurant() {
    return std::log(40.0) - 0.002 * 800.0 - 0.038 * 200.0 / 1.34 / 60.0;
  }

  test::SmallIsland island;
  LunchParameters parameters;
  population::OutingManner dinner;
};

TEST_F(OutingChoiceTest, StaysOnTheIslandWhereNothingElseIsAnAlternative) {
  EXPECT_EQ(kinds(open)[OutingChoice::Kind::kPlace], kPersons);
}

TEST_F(OutingChoiceTest, HeadsForSannomiyaByTheLogit) {
  dinner.elsewhere_utility = utility_of_a_restaurant() + std::log(2.0);
  // exp(U): 1 for each of two restaurants, 2 for going on.
  auto chosen = kinds(open);
  EXPECT_NEAR(chosen[OutingChoice::Kind::kElsewhere], kPersons / 2, kFourDeviations);
  const PlaceId shut = island.place("restaurant_a");
  chosen = kinds([&](PlaceId place, SimTime) { return VenueView{place != shut, 0.0}; });
  EXPECT_NEAR(chosen[OutingChoice::Kind::kElsewhere], kPersons * 2 / 3, kFourDeviations);
}

TEST_F(OutingChoiceTest, NeverSendsAwayWhoStayedBeforeMorePlacesOpened) {
  dinner.elsewhere_utility = utility_of_a_restaurant() + std::log(2.0);
  const LunchChoice choice = places();
  const PlaceId shut = island.place("restaurant_a");
  const auto fewer = [&](PlaceId place, SimTime) { return VenueView{place != shut, 0.0}; };
  for (std::uint64_t person = 0; person < kPersons; ++person) {
    const auto before = choose_outing(choice, request(person), dinner, island.draws, fewer).kind;
    const auto after = choose_outing(choice, request(person), dinner, island.draws, open).kind;
    ASSERT_TRUE(before != OutingChoice::Kind::kPlace || after == before);
  }
}

TEST_F(OutingChoiceTest, FindsNoPlaceWhereAllAreClosedOrTooFar) {
  dinner.elsewhere_utility = -10.0;
  EXPECT_EQ(kinds(closed)[OutingChoice::Kind::kNoPlace], kPersons);
  dinner.most_walk_min = 2.0;  // the restaurants are 2.5 min away
  EXPECT_EQ(kinds(open)[OutingChoice::Kind::kNoPlace], kPersons);
}

TEST_F(OutingChoiceTest, LooksOnlyAtTheKindsOfPlaceThatServeIt) {
  dinner.services = 1U << static_cast<unsigned>(district::ServiceKind::kConvenience);
  const auto choice = choose_outing(places(), request(), dinner, island.draws, open);
  EXPECT_EQ(choice.place, island.place("shop"));
}

}  // namespace
}  // namespace poai::demand
