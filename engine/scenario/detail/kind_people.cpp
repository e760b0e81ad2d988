// People and organisations: added and removed.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/suggest.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using config::between;
using config::FieldVisitor;
using config::Presence;
using population::OutsideBlock;
using population::ResidentBlock;

/// Ids of all blocks, or of those of residents or from outside.
template <class Block>
std::vector<std::string> ids_of(const std::vector<Block>& blocks) {
  std::vector<std::string> ids;
  for (const Block& block : blocks) {
    ids.push_back(block.id);
  }
  return ids;
}

std::vector<std::string> block_ids(const population::PopulationSpec& spec) {
  std::vector<std::string> ids = ids_of(spec.residents);
  const std::vector<std::string> outside = ids_of(spec.blocks);
  ids.insert(ids.end(), outside.begin(), outside.end());
  return ids;
}

void report_missing_block(const Intervention& intervention, std::string_view key,
                          const std::string& id, const std::vector<std::string>& known,
                          Target& target) {
  if (known.empty()) {
    return;  // the population file could not be read, which is reported
  }
  report(intervention, key, fmt::format("the population file has no block \"{}\"", id), "",
         did_you_mean(id, known), target.problems);
}

template <class Block>
const Block* find_block(const std::vector<Block>& blocks, const std::string& id) {
  const auto found = std::find_if(blocks.begin(), blocks.end(),
                                  [&](const Block& block) { return block.id == id; });
  return found == blocks.end() ? nullptr : &*found;
}

/// So many people like those of a block, at a place.
void add_outside_block(const Intervention& intervention, OutsideBlock block,
                       std::optional<PlaceId> place, Target& target) {
  block.id = intervention.id;
  block.place = place.value_or(block.place);
  block.persons.values.fill(intervention.people.persons);
  block.source = "scenario";
  target.population.blocks.push_back(std::move(block));
  ++target.changes.roster.new_blocks;
}

/// Whole numbers in proportion to `parts` that add up to `sum`: the error is carried on.
template <std::size_t N>
std::array<std::uint32_t, N> in_proportion(const std::array<std::uint32_t, N>& parts,
                                           std::uint32_t sum) {
  double all = 0.0;
  for (const std::uint32_t part : parts) {
    all += part;
  }
  std::array<std::uint32_t, N> scaled{};
  double running = 0.0;
  std::uint32_t given = 0;
  for (std::size_t i = 0; i < N; ++i) {
    running += static_cast<double>(parts.at(i)) * sum / std::max(all, 1.0);
    const auto upto = static_cast<std::uint32_t>(std::llround(running));
    scaled.at(i) = upto - given;
    given = upto;
  }
  return scaled;
}

void add_residents(const Intervention& intervention, ResidentBlock block,
                   std::optional<PlaceId> place, Target& target) {
  const std::uint32_t persons = intervention.people.persons;
  const auto sexes = in_proportion(std::array{block.male, block.female}, persons);
  block.id = intervention.id;
  block.place = place.value_or(block.place);
  block.ages = in_proportion(block.ages, persons);
  // Households of 1 only fill what larger ones leave: the persons must add up.
  const auto by_size = in_proportion(block.persons_by_size(), persons);
  std::uint32_t housed = 0;
  block.household_sizes.fill(0);
  for (std::size_t i = ResidentBlock::kHouseholdSizes; i-- > 1;) {
    block.household_sizes.at(i) = by_size.at(i) / static_cast<std::uint32_t>(i + 1);
    housed += block.household_sizes.at(i) * static_cast<std::uint32_t>(i + 1);
  }
  block.household_sizes.at(0) = persons - housed;
  block.households = 0;
  for (const std::uint32_t count : block.household_sizes) {
    block.households += count;
  }
  block.male = sexes[0];
  block.female = sexes[1];
  block.source = "scenario";
  target.population.residents.push_back(std::move(block));
  ++target.changes.roster.new_residents;
}

void declare_count(FieldVisitor& visitor, PeopleSettings& people, std::string_view meaning) {
  visitor.field({.key = "persons",
                 .meaning = meaning,
                 .unit = "persons",
                 .range = between(0, 1'000'000),
                 .presence = Presence::kRequired},
                people.persons);
}

