#include "engine/population/roster_change.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"

namespace poai::population {
namespace {

using Removal = RosterChange::Removal;

/// The rows of a column that stay.
template <class T>
void keep(const std::vector<PersonId>& rows, Column<PersonId, T>& column) {
  Column<PersonId, T> kept;
  kept.reserve(rows.size());
  for (const PersonId row : rows) {
    kept.push_back(column[row]);
  }
  column = std::move(kept);
}

template <class T>
void append(const Column<PersonId, T>& more, Column<PersonId, T>& column) {
  column.reserve(column.size() + more.size());
  for (const T& value : more) {
    column.push_back(value);
  }
}

/// Calls `change(column of a, column of b)` for each column that has a row per person.
template <class Change>
void for_each_column(Population& a, const Population& b, const Change& change) {
  change(a.key, b.key);
  change(a.block, b.block);
  change(a.role, b.role);
  change(a.age, b.age);
  change(a.sex, b.sex);
  change(a.speed_mps, b.speed_mps);
  change(a.home, b.home);
  change(a.target, b.target);
  change(a.mode, b.mode);
  change(a.gate, b.gate);
  change(a.flight, b.flight);
  change(a.air_purpose, b.air_purpose);
  change(a.air_stop, b.air_stop);
  change(a.main_tour, b.main_tour);
  change(a.position, b.position);
  change(a.organisation, b.organisation);
  change(a.household, b.household);
  change(a.school_year, b.school_year);
  change(a.lunch_budget_yen, b.lunch_budget_yen);
  change(a.walk_dislike, b.walk_dislike);
}

/// How the blocks of a specification are numbered: residents, then blocks, then the air passengers.
struct Numbering {
  std::size_t residents = 0;
  std::size_t blocks = 0;
};

/// The number that a block has after others were added behind those of its sort.
BlockId renumbered(BlockId block, const Numbering& from, const Numbering& to,
                   const Numbering& first) {
  if (!block.valid()) {
    return block;
  }
  const std::size_t index = block.index();
  if (index < from.residents) {
    return BlockId(index + first.residents);
  }
  if (index < from.residents + from.blocks) {
    return BlockId(index - from.residents + to.residents + first.blocks);
  }
  return BlockId(to.residents + to.blocks);
}

void renumber(const Numbering& from, const Numbering& to, const Numbering& first,
              Population& population) {
  for (const PersonId person : ids<PersonId>(population.size())) {
    population.block[person] = renumbered(population.block[person], from, to, first);
    population.position[person] = renumbered(population.position[person], from, to, first);
  }
}

PopulationSpec base_of(const PopulationSpec& spec, const RosterChange& change) {
  PopulationSpec base = spec;
  base.residents.resize(spec.residents.size() - change.new_residents);
  base.blocks.resize(spec.blocks.size() - change.new_blocks);
  return base;
}

PopulationSpec additions_of(const PopulationSpec& spec, const RosterChange& change) {
  PopulationSpec added = spec;
  added.residents.assign(spec.residents.end() - static_cast<std::ptrdiff_t>(change.new_residents),
                         spec.residents.end());
  added.blocks.assign(spec.blocks.end() - static_cast<std::ptrdiff_t>(change.new_blocks),
                      spec.blocks.end());
  added.organisations.clear();
  added.organisation_groups.clear();
  added.air.reset();
  for (ResidentTour& tour : added.resident_tours) {
    if (tour.destination == ResidentTour::Destination::kStaffPositions) {
      tour.share.values.fill(0.0);  // positions are those of the base
    }
  }
  return added;
}

bool is_meant(const Removal& removal, const Population& population, PersonId person) {
  if (!removal.block.empty()) {
    return population.block_id[population.block[person]] == removal.block;
  }
  const OrganisationId employer = population.organisation[person];
  return employer.valid() && population.organisations.id[employer] == removal.organisation;
}

/// A resident who loses the position stays at home.
void lose_position(PersonId person, Population& population) {
  population.position[person] = BlockId::none();
  population.organisation[person] = OrganisationId::none();
  population.target[person] = PlaceId::none();
  population.main_tour[person] = Population::kNoTour;
}

/// Those who go, of those who are not gone yet: by lot, so that more are the same and others.
std::vector<PersonId> drawn(const Removal& removal, const Population& population,
                            const std::vector<bool>& gone, double scale,
                            const random::Draws& draws) {
  std::vector<std::pair<std::uint64_t, PersonId>> lots;
  for (const PersonId person : ids<PersonId>(population.size())) {
    if (!gone[person.index()] && is_meant(removal, population, person)) {
      const std::uint64_t entity = combine64(population.key[person].value, hash_name(removal.id));
      lots.emplace_back(draws.bits(entity, random::Occasion{0}, random::Purpose::kRosterChange),
                        person);
    }
  }
  std::sort(lots.begin(), lots.end());
  const double wanted =
      removal.share ? *removal.share * static_cast<double>(lots.size()) : removal.persons * scale;
  const auto count =
      std::min(lots.size(), static_cast<std::size_t>(std::llround(std::max(wanted, 0.0))));
  std::vector<PersonId> persons;
  for (std::size_t i = 0; i < count; ++i) {
    persons.push_back(lots[i].second);
  }
  return persons;
}

void remove_people(const RosterChange& change, double scale, const random::Draws& draws,
                   Population& population) {
  std::vector<bool> gone(population.size(), false);
  for (const Removal& removal : change.removals) {
    for (const PersonId person : drawn(removal, population, gone, scale, draws)) {
      if (removal.block.empty() && population.role[person] == Role::kResident) {
        lose_position(person, population);
      } else {
        gone[person.index()] = true;
      }
    }
  }
  std::vector<PersonId> staying;
  for (const PersonId person : ids<PersonId>(population.size())) {
    if (!gone[person.index()]) {
      staying.push_back(person);
    }
  }
  if (staying.size() < population.size()) {
    for_each_column(population, population,
                    [&staying](auto& column, const auto&) { keep(staying, column); });
  }
}

void add_organisation(const RosterChange::NewOrganisation& added, const PopulationSpec& spec,
                      Population& population) {
  Organisations& all = population.organisations;
  const NamedOrganisation& organisation = added.organisation;
  const OrganisationId id = all.id.push_back(organisation.id);
  all.name_en.push_back(organisation.name_en);
  all.name_ja.push_back(organisation.name_ja);
  all.label.push_back(organisation.label);
  all.origin.push_back(Organisations::Origin::kNamed);
  all.sector.push_back(static_cast<std::uint8_t>(organisation.sector));
  all.place.push_back(organisation.place);
  all.building.push_back(Organisations::kNoBuilding);
  all.floor.push_back(0);
  all.size.push_back(organisation.size);
  for (const PersonId person : ids<PersonId>(population.size())) {
    for (const std::size_t block : added.blocks) {
      if (population.block[person] == BlockId(spec.residents.size() + block)) {
        population.organisation[person] = id;
      }
    }
  }
}

void name_blocks(const PopulationSpec& spec, Population& population) {
  const bool has_air = !population.block_id.empty() && population.block_id.values().back() == "air";
  population.block_id = {};
  for (const ResidentBlock& block : spec.residents) {
    population.block_id.push_back(block.id);
  }
  for (const OutsideBlock& block : spec.blocks) {
    population.block_id.push_back(block.id);
  }
  if (has_air) {
    population.block_id.push_back("air");
  }
}

/// Households of new residents come after the others.
void append_households(Population& added, Population& population) {
  const std::size_t first = population.households.size.size();
  for (const PersonId person : ids<PersonId>(added.size())) {
    if (const HouseholdId household = added.household[person]; household.valid()) {
      added.household[person] = HouseholdId(first + household.index());
    }
  }
  for (const PlaceId place : added.households.place) {
    population.households.place.push_back(place);
  }
  for (const std::uint8_t size : added.households.size) {
    population.households.size.push_back(size);
  }
}

}  // namespace

Population synthesise_changed(const PopulationSpec& spec, const RosterChange& change,
                              const district::District& district, const SynthesisOptions& options,
                              random::Draws draws, parallel::Threads threads) {
  if (change.empty()) {
    return synthesise(spec, district, options, draws, threads);
  }
  const PopulationSpec base = base_of(spec, change);
  Population population = synthesise(base, district, options, draws, threads);
  remove_people(change, options.scale, random::Draws(draws.seed(), 0), population);
  const Numbering before{base.residents.size(), base.blocks.size()};
  const Numbering after{spec.residents.size(), spec.blocks.size()};
  renumber(before, after, {}, population);
  if (change.new_residents + change.new_blocks > 0) {
    const PopulationSpec more = additions_of(spec, change);
    Population added = synthesise(more, district, options, draws, threads);
    renumber({more.residents.size(), more.blocks.size()}, after, before, added);
    append_households(added, population);
    for_each_column(population, added,
                    [](auto& column, const auto& further) { append(further, column); });
  }
  name_blocks(spec, population);
  for (const RosterChange::NewOrganisation& organisation : change.organisations) {
    add_organisation(organisation, spec, population);
  }
  return population;
}

}  // namespace poai::population
