#pragma once
// What sort of tie joins two people, by what they belong to.

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/district/district.hpp"
#include "engine/encounters/circles.hpp"
#include "engine/population/population.hpp"

namespace poai::encounters {

/// Append only.
enum class TieKind : std::uint8_t {
  kTeam,               ///< same team or class
  kOrganisation,       ///< same organisation or school
  kFirmHospital,       ///< a firm and a hospital
  kFirmUniversity,     ///< a firm and the staff of a university
  kResearcherStudent,  ///< a researcher and a student, also one who lives on the island
  kPhases,             ///< organisations or schools of phase 1 and phase 2
  kCrossSector,        ///< organisations of two sectors, in two places
  kCrossOrganisation,  ///< organisations of one sector, in two places
  kBuilding,           ///< the same place of work, study or visit
  kOther
};
inline constexpr std::array<std::string_view, 10> kTieKindNames = {
    "team",   "organisation", "firm_hospital",      "firm_university", "researcher_student",
    "phases", "cross_sector", "cross_organisation", "building",        "other"};

class TieKinds {
 public:
  /// All must outlive this.
  TieKinds(const population::Population& population, const district::District& district,
           const Circles& circles);

  /// The first that fits of: team, organisation, firm_hospital, firm_university,
  /// researcher_student, phases, building, cross_sector, cross_organisation, other.
  [[nodiscard]] TieKind between(PersonId a, PersonId b) const;

 private:
  enum class Sort : std::uint8_t { kFirm, kHospital, kUniversity, kOther };

  [[nodiscard]] bool joins(PersonId a, PersonId b, Sort x, Sort y) const;
  [[nodiscard]] bool joins_research_and_study(PersonId a, PersonId b) const;
  [[nodiscard]] bool joins_phases(CircleId x, CircleId y) const;
  [[nodiscard]] bool is_student(PersonId person) const;
  [[nodiscard]] Sort sort_of(PersonId person) const;

  const population::Population& population_;
  const district::District& district_;
  const Circles& circles_;
  std::array<Sort, 256> sort_of_sector_{};
};

}  // namespace poai::encounters
