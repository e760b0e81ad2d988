#include "engine/study/person_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/words.hpp"

namespace poai::study {
namespace {

using Values = std::array<double, kMeasureNames.size()>;

struct AgeBand {
  std::uint8_t from;
  std::string_view name;
};
constexpr std::array<AgeBand, 6> kAgeBands = {{{75, "age.75-"},
                                               {65, "age.65-74"},
                                               {45, "age.45-64"},
                                               {25, "age.25-44"},
                                               {15, "age.15-24"},
                                               {0, "age.0-14"}}};
constexpr std::array<std::string_view, 2> kSexNames = {"sex.male", "sex.female"};

std::string_view age_group(std::uint8_t age) {
  return std::find_if(kAgeBands.begin(), kAgeBands.end(),
                      [age](const AgeBand& band) { return age >= band.from; })
      ->name;
}

Values values_of(const metrics::PersonOutcomes& outcomes, std::size_t person) {
  const bool ate =
      outcomes.lunch_outcome[person] == static_cast<std::uint8_t>(MealOutcome::kServed);
  return {static_cast<double>(outcomes.travelled_min[person]),
          static_cast<double>(outcomes.walked_min[person]),
          static_cast<double>(outcomes.waited_min[person]),
          static_cast<double>(outcomes.queued_min[person]),
          static_cast<double>(outcomes.lunch_yen[person]),
          ate ? 1.0 : 0.0};
}

void add(const Values& base, const Values& alt, GroupSums& group) {
  ++group.persons;
  for (std::size_t i = 0; i < base.size(); ++i) {
    GroupSums::Sum& sum = group.measures.at(i);
    sum.base += base.at(i);
    sum.alt += alt.at(i);
    sum.more += alt.at(i) > base.at(i) ? 1U : 0U;
    sum.less += alt.at(i) < base.at(i) ? 1U : 0U;
  }
}

/// The rows of a population in the order of the keys.
std::vector<std::pair<std::uint64_t, std::size_t>> rows_by_key(
    const population::Population& population) {
  std::vector<std::pair<std::uint64_t, std::size_t>> rows(population.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {population.key[PersonId(i)].value, i};
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// "nakamachi_2" of "residents_nakamachi_2": residents are registered by chome.
std::string_view without_prefix(std::string_view block) {
  constexpr std::string_view kPrefix = "residents_";
  return block.starts_with(kPrefix) ? block.substr(kPrefix.size()) : block;
}

std::vector<std::string> groups_of(const PersonDay& day, PersonId person) {
  const population::Population& people = day.population;
  const PlaceId home = people.home[person];
  std::vector<std::string> groups{
      fmt::format("role.{}", word(kRoleNames, people.role[person])),
      std::string(age_group(people.age[person])),
      std::string(kSexNames.at(static_cast<std::size_t>(people.sex[person])))};
  if (home.valid()) {
    groups.push_back(fmt::format("home.{}", day.places[home].id));
  }
  if (const auto employer = people.organisation[person]; employer.valid()) {
    const population::Organisations& all = people.organisations;
    groups.push_back(fmt::format("sector.{}", all.sector_name[all.sector[employer]]));
  }
  if (people.role[person] == Role::kResident) {
    groups.push_back(
        fmt::format("chome.{}", without_prefix(people.block_id[people.block[person]])));
  }
  return groups;
}

}  // namespace

GroupTable group_differences(const PersonDay& base, const PersonDay& alt) {
  const auto base_rows = rows_by_key(base.population);
  const auto alt_rows = rows_by_key(alt.population);
  GroupTable table;
  auto other = alt_rows.begin();
  for (const auto& [key, row] : base_rows) {
    while (other != alt_rows.end() && other->first < key) {
      ++other;
    }
    const bool is_paired = other != alt_rows.end() && other->first == key;
    if (!is_paired ||
        (base.outcomes.appeared[row] == 0 && alt.outcomes.appeared[other->second] == 0)) {
      continue;
    }
    const Values before = values_of(base.outcomes, row);
    const Values after = values_of(alt.outcomes, other->second);
    for (const std::string& group : groups_of(base, PersonId(row))) {
      add(before, after, table[group]);
    }
  }
  return table;
}

}  // namespace poai::study
