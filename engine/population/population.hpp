#pragma once
// Who there is: one row per person, static over a day, and the synthesis block each comes from.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/population/organisations.hpp"

namespace poai::population {

using HouseholdId = Id<struct HouseholdTag>;

struct Households {
  Column<HouseholdId, PlaceId> place;
  Column<HouseholdId, std::uint8_t> size;  ///< persons
};

/// Rows are grouped by block, and blocks near each other in space are near each other in memory.
struct Population {
  static constexpr std::uint16_t kNoTour = 0xffff;

  Column<PersonId, PersonKey> key;
  Column<PersonId, BlockId> block;  ///< where the person comes from in `population.toml`
  Column<PersonId, Role> role;
  Column<PersonId, std::uint8_t> age;  ///< years
  Column<PersonId, Sex> sex;
  Column<PersonId, float> speed_mps;  ///< free walking speed on the level, 0.5 to 2.2
  Column<PersonId, PlaceId> home;     ///< where the day starts and ends: a place, or a gate
  Column<PersonId, PlaceId>
      target;                   ///< place of work, study or visit; none if there is no single one
  Column<PersonId, Mode> mode;  ///< habitual main mode between a gate and the district
  Column<PersonId, PlaceId> gate;     ///< where that mode enters the district; none for people who
                                      ///< never leave it
  Column<PersonId, FlightId> flight;  ///< air passengers only
  Column<PersonId, AirPurpose> air_purpose;  ///< kTransfer for everybody else
  Column<PersonId, PlaceId> air_stop;  ///< where an air passenger lives or stops on the island
  Column<PersonId, std::uint16_t> main_tour;  ///< residents: index of a ResidentTour, or kNoTour
  Column<PersonId, BlockId> position;  ///< residents: the staff block whose position they hold
  Column<PersonId, OrganisationId> organisation;  ///< employees: who employs them
  Column<PersonId, HouseholdId> household;        ///< residents
  Column<PersonId, std::uint8_t> school_year;     ///< year of study, 1 ...; 0: none, or not known
  Column<PersonId, std::uint16_t> lunch_budget_yen;  ///< what a bought lunch may well cost
  Column<PersonId, float> walk_dislike;              ///< weight of a minute walked to lunch, mean 1
  Column<BlockId, std::string> block_id;  ///< residents, blocks, then "air" if there are flights
  Organisations organisations;
  Households households;

  [[nodiscard]] std::size_t size() const { return key.size(); }
  /// Bytes of the columns that have a row per person.
  [[nodiscard]] std::size_t bytes() const {
    constexpr std::size_t kRow =
        sizeof(PersonKey) + 2 * sizeof(BlockId) + sizeof(Role) + sizeof(std::uint8_t) +
        sizeof(Sex) + sizeof(float) + 4 * sizeof(PlaceId) + sizeof(Mode) + sizeof(FlightId) +
        sizeof(AirPurpose) + 2 * sizeof(std::uint16_t) + sizeof(OrganisationId) +
        sizeof(HouseholdId) + sizeof(std::uint8_t) + sizeof(float);
    return size() * kRow;
  }
};

}  // namespace poai::population
