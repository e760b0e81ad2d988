#include "engine/demand/parties.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"

namespace poai::demand {
namespace {

constexpr std::int32_t kNoonMs = 12 * 3'600'000;
constexpr std::int32_t kMinuteMs = 60'000;
const random::Draws kDraws(3, 0);

/// Employees at work who have lunch at noon.
struct Office {
  PersonId add(std::uint32_t organisation, LunchForm form, std::int32_t begin_ms = kNoonMs,
               std::uint32_t place = 0, std::uint32_t in_team = 0) {
    const PersonId person(people.key.size());
    people.key.push_back({mix64(person.value() + 1U)});
    people.organisation.push_back(population::OrganisationId(organisation));
    team.push_back(in_team);
    PlanItem work;
    work.activity = ActivityKind::kWork;
    work.place = PlaceId(place);
    work.end_ms = begin_ms;
    PlanItem lunch;
    lunch.activity = ActivityKind::kLunch;
    lunch.lunch = form;
    lunch.break_min = 45;
    lunch.end_ms = begin_ms + 45 * kMinuteMs;
    plans.append_row(std::vector<PlanItem>{PlanItem(), work, lunch, work});
    return person;
  }
  /// Goes to dinner or for drinks after work, and home.
  PersonId add_evening(OutingKind kind, std::int32_t leaves_ms, std::uint32_t organisation = 0) {
    const PersonId person(people.key.size());
    people.key.push_back({mix64(person.value() + 1U)});
    people.organisation.push_back(population::OrganisationId(organisation));
    team.push_back(0);
    PlanItem work;
    work.activity = ActivityKind::kWork;
    work.place = PlaceId(0);
    work.end_ms = leaves_ms;
    PlanItem outing;
    outing.activity = activity_of(kind);
    outing.end_ms = leaves_ms + 70 * kMinuteMs;
    PlanItem home;
    home.place = PlaceId(1);
    plans.append_row(std::vector<PlanItem>{PlanItem(), work, outing, home});
    return person;
  }
  Parties form_evening(double dinner_share, double drinks_share) {
    PartyInputs inputs{.population = people, .team = team};
    inputs.outing_share.at(static_cast<std::size_t>(OutingKind::kDinner)) = dinner_share;
    inputs.outing_share.at(static_cast<std::size_t>(OutingKind::kDrinks)) = drinks_share;
    return form_parties(inputs, kDraws, plans);
  }
  Parties form(double share) {
    return form_parties({.population = people, .team = team, .lunch_share = share}, kDraws, plans);
  }

