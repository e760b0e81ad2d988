// Meetings, pick-ups and bicycles in the plans of the small island.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "support/planned_island.hpp"

namespace poai::demand {
namespace {

using test::expect_same_plans;
using test::find_item;
using test::kHourMs;
using test::kMinuteMs;

class Activities : public test::PlannedIsland {
 protected:
  Activities() : PlannedIsland(test::small_activities()) {}
};

TEST_F(Activities, PutMeetingsBetweenTwoPartsOfWork) {
  const PlannedDay planned = plan();
  double at_work = 0.0;
  double meetings = 0.0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    const std::size_t i = find_item(items, ActivityKind::kMeeting);
    const bool works =
        find_item(items, ActivityKind::kWork) < items.size() &&
        (people.role[person] == Role::kOfficeWorker || people.position[person].valid());
    at_work += works ? 1.0 : 0.0;
    if (i == items.size()) {
      continue;
    }
    meetings += 1.0;
    ASSERT_EQ(items[i].place, island.place("school"));
    ASSERT_EQ(items[i - 1].place, island.place("office"));
    ASSERT_EQ(items[i + 1].place, island.place("office"));
    ASSERT_EQ(items[i + 1].activity, ActivityKind::kWork);
    ASSERT_GE(items[i].end_ms, items[i - 1].end_ms + 20 * kMinuteMs);
    // The bands of its begin, less 400 m at 0.5 m/s at most.
    ASSERT_GE(items[i - 1].end_ms, 9 * kHourMs + 30 * kMinuteMs - 800'000);
    ASSERT_LE(items[i - 1].end_ms, 16 * kHourMs);
    ASSERT_GT(items[i + 1].end_ms, items[i].end_ms);
  }
  EXPECT_EQ(planned.report.subtours, static_cast<std::uint32_t>(meetings));
  // A quarter wants one, some find no time.
  const double wanted = meetings + planned.report.subtours_dropped;
  EXPECT_NEAR(wanted / at_work, 0.25, 4.0 * std::sqrt(0.25 * 0.75 / at_work));
  EXPECT_GT(planned.report.subtours_repaired, 0U);
  EXPECT_LT(planned.report.subtours_dropped, 0.1 * wanted);
}

TEST_F(Activities, DropMeetingsForWhichTheDayIsTooShort) {
  spec.tours[spec.blocks[0].tour].stay_least_min = 0.0;
  spec.tours[spec.blocks[0].tour].stay_mean_min = 30.0;
  spec.tours[spec.blocks[0].tour].stay_sd_min = 0.0;
  const PlannedDay planned = plan();
  std::uint32_t of_residents = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    of_residents +=
        people.role[person] == Role::kResident &&
        find_item(planned.plans[person], ActivityKind::kMeeting) < planned.plans[person].size();
  }
  EXPECT_EQ(planned.report.subtours, of_residents);
  EXPECT_GT(planned.report.subtours_dropped, 500U);
}

TEST_F(Activities, LetSomebodyOfTheHouseholdPickUpTheChildren) {
  const PlannedDay planned = plan();
  std::map<population::HouseholdId, std::int32_t> picked_up;
  std::size_t on_the_way = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    const std::size_t i = find_item(items, ActivityKind::kEscort);
    if (i == items.size()) {
      continue;
    }
    ASSERT_GE(people.age[person], 18);
    ASSERT_EQ(items[i].place, island.place("school"));
    ASSERT_EQ(items[i + 1].place, people.home[person]);
    ASSERT_GE(items[i].end_ms, 16 * kHourMs + 30 * kMinuteMs);
    ASSERT_LE(items[i].end_ms, 19 * kHourMs + 5 * kMinuteMs);
    ASSERT_TRUE(picked_up.emplace(people.household[person], items[i].end_ms).second)
        << "one adult a household";
    on_the_way += items[i - 1].place == people.home[person] ? 0U : 1U;
  }
  EXPECT_EQ(planned.report.pick_ups, picked_up.size());
  EXPECT_GT(on_the_way, 5U);
  EXPECT_GT(picked_up.size(), on_the_way) << "others come from home";
  std::size_t children = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    const std::size_t i = find_item(items, ActivityKind::kStudy);
    if (people.role[person] != Role::kResident || people.age[person] > 10 || i == items.size()) {
      continue;
    }
    const auto found = picked_up.find(people.household[person]);
    children += found != picked_up.end() && found->second == items[i].end_ms ? 1U : 0U;
  }
  EXPECT_GE(children, picked_up.size()) << "who is picked up leaves school at that moment";
}

TEST_F(Activities, SendResidentsToTheSchoolByBicycleButNobodyFromOutside) {
  // 600 m to the school: 3 min + 1.3 x 600 m / 4 m/s by bicycle against 7.5 min walked twice as
  // hard.
  spec.blocks[4].place = island.place("school");
  const PlannedDay planned = plan();
  std::size_t cyclists = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    for (const PlanItem& item : planned.plans[person]) {
      if (item.mode == Mode::kBicycle) {
        ++cyclists;
        ASSERT_EQ(people.role[person], Role::kResident);
        ASSERT_GE(people.age[person], 18);
      }
    }
  }
  EXPECT_EQ(cyclists, 0U) << "no place of the adults is over 500 m away";
  spec.resident_tours[3].places = {island.place("school")};
  spec.resident_tours[3].weights = {1.0};
  const PlannedDay farther = plan();
  std::size_t there = 0;
  std::size_t shopping = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = farther.plans[person];
    const std::size_t i = find_item(items, ActivityKind::kShopping);
    if (i < items.size() && people.age[person] >= 18) {
      ++shopping;
      there += items[i].mode == Mode::kBicycle ? 1U : 0U;
      ASSERT_EQ(items[i + 1].mode, items[i].mode) << "the bicycle comes home again";
    }
  }
  EXPECT_GT(there, shopping / 2);
  EXPECT_LT(there, shopping);
}

TEST_F(Activities, AreTheSameForAnyNumberOfThreads) {
  const PlannedDay one = plan(1);
  for (const int threads : {2, 3, 7}) {
    const PlannedDay other = plan(threads);
    expect_same_plans(one.plans, other.plans);
    EXPECT_EQ(one.report.pick_ups, other.report.pick_ups);
  }
}

TEST_F(Activities, FollowTheUtilitiesOfAScenario) {
  const std::uint32_t before = plan().report.subtours;
  day.pattern.subtour = 1.0;
  EXPECT_GT(plan().report.subtours, before);
  day.pattern = {.main_tour = -2.0};
  const auto role = static_cast<std::size_t>(Role::kOfficeWorker);
  const PlanReport fewer = plan().report;
  // Odds of 9 times exp(-2) = 0.135 to 1.
  const double expected = 9.0 * std::exp(-2.0) / (1.0 + 9.0 * std::exp(-2.0));
  EXPECT_NEAR(fewer.appear.at(role) / static_cast<double>(fewer.roster.at(role)), expected, 0.035);
}

}  // namespace
}  // namespace poai::demand
