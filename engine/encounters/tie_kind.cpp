#include "engine/encounters/tie_kind.hpp"

#include <string>

namespace poai::encounters {

TieKinds::TieKinds(const population::Population& population, const district::District& district,
                   const Circles& circles)
    : population_(population), district_(district), circles_(circles) {
  sort_of_sector_.fill(Sort::kFirm);
  sort_of_sector_[Affiliation::kNoSector] = Sort::kOther;
  const std::vector<std::string>& names = population.organisations.sector_name;
  for (std::size_t sector = 0; sector < names.size(); ++sector) {
    if (names[sector] == "hospital") {
      sort_of_sector_.at(sector) = Sort::kHospital;
    } else if (names[sector] == "university") {
      sort_of_sector_.at(sector) = Sort::kUniversity;
    } else if (names[sector] == "institute") {
      sort_of_sector_.at(sector) = Sort::kOther;
    }
  }
}

TieKinds::Sort TieKinds::sort_of(PersonId person) const {
  return sort_of_sector_[circles_.affiliation[person].sector];
}

bool TieKinds::joins(PersonId a, PersonId b, Sort x, Sort y) const {
  return (sort_of(a) == x && sort_of(b) == y) || (sort_of(a) == y && sort_of(b) == x);
}

bool TieKinds::joins_research_and_study(PersonId a, PersonId b) const {
  const auto is = [this](PersonId person, Role role) { return population_.role[person] == role; };
  return (is(a, Role::kResearcher) && is(b, Role::kStudent)) ||
         (is(b, Role::kResearcher) && is(a, Role::kStudent));
}

bool TieKinds::joins_phases(PersonId a, PersonId b) const {
  const auto area = [this](PersonId person) {
    return district_.places[circles_.circle[circles_.of[person]].place].area;
  };
  using district::PlaceArea;
  return (area(a) == PlaceArea::kPhase1 && area(b) == PlaceArea::kPhase2) ||
         (area(a) == PlaceArea::kPhase2 && area(b) == PlaceArea::kPhase1);
}

TieKind TieKinds::between(PersonId a, PersonId b) const {
  const CircleId x = circles_.of[a];
  const CircleId y = circles_.of[b];
  if (x.valid() && x == y) {
    return circles_.team[a] == circles_.team[b] ? TieKind::kTeam : TieKind::kOrganisation;
  }
  if (joins(a, b, Sort::kFirm, Sort::kHospital)) {
    return TieKind::kFirmHospital;
  }
  if (joins(a, b, Sort::kFirm, Sort::kUniversity)) {
    return TieKind::kFirmUniversity;
  }
  if (joins_research_and_study(a, b)) {
    return TieKind::kResearcherStudent;
  }
  const std::uint8_t sector = circles_.affiliation[a].sector;
  const std::uint8_t other = circles_.affiliation[b].sector;
  if (sector != Affiliation::kNoSector && other != Affiliation::kNoSector) {
    if (joins_phases(a, b)) {
      return TieKind::kPhases;
    }
    return sector != other ? TieKind::kCrossSector : TieKind::kCrossOrganisation;
  }
  const bool same_place =
      population_.target[a].valid() && population_.target[a] == population_.target[b];
  return same_place ? TieKind::kBuilding : TieKind::kOther;
}

}  // namespace poai::encounters