void declare_likeness(FieldVisitor& visitor, PeopleSettings& people) {
  visitor.field(
      {.key = "like",
       .meaning = "Id of the block of the population file that they resemble: role, ages, "
                  "ways, hours, lunch.",
       .presence = Presence::kRequired},
      people.like);
}

/// The place of a new organisation, made if it is new.
std::optional<PlaceId> place_to_work(const Intervention& intervention, Target& target) {
  const bool is_known = target.district.find_place(intervention.place).has_value();
  if (intervention.at.empty() || is_known) {
    return place_of(intervention, "place", intervention.place, target);
  }
  const auto beside = place_of(intervention, "at", intervention.at, target);
  const bool is_needed = beside && intervention.people.persons > 0;
  return is_needed ? std::optional(add_place(intervention, *beside, target.district))
                   : std::nullopt;
}

/// Whether the scenario itself adds the people or the organisation `id`; that is reported.
bool is_added(const Intervention& intervention, const char* key, const std::string& id,
              Target& target) {
  const auto& others = target.scenario.interventions;
  const bool added = std::any_of(others.begin(), others.end(), [&](const Intervention& other) {
    return other.id == id && (other.kind == InterventionKind::kAddPeople ||
                              other.kind == InterventionKind::kAddOrganisation);
  });
  if (added) {
    report(intervention, key, fmt::format("\"{}\" is added by an intervention", id),
           "only those of the population file can be removed", "add fewer persons there",
           target.problems);
  }
  return added;
}

bool is_taken(const Intervention& intervention, Target& target) {
  const std::vector<std::string> known = block_ids(target.population);
  if (std::find(known.begin(), known.end(), intervention.id) == known.end()) {
    return false;
  }
  report(intervention, "id", fmt::format("\"{}\" is the id of a block", intervention.id),
         "new people are a block of that name", "choose another id", target.problems);
  return true;
}

}  // namespace

void declare_add_people(FieldVisitor& visitor, Intervention& intervention) {
  declare_likeness(visitor, intervention.people);
  declare_count(visitor, intervention.people,
                "How many; of them, the share of the block's tour comes on a day.");
  visitor.field({.key = "place",
                 .meaning = "Id of the place where they live, study, work or go; without it, that "
                            "of the block."},
                intervention.place);
}

void apply_add_people(const Intervention& intervention, Target& target) {
  const PeopleSettings& people = intervention.people;
  std::optional<PlaceId> place;
  if (!intervention.place.empty()) {
    place = place_of(intervention, "place", intervention.place, target);
  }
  if (people.like.empty() || is_taken(intervention, target)) {
    return;
  }
  const auto* residents = find_block(target.population.residents, people.like);
  const auto* outside = find_block(target.population.blocks, people.like);
  if (residents == nullptr && outside == nullptr) {
    report_missing_block(intervention, "like", people.like, block_ids(target.population), target);
  } else if (people.persons > 0 && residents != nullptr) {
    add_residents(intervention, *residents, place, target);
  } else if (people.persons > 0) {
    add_outside_block(intervention, *outside, place, target);
  }
}

void declare_remove_people(FieldVisitor& visitor, Intervention& intervention) {
  PeopleSettings& people = intervention.people;
  visitor.field({.key = "block",
                 .meaning = "Id of the block of the population file.",
                 .presence = Presence::kRequired},
                people.block);
  visitor.field({.key = "persons",
                 .meaning = "How many, at most all.",
                 .unit = "persons",
                 .range = between(0, 1'000'000)},
                people.persons);
  visitor.field({.key = "share", .meaning = "Instead, which share.", .range = config::share()},
                people.share);
}

void apply_remove_people(const Intervention& intervention, Target& target) {
  const PeopleSettings& people = intervention.people;
  const std::vector<std::string> known = block_ids(target.population);
  if (people.block.empty()) {
    return;
  }
  if (std::find(known.begin(), known.end(), people.block) == known.end()) {
    report_missing_block(intervention, "block", people.block, known, target);
    return;
  }
  if (is_added(intervention, "block", people.block, target)) {
    return;
  }
  if (people.persons > 0 && people.share) {
    report(intervention, "share", "must not be there with persons", "one of them says how many",
           "leave one of the two out", target.problems);
  }
  if (people.persons > 0 || people.share.value_or(0.0) > 0.0) {
    target.changes.roster.removals.push_back(
        {intervention.id, people.block, "", static_cast<double>(people.persons), people.share});
  }
}

