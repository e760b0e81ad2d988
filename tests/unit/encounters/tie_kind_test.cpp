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

/// An island where the nurse's employer is of another sector, in a house of its own.
EmployedIsland island_of_two_houses(const char* sector) {
  EmployedIsland island;
  island.population.organisations.sector_name[1] = sector;
  island.population.organisations.place[population::OrganisationId(std::size_t{1})] =
      island.place("homes");
  island.population.target[island.nurse] = island.place("homes");
  return island;
}

TieKind kind_of(const EmployedIsland& island, PersonId a, PersonId b) {
  const Circles circles = island.circles();
  const TieKinds kinds(island.population, island.district, circles);
  EXPECT_EQ(kinds.between(a, b), kinds.between(b, a));
  return kinds.between(a, b);
}

TEST(TieKind, KnowsPhasesSectorsAndOrganisations) {
  EmployedIsland island = island_of_two_houses("drug_and_bio");
  const PersonId first = island.employee(0);
  EXPECT_EQ(kind_of(island, first, island.nurse), TieKind::kCrossSector);
  island.district.places[island.place("homes")].area = district::PlaceArea::kPhase2;
  EXPECT_EQ(kind_of(island, first, island.nurse), TieKind::kPhases);
  island = island_of_two_houses("drug_and_bio");
  island.population.organisations.sector[population::OrganisationId(std::size_t{1})] = 0;
  EXPECT_EQ(kind_of(island, first, island.nurse), TieKind::kCrossOrganisation);
}

TEST(TieKind, SeesPhasesBetweenSchoolsAndFirmsToo) {
  EmployedIsland island;
  island.district.places[island.place("school")].area = district::PlaceArea::kPhase2;
  EXPECT_EQ(kind_of(island, island.pupil, island.employee(0)), TieKind::kPhases);
}

// That they are in one house says more of why they know each other than that they are of two
// organisations; what joins a firm with a hospital or a university says more than the house.
TEST(TieKind, SeesTheBuildingBeforeTwoSectors) {
  EmployedIsland island;
  const PersonId first = island.employee(0);
  EXPECT_EQ(kind_of(island, first, island.nurse), TieKind::kFirmHospital);
  island.population.organisations.sector_name[1] = "university";
  EXPECT_EQ(kind_of(island, first, island.nurse), TieKind::kFirmUniversity);
  island.population.organisations.sector_name[1] = "drug_and_bio";
  EXPECT_EQ(kind_of(island, first, island.nurse), TieKind::kBuilding);
  island.population.organisations.sector[population::OrganisationId(std::size_t{1})] = 0;
  EXPECT_EQ(kind_of(island, first, island.nurse), TieKind::kBuilding);
  island.population.target[island.shopper] = island.place("office");
  EXPECT_EQ(kind_of(island, first, island.shopper), TieKind::kBuilding);
}

TEST(TieKind, JoinsResearchersAndStudents) {
  EmployedIsland island;
  const PersonId researcher = island.employee(0);
  island.population.role[researcher] = Role::kResearcher;
  EXPECT_EQ(kind_of(island, island.pupil, researcher), TieKind::kOther);
  island.population.role[island.pupil] = Role::kStudent;
  EXPECT_EQ(kind_of(island, island.pupil, researcher), TieKind::kResearcherStudent);
  EXPECT_EQ(kind_of(island, island.pupil, island.employee(1)), TieKind::kOther);
}

TEST(TieKind, CountsResidentsOfUniversitiesAsStudentsButNotThoseOfSchools) {
  EmployedIsland island;
  const PersonId researcher = island.employee(0);
  island.population.role[researcher] = Role::kResearcher;
  island.population.role[island.pupil] = Role::kResident;
  EXPECT_EQ(kind_of(island, island.pupil, researcher), TieKind::kOther);
  island.district.places[island.place("school")].kind = district::PlaceKind::kUniversity;
  EXPECT_EQ(kind_of(island, island.pupil, researcher), TieKind::kResearcherStudent);
}

}  // namespace
}  // namespace poai::encounters
