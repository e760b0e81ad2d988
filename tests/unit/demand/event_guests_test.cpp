// Who comes to events of the small island, from day to day.

#include <gtest/gtest.h>

#include <set>

#include "support/planned_island.hpp"

namespace poai::demand {
namespace {

class EventGuests : public test::PlannedIsland {
 protected:
  EventGuests() : PlannedIsland({}) {
    for (population::Tour& tour : spec.tours) {
      tour.appears.values.fill(1.0);  // so that who could come is nearly the same on each day
    }
  }
  [[nodiscard]] std::set<PersonId> guests(GuestLot lot, std::uint32_t number) {
    PlanChanges changes;
    changes.events.push_back(
        {.id = "evening",
         .place = island.place("school"),
         .begin = SimTime::at(17, 30),
         .end = SimTime::at(20),
         .guests = 200,
         .who = {.roles = {Role::kOfficeWorker}, .places = {}, .organisations = {}},
         .lot = lot});
    day.changes = &changes;
    day.number = number;
    const PlannedDay planned = plan();
    std::set<PersonId> found;
    for (const PersonId person : ids<PersonId>(people.size())) {
      const auto items = planned.plans[person];
      if (test::find_item(items, ActivityKind::kEvent) < items.size()) {
        found.insert(person);
      }
    }
    EXPECT_EQ(found.size(), 200U);
    return found;
  }
  [[nodiscard]] std::size_t who_come_again(GuestLot lot) {
    const std::set<PersonId> first = guests(lot, 0);
    std::size_t again = 0;
    for (const PersonId person : guests(lot, 1)) {
      again += first.contains(person) ? 1U : 0U;
    }
    return again;
  }
};

// On each day about half of the 4,000 clerks are free then, by their own hours.
TEST_F(EventGuests, OfAClubAreItsMembersOnEveryDayOnWhichTheyAreFree) {
  EXPECT_GT(who_come_again(GuestLot::kOnce), 60U);
}

TEST_F(EventGuests, OfOtherEventsAreDrawnAnew) {
  // 200 of some 2,000: 20 of them by chance.
  EXPECT_LT(who_come_again(GuestLot::kDaily), 40U);
}

TEST_F(EventGuests, AreFewerThanAskedForWhereTheAudienceIsNotThere) {
  PlanChanges changes;
  changes.events.push_back(
      {.id = "crowd",
       .place = island.place("school"),
       .begin = SimTime::at(17, 30),
       .end = SimTime::at(20),
       .guests = 900'000,
       .who = {.roles = {Role::kOfficeWorker}, .places = {}, .organisations = {}}});
  day.changes = &changes;
  const PlannedDay planned = plan();
  std::uint32_t there = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    there += test::find_item(items, ActivityKind::kEvent) < items.size() ? 1U : 0U;
  }
  ASSERT_EQ(planned.report.events.size(), 1U);
  EXPECT_EQ(planned.report.events[0].id, "crowd");
  EXPECT_EQ(planned.report.events[0].asked, 900'000U);
  EXPECT_EQ(planned.report.events[0].come, there);
  EXPECT_GT(there, 0U);
}

TEST_F(EventGuests, OfOneDayDoNotDependOnTheLot) {
  EXPECT_EQ(guests(GuestLot::kOnce, 0), guests(GuestLot::kDaily, 0));
}

}  // namespace
}  // namespace poai::demand
