#include "engine/encounters/circles.hpp"

#include <gtest/gtest.h>

#include <set>

#include "engine/encounters/encounter_engine.hpp"
#include "support/employed_island.hpp"

namespace poai::encounters {
namespace {

using test::EmployedIsland;

TEST(Circles, AreOrganisationsAndSchools) {
  const EmployedIsland island;
  const Circles circles = island.circles();
  const CircleId firm = circles.of[island.employee(0)];
  const CircleId school = circles.of[island.pupil];
  ASSERT_TRUE(firm.valid());
  ASSERT_TRUE(school.valid());
  EXPECT_EQ(circles.circle[firm].members, EmployedIsland::kEmployees);
  EXPECT_EQ(circles.circle[firm].kind, SpaceKind::kOffice);
  EXPECT_EQ(circles.circle[school].kind, SpaceKind::kClassroom);
  EXPECT_EQ(circles.circle[school].members, 1U);
  EXPECT_FALSE(circles.of[island.shopper].valid());
  EXPECT_EQ(circles.affiliation[island.shopper].organisation, Affiliation::kNoOrganisation);
  EXPECT_EQ(circles.affiliation[island.employee(0)].sector, 0);
  EXPECT_EQ(circles.affiliation[island.pupil].sector, Affiliation::kNoSector);
}

// A team is the cell in which its people sit, in whatever replicate.
TEST(Circles, HaveTheSameTeamsInAllReplicates) {
  const EmployedIsland island;
  const Circles circles = island.circles();
  const random::Draws later(1, 5);
  const Circles again = make_circles(island.population, island.district, later);
  for (std::size_t i = 0; i < EmployedIsland::kEmployees; ++i) {
    const PersonId person = island.employee(i);
    const Circle& circle = circles.circle[circles.of[person]];
    EXPECT_EQ(circles.team[person], again.team[person]);
    EXPECT_EQ(circles.team[person],
              team_of(island.population.key[person], circle.name_hash, circle.teams, later));
  }
}

// 40 people make 5 teams of 8.
TEST(Circles, SplitOrganisationsIntoTeams) {
  const EmployedIsland island;
  const Circles circles = island.circles();
  std::set<std::uint32_t> teams;
  for (std::size_t i = 0; i < EmployedIsland::kEmployees; ++i) {
    teams.insert(circles.team[island.employee(i)]);
  }
  EXPECT_EQ(circles.circle[CircleId(std::size_t{0})].teams, 5U);
  EXPECT_GT(teams.size(), 3U);
  EXPECT_LT(*teams.rbegin(), 5U);
}

}  // namespace
}  // namespace poai::encounters
