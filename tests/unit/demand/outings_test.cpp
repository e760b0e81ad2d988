// Coffee breaks, dinner and drinks in the plans of the small island.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/planned_island.hpp"
#include "support/small_outings.hpp"

namespace poai::demand {
namespace {

using test::expect_same_plans;
using test::find_item;
using test::kHourMs;
using test::kMinuteMs;
using test::PlaceOfItem;

class Outings : public test::PlannedIsland {
 protected:
  Outings() : PlannedIsland(test::small_outings()) {}
};

bool has(std::span<const PlanItem> items, ActivityKind activity) {
  return find_item(items, activity, PlaceOfItem::kChosenLater) < items.size();
}

/// The last item at work; nothing if there is none.
const PlanItem* last_work(std::span<const PlanItem> items) {
  const PlanItem* last = nullptr;
  for (const PlanItem& item : items) {
    last = item.activity == ActivityKind::kWork && item.end_ms != PlanItem::kNever ? &item : last;
  }
  return last;
}

TEST_F(Outings, PutCoffeeBetweenTwoPartsOfWork) {
  const PlannedDay planned = plan();
  double at_work = 0.0;
  double breaks = 0.0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    at_work +=
        people.role[person] == Role::kOfficeWorker && last_work(items) != nullptr ? 1.0 : 0.0;
  }
  for_each_with(ActivityKind::kCoffee, planned, [&](PersonId person, auto items, std::size_t i) {
    breaks += people.role[person] == Role::kOfficeWorker ? 1.0 : 0.0;
    ASSERT_EQ(items[i - 1].place, island.place("office"));
    ASSERT_EQ(items[i + 1].place, island.place("office"));
    ASSERT_GE(items[i - 1].end_ms, 14 * kHourMs);
    ASSERT_LE(items[i - 1].end_ms, 16 * kHourMs);
    ASSERT_EQ(items[i].end_ms, items[i - 1].end_ms + 25 * kMinuteMs);
    ASSERT_GT(items[i + 1].end_ms, items[i].end_ms);
  });
  // Half of them want one, a few of whom are gone by then.
  EXPECT_NEAR(breaks / at_work, 0.5, 4.0 * std::sqrt(0.25 / at_work));
}

TEST_F(Outings, ComeAfterWorkOnTheWayHomeInTheirShares) {
  const PlannedDay planned = plan();
  double leave_in_time = 0.0;
  double dinners = 0.0;
  for_each_with(ActivityKind::kDinner, planned, [&](PersonId person, auto items, std::size_t i) {
    ASSERT_EQ(items[i - 1].activity, ActivityKind::kWork);
    ASSERT_EQ(items[i + 1].place, people.home[person]);
    ASSERT_GE(items[i - 1].end_ms, 16 * kHourMs + 30 * kMinuteMs);
    ASSERT_LT(items[i - 1].end_ms, 19 * kHourMs);
    ASSERT_FALSE(has(items, ActivityKind::kDrinks)) << "one or the other";
  });
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    const PlanItem* work = last_work(items);
    if (people.role[person] == Role::kOfficeWorker && work != nullptr &&
        work->end_ms >= 16 * kHourMs + 30 * kMinuteMs && work->end_ms < 19 * kHourMs) {
      leave_in_time += 1.0;
      dinners += has(items, ActivityKind::kDinner) ? 1.0 : 0.0;
    }
  }
  EXPECT_NEAR(dinners / leave_in_time, 0.3, 4.0 * std::sqrt(0.3 * 0.7 / leave_in_time));
}

TEST_F(Outings, LeaveNoDriverWithDrinks) {
  const PlannedDay planned = plan();
  std::size_t drink = 0;
  std::size_t drivers_dine = 0;
  for_each_with(ActivityKind::kDrinks, planned, [&](PersonId, auto items, std::size_t i) {
    ++drink;
    ASSERT_NE(items[i + 1].mode, Mode::kCar);
  });
  for_each_with(ActivityKind::kDinner, planned, [&](PersonId, auto items, std::size_t i) {
    drivers_dine += items[i + 1].mode == Mode::kCar ? 1U : 0U;
  });
  EXPECT_GT(drink, 100U);
  EXPECT_GT(drivers_dine, 20U);
}

