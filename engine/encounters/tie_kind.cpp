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

// A resident's role says nothing of what the resident does: who studies is known by the circle.
bool TieKinds::is_student(PersonId person) const {
  const CircleId circle = circles_.of[person];
  switch (population_.role[person]) {
    case Role::kStudent:
      return true;
    case Role::kResident:
      return circle.valid() &&
             district_.places[circles_.circle[circle].place].kind ==
                 district::PlaceKind::kUniversity &&
             circles_.circle[circle].kind == SpaceKind::kClassroom;
    default:
      return false;
  }
}

bool TieKinds::joins_research_and_study(PersonId a, PersonId b) const {
  const auto is_researcher = [this](PersonId person) {
    return population_.role[person] == Role::kResearcher;
  };
  return (is_researcher(a) && is_student(b)) || (is_researcher(b) && is_student(a));
}

bool TieKinds::joins_phases(CircleId x, CircleId y) const {
  if (!x.valid() || !y.valid()) {
    return false;
  }
  using district::PlaceArea;
  const PlaceArea first = district_.places[circles_.circle[x].place].area;
  const PlaceArea second = district_.places[circles_.circle[y].place].area;
  return (first == PlaceArea::kPhase1 && second == PlaceArea::kPhase2) ||
         (first == PlaceArea::kPhase2 && second == PlaceArea::kPhase1);
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
  if (joins_phases(x, y)) {
    return TieKind::kPhases;
  }
  if (population_.target[a].valid() && population_.target[a] == population_.target[b]) {
    return TieKind::kBuilding;
  }
  const std::uint8_t sector = circles_.affiliation[a].sector;
  const std::uint8_t other = circles_.affiliation[b].sector;
  if (sector == Affiliation::kNoSector || other == Affiliation::kNoSector) {
    return TieKind::kOther;
  }
  return sector != other ? TieKind::kCrossSector : TieKind::kCrossOrganisation;
}

}  // namespace poai::encounters
