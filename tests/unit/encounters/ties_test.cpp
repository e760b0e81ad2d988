#include "engine/encounters/ties.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace poai::encounters {
namespace {

Column<PersonId, PersonKey> keys(std::size_t count) {
  Column<PersonId, PersonKey> keys;
  for (std::size_t i = 0; i < count; ++i) {
    keys.push_back({100 - i});
  }
  return keys;
}

Tie tie(std::size_t a, std::size_t b, float strength_min) {
  return {PersonId(a), PersonId(b), strength_min};
}

TEST(TieGraph, HasEachTieInBothDirectionsOnce) {
  const TieGraph graph({tie(0, 1, 10.0F), tie(1, 2, 20.0F), tie(1, 0, 5.0F)}, keys(4));
  EXPECT_EQ(graph.tie_count(), 2U);
  EXPECT_EQ(graph.strength_min(PersonId(0), PersonId(1)), 15.0);
  EXPECT_EQ(graph.strength_min(PersonId(2), PersonId(1)), 20.0);
  EXPECT_EQ(graph.strength_min(PersonId(0), PersonId(2)), 0.0);
  EXPECT_TRUE(graph.friends_of(PersonId(3)).empty());
  EXPECT_EQ(graph.weight_of(PersonId(3)), 0.0);
}

TEST(TieGraph, KnowsFriendsInCommon) {
  const TieGraph graph({tie(0, 1, 1.0F), tie(1, 2, 1.0F)}, keys(4));
  EXPECT_TRUE(graph.have_common_friend(PersonId(0), PersonId(2)));
  EXPECT_FALSE(graph.have_common_friend(PersonId(0), PersonId(1)));
  EXPECT_FALSE(graph.have_common_friend(PersonId(0), PersonId(3)));
}

// Weights go with the power 3/4 of the strength: 16 times as strong is 8 times as likely.
TEST(TieGraph, PicksFriendsByTheirWeights) {
  const TieGraph graph({tie(0, 1, 10.0F), tie(0, 2, 160.0F)}, keys(3));
  int second = 0;
  for (int i = 0; i < 9000; ++i) {
    second += graph.pick(PersonId(0), (i + 0.5) / 9000.0) == PersonId(2) ? 1 : 0;
  }
  EXPECT_NEAR(second, 8000, 2);
}

TEST(TieGraph, DoesNotDependOnTheOrderOfTheTies) {
  const TieGraph one({tie(0, 1, 1.0F), tie(0, 2, 2.0F), tie(0, 3, 3.0F)}, keys(4));
  const TieGraph other({tie(3, 0, 3.0F), tie(0, 2, 2.0F), tie(1, 0, 1.0F)}, keys(4));
  for (double u = 0.05; u < 1.0; u += 0.1) {
    EXPECT_EQ(one.pick(PersonId(0), u), other.pick(PersonId(0), u));
  }
}

TEST(RenewedTies, HalveInTheirHalfLife) {
  EncounterParameters parameters;
  parameters.weak_half_life_days = 2.0;
  parameters.strong_half_life_days = 4.0;
  parameters.strong_tie_least_min = 200.0;
  TieGraph graph({tie(0, 1, 100.0F), tie(0, 2, 800.0F)}, keys(3));
  graph = renewed(graph, {}, parameters, keys(3));
  graph = renewed(graph, {}, parameters, keys(3));
  EXPECT_NEAR(graph.strength_min(PersonId(0), PersonId(1)), 50.0, 1e-4);
  EXPECT_NEAR(graph.strength_min(PersonId(0), PersonId(2)), 800.0 / std::sqrt(2.0), 1e-3);
}

TEST(RenewedTies, GrowWithTheMinutesAndBeginFromEnoughOfThem) {
  EncounterParameters parameters;
  parameters.weak_half_life_days = 1e9;
  parameters.tie_growth = 2.0;
  parameters.new_tie_least_min = 3.0;
  const TieGraph graph({tie(0, 1, 10.0F)}, keys(4));
  const std::vector<PairMinutes> day = {{PersonId(1), PersonId(0), 1.0},
                                        {PersonId(0), PersonId(2), 2.9},
                                        {PersonId(0), PersonId(3), 3.0}};
  const TieGraph next = renewed(graph, day, parameters, keys(4));
  EXPECT_NEAR(next.strength_min(PersonId(0), PersonId(1)), 12.0, 1e-4);
  EXPECT_EQ(next.strength_min(PersonId(0), PersonId(2)), 0.0);
  EXPECT_EQ(next.strength_min(PersonId(0), PersonId(3)), 6.0);
}

TEST(RenewedTies, AreForgottenWhenTheyAreFaint) {
  EncounterParameters parameters;
  parameters.weak_half_life_days = 1.0;
  const TieGraph graph({tie(0, 1, 0.9F), tie(0, 2, 9.0F)}, keys(3));
  EXPECT_EQ(renewed(graph, {}, parameters, keys(3)).tie_count(), 1U);
}

}  // namespace
}  // namespace poai::encounters
