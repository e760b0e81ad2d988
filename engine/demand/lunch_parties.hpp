#pragma once
// Colleagues who go to lunch together: made with the plans of a day, before anybody knows where to.

#include <cstdint>

#include "engine/core/column.hpp"
#include "engine/core/compressed_rows.hpp"
#include "engine/core/ids.hpp"
#include "engine/demand/plan.hpp"
#include "engine/population/population.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand {

using PartyId = Id<struct PartyTag>;

struct LunchParties {
  static constexpr std::size_t kMost = 6;  ///< persons

  CompressedRows<PartyId, PersonId> members;  ///< two at least; the first one leads
  Column<PersonId, PartyId> of;               ///< none: goes alone
  Column<PersonId, PersonKey> table_key;      ///< of the leader, or the own one
};

/// What decides who goes with whom.
struct PartyInputs {
  const population::Population& population;
  const Column<PersonId, std::uint32_t>& team;  ///< within the organisation
  double company_share = 0.0;                   ///< 0 to 1, `[demand] lunch_company_share`
  std::uint32_t day = 0;                        ///< of the run; enters the draws
};

/// Employees of one organisation who are at one place, mean to eat in a canteen, or out, and to
/// begin in the same quarter of an hour stand in a row, by teams and keyed hashes; each one joins
/// the one before with probability `company_share`, up to kMost. So sizes are geometric where there
/// are enough of them, and somebody more or less in the row changes the own party and the next one
/// only, but where rows are cut at kMost. A party begins when the last of its members meant to:
/// `plans` are changed to that.
[[nodiscard]] LunchParties form_lunch_parties(const PartyInputs& inputs, const random::Draws& draws,
                                              Plans& plans);

}  // namespace poai::demand
