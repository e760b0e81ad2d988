#include "engine/encounters/initial_ties.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/core/id_range.hpp"
#include "support/employed_island.hpp"

namespace poai::encounters {
namespace {

using test::EmployedIsland;

TieGraph ties_of(const EmployedIsland& island, std::uint32_t other_ties, int threads = 1,
                 std::uint32_t replicate = 0) {
  EncounterParameters parameters;
  parameters.other_ties = other_ties;
  return initial_ties(island.circles(), island.population.key, parameters,
                      random::Draws(1, replicate), parallel::Threads(threads));
}

TEST(InitialTies, JoinAllOfATeam) {
  const EmployedIsland island;
  const Circles circles = island.circles();
  const TieGraph ties = ties_of(island, 0);
  for (std::size_t i = 0; i < EmployedIsland::kEmployees; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool same = circles.team[PersonId(i)] == circles.team[PersonId(j)];
      EXPECT_EQ(ties.strength_min(PersonId(i), PersonId(j)) > 0.0, same);
    }
  }
}

TEST(InitialTies, JoinNobodyOutsideTheOrganisation) {
  const EmployedIsland island;
  const TieGraph ties = ties_of(island, 3);
  EXPECT_TRUE(ties.friends_of(island.nurse).empty());
  EXPECT_TRUE(ties.friends_of(island.pupil).empty());
  EXPECT_TRUE(ties.friends_of(island.shopper).empty());
}

TEST(InitialTies, ReachBeyondTheTeamWhereAskedTo) {
  const EmployedIsland island;
  EXPECT_GT(ties_of(island, 3).tie_count(), ties_of(island, 0).tie_count() + 40);
}

// Two of a team who also name each other have one tie, that of the team; others who name each other
// have no stronger one than those of whom only one names the other.
TEST(InitialTies, AreAsStrongAsTheStrongestReasonForThem) {
  const EmployedIsland island;
  const Circles circles = island.circles();
  EncounterParameters parameters;
  parameters.other_ties = 20;  // of 40 employees: most pairs are named more than once
  parameters.tie_strength_cv = 0.0;
  const TieGraph ties = initial_ties(circles, island.population.key, parameters,
                                     random::Draws(1, 0), parallel::Threads(1));
  std::size_t beyond = 0;
  for (const Tie& tie : ties.ties()) {
    const bool same = circles.team[tie.a] == circles.team[tie.b];
    beyond += same ? 0U : 1U;
    EXPECT_EQ(tie.strength_min, same ? 240.0F : 60.0F);
  }
  EXPECT_GT(beyond, 300U);
}

TEST(InitialTies, AreTheSameForAnyNumberOfThreadsAndReplicate) {
  const EmployedIsland island;
  const TieGraph one = ties_of(island, 2);
  for (const auto& [threads, replicate] : {std::pair(3, 0U), std::pair(1, 5U)}) {
    const TieGraph other = ties_of(island, 2, threads, replicate);
    for (const PersonId person : ids<PersonId>(island.population.size())) {
      EXPECT_TRUE(std::ranges::equal(one.friends_of(person), other.friends_of(person)));
      EXPECT_TRUE(std::ranges::equal(one.strengths_of(person), other.strengths_of(person)));
    }
  }
}

}  // namespace
}  // namespace poai::encounters
