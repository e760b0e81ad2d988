#include "engine/encounters/tie_kind.hpp"

#include <gtest/gtest.h>

#include "support/employed_island.hpp"

namespace poai::encounters {
namespace {

using test::EmployedIsland;

TEST(TieKind, FollowsFromTeamsOrganisationsAndSectors) {
  EmployedIsland island;
  const Circles circles = island.circles();
  const TieKinds kinds(island.population, island.district, circles);
  const PersonId first = island.employee(0);
  bool seen_team = false;
  bool seen_other = false;
  for (std::size_t i = 1; i < EmployedIsland::kEmployees; ++i) {
    const bool same_team = circles.team[PersonId(i)] == circles.team[first];
    EXPECT_EQ(kinds.between(first, PersonId(i)),
              same_team ? TieKind::kTeam : TieKind::kOrganisation);
    (same_team ? seen_team : seen_other) = true;
  }
  EXPECT_TRUE(seen_team && seen_other);
  EXPECT_EQ(kinds.between(first, island.nurse), TieKind::kFirmHospital);
  EXPECT_EQ(kinds.between(island.nurse, first), TieKind::kFirmHospital);
  EXPECT_EQ(kinds.between(first, island.shopper), TieKind::kOther);
}

TEST(TieKind, KnowsThePhasesAndOtherSectors) {
  EmployedIsland island;
  island.population.organisations.sector_name[1] = "drug_and_bio";
  {
    const Circles circles = island.circles();
    EXPECT_EQ(TieKinds(island.population, island.district, circles)
                  .between(island.employee(0), island.nurse),
              TieKind::kCrossSector);
  }
  island.population.organisations.place[population::OrganisationId(std::size_t{1})] =
      island.place("homes");
  island.district.places[island.place("homes")].area = district::PlaceArea::kPhase2;
  const Circles circles = island.circles();
  EXPECT_EQ(TieKinds(island.population, island.district, circles)
                .between(island.employee(0), island.nurse),
            TieKind::kPhases);
}

TEST(TieKind, JoinsResearchersAndStudents) {
  EmployedIsland island;
  island.population.role[island.employee(0)] = Role::kResearcher;
  island.population.role[island.pupil] = Role::kStudent;
  const Circles circles = island.circles();
  EXPECT_EQ(TieKinds(island.population, island.district, circles)
                .between(island.pupil, island.employee(0)),
            TieKind::kResearcherStudent);
}

}  // namespace
}  // namespace poai::encounters