  population::Population people;
  Column<PersonId, std::uint32_t> team;
  Plans plans;
};

std::set<PersonId> party_of(const Parties& parties, PersonId person) {
  const PartyId id = parties.at_lunch[person];
  if (!id.valid()) {
    return {person};
  }
  const auto members = parties.members[id];
  return {members.begin(), members.end()};
}

TEST(LunchParties, AreNoneWithoutCompany) {
  Office office;
  for (std::int32_t i = 0; i < 20; ++i) {
    office.add(0, LunchForm::kCanteen, kNoonMs + i);
  }
  const Parties parties = office.form(0.0);
  EXPECT_EQ(parties.members.size(), 0U);
  for (const PersonId person : ids<PersonId>(20)) {
    EXPECT_FALSE(parties.at_lunch[person].valid());
    EXPECT_EQ(office.plans[person][1].end_ms, kNoonMs + static_cast<std::int32_t>(person.value()));
  }
}

// 20 colleagues who all join: 6 + 6 + 6 + 2.
TEST(LunchParties, HaveSixMembersAtTheMost) {
  Office office;
  for (int i = 0; i < 20; ++i) {
    office.add(0, LunchForm::kEatingOut);
  }
  const Parties parties = office.form(1.0);
  ASSERT_EQ(parties.members.size(), 4U);
  std::multiset<std::size_t> sizes;
  for (const PartyId party : ids<PartyId>(4)) {
    sizes.insert(parties.members[party].size());
    for (const PersonId member : parties.members[party]) {
      EXPECT_EQ(parties.at_lunch[member], party);
    }
  }
  EXPECT_EQ(sizes, (std::multiset<std::size_t>{2, 6, 6, 6}));
}

TEST(LunchParties, AreOfOneOrganisationPlaceFormAndQuarterOfAnHour) {
  Office office;
  const PersonId person = office.add(0, LunchForm::kCanteen);
  const PersonId colleague = office.add(0, LunchForm::kCanteen, kNoonMs + 14 * kMinuteMs);
  office.add(1, LunchForm::kCanteen);
  office.add(0, LunchForm::kEatingOut);
  office.add(0, LunchForm::kCanteen, kNoonMs + 15 * kMinuteMs);
  office.add(0, LunchForm::kCanteen, kNoonMs, 1);
  const PersonId bento = office.add(0, LunchForm::kBoughtBento);
  const PersonId bento_too = office.add(0, LunchForm::kBoughtBento);
  const Parties parties = office.form(1.0);
  EXPECT_EQ(parties.members.size(), 1U);
  EXPECT_EQ(party_of(parties, person), (std::set<PersonId>{person, colleague}));
  EXPECT_FALSE(parties.at_lunch[bento].valid() || parties.at_lunch[bento_too].valid());
}

TEST(LunchParties, BeginWhenTheLastOfThemMeantTo) {
  Office office;
  const PersonId early = office.add(0, LunchForm::kCanteen, kNoonMs + kMinuteMs);
  const PersonId late = office.add(0, LunchForm::kCanteen, kNoonMs + 9 * kMinuteMs);
  ASSERT_EQ(office.form(1.0).members.size(), 1U);
  for (const PersonId person : {early, late}) {
    EXPECT_EQ(office.plans[person][1].end_ms, kNoonMs + 9 * kMinuteMs);
    EXPECT_EQ(office.plans[person][2].end_ms, kNoonMs + 54 * kMinuteMs);
  }
}

TEST(LunchParties, AreMadeWithinTeamsFirst) {
  Office office;
  for (std::uint32_t i = 0; i < 12; ++i) {
    office.add(0, LunchForm::kCanteen, kNoonMs, 0, i % 2);
  }
  const Parties parties = office.form(1.0);
  ASSERT_EQ(parties.members.size(), 2U);
  for (const PartyId party : ids<PartyId>(2)) {
    std::set<std::uint32_t> teams;
    for (const PersonId member : parties.members[party]) {
      teams.insert(office.team[member]);
    }
    EXPECT_EQ(teams.size(), 1U);
  }
}

// Geometric sizes: with q = 0.4 a share of (1 - q)^2 = 0.36 of the people is alone, and pairs hold
// 2 q (1 - q)^2 = 0.288. 20,000 people: four standard errors are about 0.02.
TEST(LunchParties, HaveGeometricSizes) {
  Office office;
  constexpr std::uint32_t kPeople = 20'000;
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    office.add(0, LunchForm::kCanteen);
  }
  const Parties parties = office.form(0.4);
  double in_pairs = 0.0;
  for (const PartyId party : ids<PartyId>(parties.members.size())) {
    in_pairs += parties.members[party].size() == 2 ? 2.0 : 0.0;
  }
  const auto in_parties = static_cast<double>(parties.members.values().size());
  EXPECT_NEAR(1.0 - in_parties / kPeople, 0.36, 0.02);
  EXPECT_NEAR(in_pairs / kPeople, 0.288, 0.02);
}

constexpr std::int32_t kSixMs = 18 * 3'600'000;

TEST(EveningParties, AreOfThoseWhoLeaveWorkForTheSameInOneHalfHour) {
  Office office;
  const PersonId first = office.add_evening(OutingKind::kDinner, kSixMs);
  const PersonId second = office.add_evening(OutingKind::kDinner, kSixMs + 29 * kMinuteMs);
  office.add_evening(OutingKind::kDinner, kSixMs + 30 * kMinuteMs);
  office.add_evening(OutingKind::kDinner, kSixMs, 1);
  office.add_evening(OutingKind::kDrinks, kSixMs);
  office.add_evening(OutingKind::kShopping, kSixMs);
  office.add_evening(OutingKind::kShopping, kSixMs);
  const Parties parties = office.form_evening(1.0, 1.0);
  ASSERT_EQ(parties.members.size(), 1U);
  EXPECT_EQ(parties.after_work[first], PartyId(std::size_t{0}));
  EXPECT_EQ(parties.after_work[second], PartyId(std::size_t{0}));
  EXPECT_EQ(parties.of(second, office.plans[second][2]), PartyId(std::size_t{0}));
  EXPECT_FALSE(parties.of(second, office.plans[second][1]).valid());
  EXPECT_FALSE(parties.at_lunch[first].valid());
  EXPECT_EQ(parties.lunchers, 0U);
  for (const PersonId person : {first, second}) {
    EXPECT_EQ(office.plans[person][1].end_ms, kSixMs + 29 * kMinuteMs);
    EXPECT_EQ(office.plans[person][2].end_ms, kSixMs + 99 * kMinuteMs);
  }
}

TEST(EveningParties, HaveTheShareOfTheirKind) {
  Office office;
  for (int i = 0; i < 30; ++i) {
    office.add_evening(OutingKind::kDinner, kSixMs);
    office.add_evening(OutingKind::kDrinks, kSixMs);
  }
  const Parties parties = office.form_evening(0.0, 1.0);
  EXPECT_EQ(parties.members.size(), 5U);
  for (const PersonId member : parties.members.values()) {
    EXPECT_EQ(office.plans[member][2].activity, ActivityKind::kDrinks);
  }
}

// Their later plans would have to wait.
TEST(EveningParties, LeaveOutWhoHasMoreToDoOnTheDay) {
  Office office;
  office.add_evening(OutingKind::kDinner, kSixMs);
  const PersonId busy = office.add_evening(OutingKind::kDinner, kSixMs);
  std::vector<PlanItem> more(office.plans[busy].begin(), office.plans[busy].end());
  more.back().end_ms = kSixMs + 120 * kMinuteMs;
  more.push_back(PlanItem());
  Plans plans;
  plans.append_row(
      std::vector<PlanItem>(office.plans[PersonId(0)].begin(), office.plans[PersonId(0)].end()));
  plans.append_row(more);
  office.plans = plans;
  EXPECT_EQ(office.form_evening(1.0, 1.0).members.size(), 0U);
}

TEST(LunchParties, SayHowManyWentAndMightHave) {
  Office office;
  for (int i = 0; i < 8; ++i) {
    office.add(0, LunchForm::kCanteen);
  }
  office.add(1, LunchForm::kEatingOut);
  office.add(1, LunchForm::kHomeBento);
  const Parties parties = office.form(1.0);
  EXPECT_EQ(parties.at_lunch_count, 2U);  // of six and of two
  EXPECT_EQ(parties.lunchers_in_parties, 8U);
  EXPECT_EQ(parties.lunchers, 9U);
}

// Who is not there any more leaves the parties of all but their own and the one before as they
// were.
TEST(LunchParties, AreThoseOfOthersWhenSomebodyIsGone) {
  Office with;
  for (std::uint32_t i = 0; i < 400; ++i) {
    with.add(0, LunchForm::kCanteen);
  }
  Office without = with;
  constexpr std::uint32_t kGone = 200;
  without.plans[PersonId(kGone)][2].lunch = LunchForm::kNone;
  const Parties before = with.form(0.3);
  const Parties after = without.form(0.3);
  std::size_t other = 0;
  for (std::uint32_t i = 0; i < 400; ++i) {
    other += i != kGone && party_of(before, PersonId(i)) != party_of(after, PersonId(i)) ? 1U : 0U;
  }
  EXPECT_LE(other, 2 * Parties::kMost);
  EXPECT_GT(before.members.size(), 50U);
}

}  // namespace
}  // namespace poai::demand
