#pragma once
// Colleagues who go to lunch, or to dinner or drinks after work, together: made with the plans of a
// day, before anybody knows where to.

#include <array>
#include <cstdint>

#include "engine/core/column.hpp"
#include "engine/core/compressed_rows.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/demand/plan.hpp"
#include "engine/population/population.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand {

using PartyId = Id<struct PartyTag>;

struct Parties {
  static constexpr std::size_t kMost = 6;  ///< persons

  CompressedRows<PartyId, PersonId> members;  ///< two at least; the first one leads
  Column<PersonId, PartyId> at_lunch;         ///< none: goes alone
  Column<PersonId, PartyId> after_work;       ///< to dinner or drinks; none: goes alone
  std::uint32_t at_lunch_count = 0;           ///< parties
  std::uint32_t lunchers_in_parties = 0;      ///< persons
  std::uint32_t lunchers = 0;                 ///< employees who might have gone in one

  /// The party with which the person would do what the item says.
  [[nodiscard]] PartyId of(PersonId person, const PlanItem& item) const;
};

/// What decides who goes with whom. Shares are from 0 to 1.
struct PartyInputs {
  const population::Population& population;
  const Column<PersonId, std::uint32_t>& team;             ///< within the organisation
  double lunch_share = 0.0;                                ///< `[demand] lunch_company_share`
  std::array<double, kOutingKindCount> outing_share = {};  ///< of dinner and drinks
  std::uint32_t day = 0;                                   ///< of the run; enters the draws
};

/// Employees of one organisation who are at one place, mean to eat in a canteen, or out, and to
/// begin in the same quarter of an hour stand in a row, by teams and keyed hashes; each one joins
/// the one before with the probability `lunch_share`, up to kMost. So sizes are geometric where
/// there are enough of them, and somebody more or less in the row changes the own party and the
/// next one only, but where rows are cut at kMost. A party begins when the last of its members
/// meant to: `plans` are changed to that. The same holds for those who mean to go to dinner, or
/// for drinks, and to leave work in the same half hour, if it is the last that they do on the day.
[[nodiscard]] Parties form_parties(const PartyInputs& inputs, const random::Draws& draws,
                                   Plans& plans);

}  // namespace poai::demand