TEST_F(Outings, LeaveTheDayAsItIsWhereNobodyHasOne) {
  day.outing_share_factor = 0.0;
  const PlannedDay none = plan();
  EXPECT_EQ(none.report.outings, 0U);
  spec = read("");
  expect_same_plans(none.plans, plan().plans);
}

TEST_F(Outings, AreMoreWhereTheSharesAreMultiplied) {
  const std::uint32_t before = plan().report.outings;
  day.outing_share_factor = 0.5;
  const std::uint32_t half = plan().report.outings;
  EXPECT_NEAR(half, before / 2.0, 4.0 * std::sqrt(before));
}

TEST_F(Outings, GiveWayToAnEventOfTheEvening) {
  PlanChanges changes;
  changes.events.push_back(
      {.id = "mixer",
       .place = island.place("school"),
       .begin = SimTime::at(17, 30),
       .end = SimTime::at(20),
       .guests = 5000,
       .who = {.roles = {Role::kOfficeWorker}, .places = {}, .organisations = {}}});
  day.changes = &changes;
  const PlannedDay planned = plan();
  std::size_t guests = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
      if (items[i].activity == ActivityKind::kEvent) {
        ++guests;
        ASSERT_TRUE(items[i + 1].place.valid()) << "no dinner after the mixer";
      }
    }
  }
  EXPECT_GT(guests, 1000U);
}

TEST_F(Outings, GiveWayToAChildThatIsPickedUpOnTheWayHome) {
  populate(test::small_activities() + test::small_outings());
  spec.outings[1].share.values.fill(1.0);
  spec.outings[2].share.values.fill(0.0);
  const PlannedDay planned = plan();
  std::uint32_t stops = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    for (std::size_t i = 1; i < items.size(); ++i) {
      if (items[i].activity == ActivityKind::kEscort &&
          items[i - 1].activity == ActivityKind::kWork) {
        ++stops;
        ASSERT_EQ(items[i + 1].place, people.home[person]);
        ASSERT_FALSE(has(items, ActivityKind::kDinner));
      }
    }
  }
  EXPECT_GT(stops, 0U);
}

TEST_F(Outings, LeadToTheShopAfterComingHome) {
  populate(test::small_outings_from_home());
  const PlannedDay planned = plan();
  double returned = 0.0;
  double shop = 0.0;
  for_each_with(ActivityKind::kShopping, planned, [&](PersonId person, auto items, std::size_t i) {
    shop += 1.0;
    ASSERT_EQ(people.role[person], Role::kResident);
    ASSERT_GE(people.age[person], 20);
    ASSERT_EQ(items[i - 1].place, people.home[person]);
    ASSERT_EQ(items[i + 1].place, people.home[person]);
    ASSERT_TRUE(std::any_of(
        items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const PlanItem& item) { return island.district.places[item.place].is_gate(); }))
        << "comes from outside, with another tour in between perhaps";
    ASSERT_GE(items[i - 1].end_ms, 15 * kHourMs);
    ASSERT_LE(items[i - 1].end_ms, 21 * kHourMs + 10 * kMinuteMs);
  });
  for (const PersonId person : ids<PersonId>(people.size())) {
    const auto items = planned.plans[person];
    for (std::size_t k = 0; k + 1 < items.size() && people.role[person] == Role::kResident; ++k) {
      const bool is_outside = items[k].place.valid() &&
                              island.district.places[items[k].place].is_gate() &&
                              items[k].activity == ActivityKind::kElsewhere;
      // A way home of half an hour more or less: 1 % of them are at the edges of the hours.
      returned += is_outside && people.age[person] >= 20 &&
                          items[k].end_ms >= 14 * kHourMs + 30 * kMinuteMs &&
                          items[k].end_ms < 20 * kHourMs + 30 * kMinuteMs
                      ? 1.0
                      : 0.0;
    }
  }
  ASSERT_GT(returned, 300.0);
  EXPECT_NEAR(shop / returned, 0.5, 4.0 * std::sqrt(0.25 / returned) + 0.02);
}

