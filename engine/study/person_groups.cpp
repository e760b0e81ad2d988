#include "engine/study/person_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/words.hpp"
#include "engine/output/paired_rows.hpp"
#include "engine/population/chome.hpp"

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
          static_cast<double>(outcomes.crowded_min[person]),
          static_cast<double>(outcomes.queued_min[person]),
          static_cast<double>(outcomes.lunch_yen[person]),
          ate ? 1.0 : 0.0,
          static_cast<double>(outcomes.contacts[person])};
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

std::vector<std::uint64_t> keys_of(const population::Population& population) {
  std::vector<std::uint64_t> keys(population.size());
  std::transform(population.key.begin(), population.key.end(), keys.begin(),
                 [](PersonKey key) { return key.value; });
  return keys;
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
    groups.push_back(fmt::format("chome.{}", population::chome_of(people, person)));
  }
  return groups;
}

void count_unpaired(const PersonDay& day, const std::vector<std::size_t>& rows,
                    std::uint64_t GroupSums::*count, GroupTable& table) {
  for (const std::size_t row : rows) {
    if (day.outcomes.appeared[row] != 0) {
      for (const std::string& group : groups_of(day, PersonId(row))) {
        ++(table[group].*count);
      }
    }
  }
}

}  // namespace

GroupTable group_differences(const PersonDay& base, const PersonDay& alt) {
  const output::PairedRows rows =
      output::pair_rows(keys_of(base.population), keys_of(alt.population));
  GroupTable table;
  for (const auto& [before, after] : rows.both) {
    if (base.outcomes.appeared[before] == 0 && alt.outcomes.appeared[after] == 0) {
      continue;
    }
    for (const std::string& group : groups_of(base, PersonId(before))) {
      add(values_of(base.outcomes, before), values_of(alt.outcomes, after), table[group]);
    }
  }
  count_unpaired(base, rows.only_base, &GroupSums::only_base, table);
  count_unpaired(alt, rows.only_alt, &GroupSums::only_alt, table);
  return table;
}

}  // namespace poai::study
