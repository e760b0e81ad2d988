#include "engine/encounters/circles.hpp"

#include <gtest/gtest.h>

#include <set>

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