void declare_add_organisation(FieldVisitor& visitor, Intervention& intervention) {
  visitor.field({.key = "place",
                 .meaning = "Id of the place where it works; a new one with `at`.",
                 .presence = Presence::kRequired},
                intervention.place);
  visitor.field({.key = "at",
                 .meaning = "For a new place: id of the place beside which it stands, on the "
                            "street."},
                intervention.at);
  declare_likeness(visitor, intervention.people);
  declare_count(visitor, intervention.people, "How many employees.");
  visitor.field(
      {.key = "sector", .meaning = "Sector of the population file; without it, its last one."},
      intervention.people.sector);
  visitor.field({.key = "name_ja", .meaning = "Name in Japanese."}, intervention.name_ja);
  visitor.field({.key = "name_en", .meaning = "Name in English."}, intervention.name_en);
}

void apply_add_organisation(const Intervention& intervention, Target& target) {
  const PeopleSettings& people = intervention.people;
  const population::PopulationSpec& spec = target.population;
  if (people.like.empty() || intervention.place.empty()) {
    return;  // reported when the file was read
  }
  const auto place = place_to_work(intervention, target);
  const auto* like = find_block(spec.blocks, people.like);
  if (like == nullptr) {
    report_missing_block(intervention, "like", people.like, ids_of(spec.blocks), target);
  } else if (!population::is_staff(like->role)) {
    report(intervention, "like", fmt::format("the people of \"{}\" are not employed", people.like),
           fmt::format("their role is {}", word(kRoleNames, like->role)), "", target.problems);
  }
  std::vector<std::string> sectors;
  for (const population::Sector& sector : spec.sectors) {
    sectors.push_back(sector.name);
  }
  const auto sector = people.sector.empty()
                          ? sectors.end() - (sectors.empty() ? 0 : 1)
                          : std::find(sectors.begin(), sectors.end(), people.sector);
  if (!people.sector.empty() && sector == sectors.end()) {
    report_unknown(intervention, {"sector", "sector", people.sector}, sectors, target.problems);
  }
  if (!place || like == nullptr || is_taken(intervention, target) || people.persons == 0) {
    return;
  }
  population::RosterChange::NewOrganisation added;
  added.organisation.id = intervention.id;
  added.organisation.name_en =
      intervention.name_en.empty() ? intervention.id : intervention.name_en;
  added.organisation.name_ja =
      intervention.name_ja.empty() ? intervention.id : intervention.name_ja;
  added.organisation.label = "scenario";
  added.organisation.place = *place;
  added.organisation.sector = static_cast<std::size_t>(sector - sectors.begin());
  added.organisation.size = people.persons;
  added.blocks = {spec.blocks.size()};
  target.changes.roster.organisations.push_back(std::move(added));
  add_outside_block(intervention, *like, place, target);
}

void declare_remove_organisation(FieldVisitor& visitor, Intervention& intervention) {
  visitor.field({.key = "organisation",
                 .meaning = "Id of an organisation of the population file.",
                 .presence = Presence::kRequired},
                intervention.people.organisation);
  intervention.people.share = intervention.people.share.value_or(1.0);
  visitor.field(
      {.key = "share", .meaning = "Share of its employees who go.", .range = config::share()},
      intervention.people.share);
}

void apply_remove_organisation(const Intervention& intervention, Target& target) {
  const std::string& id = intervention.people.organisation;
  const std::vector<std::string> known = organisation_ids(target);
  if (id.empty() || is_added(intervention, "organisation", id, target)) {
    return;
  }
  if (std::find(known.begin(), known.end(), id) == known.end()) {
    report_unknown(intervention,
                   {"organisation", "organisation", id, "only those with a name can be removed"},
                   known, target.problems);
    return;
  }
  if (intervention.people.share.value_or(1.0) > 0.0) {
    target.changes.roster.removals.push_back(
        {intervention.id, "", id, 0.0, intervention.people.share});
  }
}

}  // namespace poai::scenario::detail
