#pragma once
// The circles that people belong to every day: organisations and their teams, schools and their
// classes.

#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/district.hpp"
#include "engine/encounters/affiliation.hpp"
#include "engine/encounters/encounter_parameters.hpp"
#include "engine/population/population.hpp"

namespace poai::encounters {

using CircleId = Id<struct CircleTag>;

/// An organisation, or the students of a school.
struct Circle {
  SpaceKind kind = SpaceKind::kOffice;  ///< of its rooms: kOffice or kClassroom
  PlaceId place;
  std::uint64_t name_hash = 0;
  std::uint32_t members = 0;  ///< on the roster
  std::uint32_t teams = 1;    ///< or classes
};

struct Circles {
  Column<CircleId, Circle> circle;  ///< organisations in their order, then schools
  Column<PersonId, CircleId> of;    ///< none for people who belong nowhere
  Column<PersonId, std::uint32_t> team;
  Column<PersonId, Affiliation> affiliation;

  [[nodiscard]] std::size_t bytes() const {
    return of.bytes() + team.bytes() + affiliation.bytes();
  }
};

/// `draws` gives the teams, by persons and names only: the same in all replicates.
[[nodiscard]] Circles make_circles(const population::Population& population,
                                   const district::District& district, const random::Draws& draws);

}  // namespace poai::encounters
