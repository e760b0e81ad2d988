#include "engine/demand/detail/rooms.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/planned_island.hpp"

namespace poai::demand::detail {
namespace {

using test::kHourMs;
using test::kMinuteMs;

/// Meetings of the office workers at the school and, less often, at a restaurant.
std::string meetings(const std::string& capacity) {
  return R"(
[[subtour]]
id = "meeting"
activity = "meeting"
roles = ["office_worker"]
share = 0.5
begin = [["09:30", "11:00", 1], ["13:00", "16:00", 2]]
stay_mean_min = 50
stay_sd_min = 10
stay_least_min = 20
places = ["school", "restaurant_a"]
sizes = [3, 1]
)" + capacity;
}

const char* const kPickUps = R"(
[[pick_up]]
id = "after_school"
of = "school"
ages = [6, 10]
share = 0.5
at = [["16:30", "17:30", 1], ["17:30", "19:00", 2]]
stay_min = 5
)";

struct Stay {
  PersonId person;
  std::int32_t from_ms = 0;
  std::int32_t until_ms = 0;
};

class RoomsOfADay : public test::PlannedIsland {
 protected:
  RoomsOfADay() : PlannedIsland(meetings("")) {}

  /// Stays at a place for an activity, by the plans; one walks there.
  [[nodiscard]] std::vector<Stay> stays(const PlannedDay& planned, ActivityKind activity,
                                        PlaceId place) const {
    std::vector<Stay> found;
    for (const PersonId person : ids<PersonId>(people.size())) {
      const auto items = planned.plans[person];
      for (std::size_t i = 1; i < items.size(); ++i) {
        if (items[i].activity == activity && items[i].place == place) {
          const double speed_mps = static_cast<double>(people.speed_mps[person]);
          const Duration way = island.router.walk_time(items[i - 1].place, place, speed_mps);
          found.push_back(
              {person, items[i - 1].end_ms + static_cast<std::int32_t>(way.ms), items[i].end_ms});
        }
      }
    }
    return found;
  }

  /// Of the stays, in the minute that begins at `time_ms`.
  [[nodiscard]] static std::size_t persons_in(const std::vector<Stay>& stays,
                                              std::int32_t time_ms) {
    return static_cast<std::size_t>(std::count_if(stays.begin(), stays.end(), [&](const Stay& one) {
      return one.from_ms < time_ms + kMinuteMs && one.until_ms > time_ms;
    }));
  }
  [[nodiscard]] static std::size_t most_in(const std::vector<Stay>& stays) {
    std::size_t most = 0;
    for (std::int32_t time_ms = 0; time_ms < 30 * kHourMs; time_ms += kMinuteMs) {
      most = std::max(most, persons_in(stays, time_ms));
    }
    return most;
  }
  [[nodiscard]] static bool was_full(const std::vector<Stay>& stays, const Stay& wanted,
                                     std::size_t capacity) {
    for (std::int32_t time_ms = wanted.from_ms / kMinuteMs * kMinuteMs; time_ms < wanted.until_ms;
         time_ms += kMinuteMs) {
      if (persons_in(stays, time_ms) >= capacity) {
        return true;
      }
    }
    return false;
  }

  void expect_same_plan(const PlannedDay& one, const PlannedDay& other, PersonId person) const {
    const auto a = one.plans[person];
    const auto b = other.plans[person];
    EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end(),
                           [](const PlanItem& x, const PlanItem& y) {
                             return x.end_ms == y.end_ms && x.place == y.place &&
                                    x.activity == y.activity && x.mode == y.mode;
                           }));
  }

  PlaceId school = island.place("school");
  PlaceId restaurant = island.place("restaurant_a");
};

TEST_F(RoomsOfADay, HoldNoMoreThanTheirCapacityAndAreFilledUpToIt) {
  ASSERT_GT(most_in(stays(plan(), ActivityKind::kMeeting, school)), 40U);
  populate(meetings("capacity = { school = 40, restaurant_a = 15 }"));
  const PlannedDay planned = plan();
  EXPECT_EQ(most_in(stays(planned, ActivityKind::kMeeting, school)), 40U);
  EXPECT_EQ(most_in(stays(planned, ActivityKind::kMeeting, restaurant)), 15U);
  EXPECT_GT(planned.report.refused_rooms, 0U);
}

TEST_F(RoomsOfADay, RefuseNobodyWhileAPlaceIsFree) {
  const std::vector<Stay> wanted = stays(plan(), ActivityKind::kMeeting, school);
  populate(meetings("capacity = { school = 40 }"));
  const std::vector<Stay> taken = stays(plan(), ActivityKind::kMeeting, school);
  std::size_t refused = 0;
  for (const Stay& one : wanted) {
    const bool stays_there = std::any_of(
        taken.begin(), taken.end(), [&](const Stay& other) { return other.person == one.person; });
    if (!stays_there) {
      ++refused;
      EXPECT_TRUE(was_full(taken, one, 40)) << one.person.index();
    }
  }
  EXPECT_GT(refused, 20U);
}

