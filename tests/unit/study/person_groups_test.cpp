#include "engine/study/person_groups.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

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
  outcomes.crowded_min.assign(persons, walked_min);
  outcomes.queued_min.assign(persons, 0.0F);
  outcomes.lunch_yen.assign(persons, 0.0F);
  outcomes.lunch_outcome.assign(persons, 0);
  outcomes.contacts.assign(persons, static_cast<std::uint32_t>(walked_min));
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

TEST(PersonGroups, CompareContactsAndCrowding) {
  const Population people = two_people();
  const metrics::PersonOutcomes base = outcomes_of(2, 5.0F);
  const metrics::PersonOutcomes alt = outcomes_of(2, 8.0F);
  const GroupTable groups = group_differences({people, base, {}}, {people, alt, {}});
  for (const std::string_view measure : {"crowded_min", "contacts"}) {
    const auto found = std::find(kMeasureNames.begin(), kMeasureNames.end(), measure);
    ASSERT_NE(found, kMeasureNames.end());
    const GroupSums::Sum& sum =
        groups.at("role.visitor")
            .measures.at(static_cast<std::size_t>(found - kMeasureNames.begin()));
    EXPECT_DOUBLE_EQ(sum.base, 5.0) << measure;
    EXPECT_DOUBLE_EQ(sum.alt, 8.0) << measure;
  }
}

TEST(PersonGroups, CountWhoIsInOneOfTheRunsOnly) {
  const Population before = two_people();
  Population after = two_people();
  after.key[PersonId(1)] = {77};  // another visitor
  add_person(after, 78, Role::kVisitor, BlockId(1), OrganisationId::none());
  metrics::PersonOutcomes base = outcomes_of(2, 5.0F);
  metrics::PersonOutcomes alt = outcomes_of(3, 8.0F);
  alt.appeared[2] = 0;  // who does not appear is not counted
  const GroupTable groups = group_differences({before, base, {}}, {after, alt, {}});
  EXPECT_EQ(groups.at("role.visitor").persons, 0U);
  EXPECT_EQ(groups.at("role.visitor").only_base, 1U);
  EXPECT_EQ(groups.at("role.visitor").only_alt, 1U);
  EXPECT_EQ(groups.at("role.resident").persons, 1U);
  EXPECT_EQ(groups.at("role.resident").only_base, 0U);
}

}  // namespace
}  // namespace poai::study
