#include "engine/study/person_groups.hpp"

#include <gtest/gtest.h>

#include "engine/core/words.hpp"

namespace poai::study {
namespace {

using population::OrganisationId;
using population::Population;

void add_person(Population& people, std::uint64_t key, Role role, BlockId block,
                OrganisationId employer) {
  people.key.push_back({key});
  people.role.push_back(role);
  people.block.push_back(block);
  people.organisation.push_back(employer);
  people.age.push_back(30);
  people.sex.push_back(Sex::kFemale);
  people.home.push_back(PlaceId::none());
}

/// A resident of a chome who is employed by an institute, and a visitor.
Population two_people() {
  Population people;
  people.block_id.push_back("residents_nakamachi_2");
  people.block_id.push_back("guests");
  people.organisations.id.push_back("institute");
  people.organisations.sector.push_back(1);
  people.organisations.sector_name = {"devices", "institutes"};
  add_person(people, 1, Role::kResident, BlockId(0), OrganisationId(0));
  add_person(people, 2, Role::kVisitor, BlockId(1), OrganisationId::none());
  return people;
}

metrics::PersonOutcomes outcomes_of(std::size_t persons, float walked_min) {
  metrics::PersonOutcomes outcomes;
  outcomes.appeared.assign(persons, 1);
  outcomes.travelled_min.assign(persons, 0.0F);
  outcomes.walked_min.assign(persons, walked_min);
  outcomes.waited_min.assign(persons, 0.0F);
  outcomes.queued_min.assign(persons, 0.0F);
  outcomes.lunch_yen.assign(persons, 0.0F);
  outcomes.lunch_outcome.assign(persons, 0);
  return outcomes;
}

TEST(PersonGroups, HaveTheSectorOfTheEmployerAndTheChomeOfResidents) {
  const Population people = two_people();
  const metrics::PersonOutcomes base = outcomes_of(2, 5.0F);
  const metrics::PersonOutcomes alt = outcomes_of(2, 8.0F);
  const GroupTable groups = group_differences({people, base, {}}, {people, alt, {}});
  ASSERT_TRUE(groups.contains("sector.institutes"));
  EXPECT_EQ(groups.at("sector.institutes").persons, 1U);
  EXPECT_FALSE(groups.contains("sector.devices"));
  ASSERT_TRUE(groups.contains("chome.nakamachi_2"));
  EXPECT_EQ(groups.at("chome.nakamachi_2").measures.at(1).more, 1U);
  EXPECT_FALSE(groups.contains("chome.guests"));
  EXPECT_EQ(groups.at("role.visitor").persons, 1U);
}

}  // namespace
}  // namespace poai::study
