// How often people turn to whom, and where they are in a space.

#include <algorithm>

#include "engine/core/hash.hpp"
#include "engine/encounters/detail/below.hpp"
#include "engine/encounters/encounter_engine.hpp"

namespace poai::encounters {

using detail::below;
using random::Purpose;

namespace {

bool has_fixed_cells(SpaceKind kind) {
  return kind == SpaceKind::kOffice || kind == SpaceKind::kClassroom;
}

/// Where those of a party sit together.
bool has_tables(SpaceKind kind) { return kind == SpaceKind::kCanteen || kind == SpaceKind::kCafe; }

/// Where people come to meet others than their own.
bool is_for_mixing(SpaceKind kind) {
  return kind == SpaceKind::kEvent || kind == SpaceKind::kLounge || kind == SpaceKind::kClub;
}

/// Two of a team turn to each other 2 cell_rate / (size of a team) an hour; those who eat together
/// by the factor more often.
double company_rate_per_h(const EncounterParameters& parameters) {
  const double team = kCellSize.at(static_cast<std::size_t>(SpaceKind::kOffice));
  return parameters.company_factor * 2.0 * parameters.cell_rate_per_h / team;
}

}  // namespace

std::uint32_t team_of(PersonKey person, std::uint64_t space_name_hash, std::uint32_t teams,
                      const random::Draws& draws) {
  const std::uint64_t entity = combine64(person.value, space_name_hash);
  const random::Draws of_all_replicates(draws.seed(), 0);
  return below(of_all_replicates.uniform(entity, {}, Purpose::kTeam), teams);
}

EncounterEngine::Rates EncounterEngine::rates_of(PersonId person) const {
  Rates rates;
  const SpaceId primary = spaces_.space_of(person, 0);
  const SpaceId secondary = spaces_.space_of(person, 1);
  const double all = parameters_.rate_factor;
  if (primary.valid()) {
    const double strangers = all * factor(parameters_.stranger_factor, primary);
    rates.cell = parameters_.cell_rate_per_h * strangers;
    rates.room = parameters_.room_rate_per_h * strangers;
    rates.tie_factor = factor(parameters_.tie_factor, primary);
    rates.company = is_led(person) ? all * company_rate_per_h(parameters_) : 0.0;
  }
  if (secondary.valid()) {
    rates.building =
        parameters_.room_rate_per_h * all * factor(parameters_.stranger_factor, secondary);
    rates.tie_factor = std::max(rates.tie_factor, factor(parameters_.tie_factor, secondary));
  }
  if (primary.valid() || secondary.valid()) {
    rates.tie = parameters_.tie_rate_per_h * all * rates.tie_factor *
                static_cast<double>(own_[person].tie_weight);
  }
  return rates;
}

double EncounterEngine::factor(const ByKind& factors, SpaceId space) const {
  return factors.at(static_cast<std::size_t>(spaces_[space].kind));
}

double EncounterEngine::affinity(PersonId a, PersonId b, SpaceKind kind) const {
  const Affiliation& x = members_.affiliation[a];
  const Affiliation& y = members_.affiliation[b];
  const bool same =
      x.organisation == y.organisation && x.organisation != Affiliation::kNoOrganisation;
  if (same || is_for_mixing(kind)) {
    return 1.0;
  }
  const bool same_sector = x.sector == y.sector && x.sector != Affiliation::kNoSector;
  return parameters_.other_organisation_factor *
         (same_sector ? 1.0 : parameters_.other_sector_factor);
}

PersonKey EncounterEngine::table_key(PersonId person) const {
  return members_.table_key != nullptr ? (*members_.table_key)[person] : members_.key[person];
}

bool EncounterEngine::is_led(PersonId person) const {
  const SpaceId space = spaces_.space_of(person, 0);
  return space.valid() && has_tables(spaces_[space].kind) &&
         table_key(person) != members_.key[person];
}

std::uint32_t EncounterEngine::cell_for(PersonId person, SpaceId space, std::uint32_t cells) const {
  const Spaces::Space& row = spaces_[space];
  if (cells == 1) {
    return 0;
  }
  if (has_fixed_cells(row.kind)) {
    return team_of(members_.key[person], row.name_hash, cells, draws_);
  }
  const PersonKey key = has_tables(row.kind) ? table_key(person) : members_.key[person];
  const std::uint64_t entity = combine64(key.value, row.name_hash);
  return below(draws_.uniform(entity, random::Occasion::on(day_.number, 0), Purpose::kTable),
               cells);
}

}  // namespace poai::encounters