TEST_F(Outings, LeadOutForDinnerFromHomeAndBack) {
  populate(test::small_outings_from_home());
  const PlannedDay planned = plan();
  double residents = 0.0;
  double suppers = 0.0;
  const auto may = [this](PersonId person) {
    return people.role[person] == Role::kResident && people.age[person] >= 20 &&
           people.age[person] <= 84;
  };
  for (const PersonId person : ids<PersonId>(people.size())) {
    residents += may(person) ? 1.0 : 0.0;
  }
  for_each_with(ActivityKind::kSupper, planned, [&](PersonId person, auto items, std::size_t i) {
    suppers += 1.0;
    ASSERT_TRUE(may(person));
    ASSERT_EQ(items[i - 1].activity, ActivityKind::kHome);
    ASSERT_EQ(items[i + 1].activity, ActivityKind::kHome);
    ASSERT_GE(items[i - 1].end_ms, 17 * kHourMs + 30 * kMinuteMs);
    ASSERT_LE(items[i - 1].end_ms, 20 * kHourMs);
    ASSERT_GE(items[i + 1].end_ms, items[i].end_ms);
  });
  // Half of them mean to; for a few no time is left in the evening, so that it is a bit less.
  EXPECT_LT(suppers / residents, 0.5 + 4.0 * std::sqrt(0.25 / residents));
  EXPECT_GT(suppers / residents, 0.35);
  EXPECT_GT(planned.report.outings_dropped, 0U);
}

// Guests who come to stay: out for dinner from the hotel and back, not before they have settled in.
TEST_F(Outings, LeadOutForDinnerFromTheHotelAndBack) {
  populate(test::small_outings_from_home() + R"(
[[block]]
id = "guests"
role = "hotel_guest"
place = "school"
persons = 800
male_share = 0.5
age_profile = "working"
tour = "overnight"
access = "all_train"

[tour.overnight]
activity = "stay"
appears = 1.0
arrive = [["15:00", "19:00", 1]]
stays_overnight = true
)");
  const PlannedDay planned = plan();
  double guests = 0.0;
  double suppers = 0.0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    guests += people.role[person] == Role::kHotelGuest ? 1.0 : 0.0;
  }
  for_each_with(ActivityKind::kSupper, planned, [&](PersonId person, auto items, std::size_t i) {
    if (people.role[person] != Role::kHotelGuest) {
      return;
    }
    suppers += 1.0;
    ASSERT_EQ(items[i - 1].activity, ActivityKind::kStay);
    ASSERT_EQ(items[i + 1].place, items[i - 1].place);
    ASSERT_EQ(items[i + 1].end_ms, PlanItem::kNever);
    ASSERT_GE(items[i - 1].end_ms, 17 * kHourMs + 30 * kMinuteMs);
  });
  // Arrivals are even from 15:00 to 19:00, begins from 17:30 to 20:00. Half of the guests have
  // settled in before 17:30; of the others 0.4 are too late for the begin: 0.8 could go, half of
  // them do.
  EXPECT_NEAR(suppers / guests, 0.4, 4.0 * std::sqrt(0.4 * 0.6 / guests));
}

TEST_F(Outings, AreTheSameForAnyNumberOfThreads) {
  populate(test::small_outings() + test::small_outings_from_home());
  const PlannedDay one = plan(1);
  for (const int threads : {2, 3, 7}) {
    const PlannedDay other = plan(threads);
    expect_same_plans(one.plans, other.plans);
    EXPECT_EQ(one.report.outings, other.report.outings);
    EXPECT_EQ(one.report.outings_dropped, other.report.outings_dropped);
  }
}

}  // namespace
}  // namespace poai::demand
