#pragma once
// Organisations as agents: who they are, where, and how large. Named ones are as the file says,
// those of groups are drawn.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/district.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"

namespace poai::population {

using OrganisationId = Id<struct OrganisationTag>;

struct Organisations {
  enum class Origin : std::uint8_t { kNamed, kDrawn, kStartUp };
  static constexpr std::array<std::string_view, 3> kOriginNames = {"named", "drawn", "start_up"};
  static constexpr std::uint32_t kNoBuilding = 0xffffffffU;

  Column<OrganisationId, std::string> id;
  Column<OrganisationId, std::string> name_en;
  Column<OrganisationId, std::string> name_ja;
  Column<OrganisationId, std::string> label;
  Column<OrganisationId, Origin> origin;
  Column<OrganisationId, std::uint8_t> sector;  ///< index of PopulationSpec::sectors
  Column<OrganisationId, PlaceId> place;
  Column<OrganisationId, std::uint32_t> building;  ///< index of District::buildings, or kNoBuilding
  Column<OrganisationId, std::uint8_t> floor;      ///< 1 = ground floor; 0: all floors, or unknown
  Column<OrganisationId, std::uint32_t> size;      ///< employees at a scale of 1
  std::vector<std::string> sector_name;
  std::vector<std::string> sector_name_ja;

  [[nodiscard]] std::size_t count() const { return id.size(); }
};

/// Named organisations in the order of the file, then those of the groups. Sizes of a group are the
/// quantiles of its distributions, so that only who has which size is chance; the employees of each
/// place add up to its total. Needs at least one organisation per place of a group, and as many
/// employees as organisations.
[[nodiscard]] Organisations make_organisations(const PopulationSpec& spec,
                                               const district::District& district,
                                               const random::Draws& draws);

}  // namespace poai::population