TEST_F(RoomsOfADay, SendWhoFindsNoRoomElsewhereAndLeaveTheOthersAlone) {
  const PlannedDay before = plan();
  const std::vector<Stay> wanted = stays(before, ActivityKind::kMeeting, school);
  populate(meetings("capacity = { school = 40 }"));
  const PlannedDay after = plan();
  for (const PersonId person : ids<PersonId>(people.size())) {
    if (std::none_of(wanted.begin(), wanted.end(),
                     [person](const Stay& one) { return one.person == person; })) {
      expect_same_plan(before, after, person);
    }
  }
  EXPECT_EQ(stays(after, ActivityKind::kMeeting, restaurant).size(),
            stays(before, ActivityKind::kMeeting, restaurant).size() + after.report.refused_rooms +
                after.report.subtours - before.report.subtours)
      << "the others' meetings found no time on the longer or shorter way";
}

TEST_F(RoomsOfADay, ChangeNothingWhereThereIsRoomForAll) {
  const PlannedDay before = plan();
  populate(meetings("capacity = { school = 100000, restaurant_a = 100000 }"));
  const PlannedDay after = plan();
  test::expect_same_plans(before.plans, after.plans);
  EXPECT_EQ(after.report.refused_rooms, 0U);
}

TEST_F(RoomsOfADay, GrowWithTheScaleOfThePopulation) {
  populate(meetings("capacity = { school = 400, restaurant_a = 150 }"));
  day.capacity_scale = 0.1;
  EXPECT_EQ(most_in(stays(plan(), ActivityKind::kMeeting, school)), 40U);
}

TEST_F(RoomsOfADay, AreTheSameForAnyNumberOfThreads) {
  populate(meetings("capacity = { school = 40, restaurant_a = 15 }") + kPickUps);
  const PlannedDay one = plan(1);
  EXPECT_GT(one.report.refused_rooms, 0U);
  for (const int threads : {2, 3, 7}) {
    test::expect_same_plans(one.plans, plan(threads).plans);
  }
}

// Members of a household wait for each other: their days are drawn side by side.
TEST_F(RoomsOfADay, CountWhatIsInThePlansAlsoOfHouseholdsThatPickUpChildren) {
  populate(meetings("") + kPickUps);
  const PlanReport unlimited = plan().report;
  populate(meetings("capacity = { school = 40, restaurant_a = 15 }") + kPickUps);
  const PlannedDay planned = plan();
  ASSERT_GT(planned.report.refused_rooms, 0U);
  const auto& items = planned.plans.values();
  EXPECT_EQ(planned.report.subtours,
            std::count_if(items.begin(), items.end(), [](const PlanItem& item) {
              return item.activity == ActivityKind::kMeeting;
            }));
  EXPECT_LT(planned.report.subtours, unlimited.subtours);
  EXPECT_EQ(planned.report.roster, unlimited.roster);
  EXPECT_EQ(planned.report.appear, unlimited.appear);
  EXPECT_EQ(planned.report.tours, unlimited.tours);
  EXPECT_EQ(planned.report.pick_ups, unlimited.pick_ups);
}

population::Subtour meeting_with(const population::Capacities& capacities) {
  population::Subtour subtour;
  subtour.id = "meeting";
  subtour.capacities = capacities;
  return subtour;
}

TEST(RoomOccupancy, CountsAStayInAllMinutesThatItTouches) {
  population::PopulationSpec spec;
  spec.subtours.push_back(meeting_with({{PlaceId(0), 1}}));
  const Rooms rooms(spec, 1.0);
  const RoomId room = rooms.of("meeting", PlaceId(0));
  RoomOccupancy occupancy(rooms);
  occupancy.enter({room, 9 * kHourMs + 1, 10 * kHourMs});
  EXPECT_FALSE(occupancy.has_room({room, 9 * kHourMs + kMinuteMs - 1, 11 * kHourMs}));
  EXPECT_TRUE(occupancy.has_room({room, 10 * kHourMs, 11 * kHourMs}));
  EXPECT_TRUE(occupancy.has_room({room, 8 * kHourMs, 9 * kHourMs}));
  EXPECT_FALSE(occupancy.has_room({room, 8 * kHourMs, 9 * kHourMs + 1}));
  occupancy.leave({room, 9 * kHourMs + 1, 10 * kHourMs});
  EXPECT_TRUE(occupancy.has_room({room, 8 * kHourMs, 11 * kHourMs}));
}

TEST(Rooms, AreThoseOfTheToursThatSayHowManyHaveRoom) {
  population::PopulationSpec spec;
  spec.subtours.push_back(meeting_with({{PlaceId(2), 30}}));
  population::ResidentTour park;
  park.id = "park";
  park.capacities = {{PlaceId(2), 5}};
  spec.resident_tours.push_back(park);
  const Rooms rooms(spec, 0.1);
  ASSERT_EQ(rooms.size(), 2U);
  EXPECT_EQ(rooms.capacity(rooms.of("meeting", PlaceId(2))), 3U);
  EXPECT_EQ(rooms.capacity(rooms.of("park", PlaceId(2))), 1U) << "a room holds somebody";
  EXPECT_FALSE(rooms.of("meeting", PlaceId(1)).valid());
  EXPECT_FALSE(rooms.of("seminar", PlaceId(2)).valid());
}

}  // namespace
}  // namespace poai::demand::detail
