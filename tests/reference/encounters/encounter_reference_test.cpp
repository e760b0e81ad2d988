// The engine against the obvious way: all pairs, everybody's whole stay, one list sorted by time;
// and large rooms against what the rates say on average.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "engine/encounters/encounter_engine.hpp"
#include "support/meeting_day.hpp"
#include "support/meeting_rooms.hpp"
#include "tests/reference/encounters/all_pairs.hpp"

namespace poai::encounters {
namespace {

using test::AllPairs;
using test::MeetingRooms;
using test::SeenContact;

TEST(EncounterEngine, FindsTheContactsOfAllPairs) {
  for (const std::size_t persons : {2U, 9U, 40U, 150U}) {
    MeetingRooms rooms(persons, 77 * persons);
    rooms.parameters.cell_rate_per_h = 2.0;
    rooms.parameters.room_rate_per_h = 3.0;
    const SpaceId room = rooms.add(SpaceKind::kOffice, static_cast<double>(persons));
    rooms.put_all(room);
    const SimTime end = SimTime::at(12);
    const std::vector<SeenContact> expected = AllPairs(rooms, end).contacts();
    EXPECT_GT(expected.size(), persons / 2) << persons;
    EXPECT_EQ(rooms.contacts(end), expected) << persons;
  }
}

TEST(EncounterEngine, FindsTheContactsOfAllPairsAtTablesOfAnySize) {
  for (const std::uint32_t size : {2U, 5U, 20U}) {
    MeetingRooms rooms(60, size);
    rooms.parameters.cell_rate_per_h = 2.0;
    rooms.parameters.room_rate_per_h = 1.0;
    const SpaceId room = rooms.add(SpaceKind::kOffice, 60.0, size);
    rooms.put_all(room);
    const SimTime end = SimTime::at(12);
    const std::vector<SeenContact> expected = AllPairs(rooms, end).contacts();
    EXPECT_GT(expected.size(), 60U) << size;
    EXPECT_EQ(rooms.contacts(end), expected) << size;
  }
}

// Organisations, sectors, ties and those of ties, parties, rooms in buildings, all on the move.
TEST(EncounterEngine, FindsTheContactsOfAllPairsForEveryReason) {
  using test::Reason;
  std::map<Reason, int> bouts;
  for (const std::size_t persons : {10U, 60U, 120U}) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      const MeetingRooms rooms = test::random_day(persons, 1000 * seed);
      const AllPairs all(rooms, test::kDayEnd);
      EXPECT_EQ(rooms.contacts(test::kDayEnd), all.contacts()) << persons << ' ' << seed;
      for (const Reason reason : {Reason::kCell, Reason::kRoom, Reason::kBuilding, Reason::kCompany,
                                  Reason::kTie, Reason::kIntroduction}) {
        bouts[reason] += all.bouts(reason);
      }
    }
  }
  for (const auto& [reason, count] : bouts) {
    EXPECT_GT(count, 20) << static_cast<int>(reason);
  }
}

TEST(EncounterEngine, DoesNotDependOnTheLengthOfTheTicks) {
  MeetingRooms rooms(60);
  rooms.parameters.room_rate_per_h = 10.0;
  rooms.put_all(rooms.add(SpaceKind::kOffice, 60.0));
  const SimTime end = SimTime::at(11);
  const std::vector<SeenContact> fine = rooms.contacts(end);
  EXPECT_FALSE(fine.empty());
  EXPECT_EQ(rooms.contacts(end, Duration::hours(2)), fine);
}

/// Bouts of a hall over an hour, without ties and without talking again.
struct HallCount {
  double bouts = 0.0;
  double turns = 0.0;
};

HallCount count_in_hall(std::size_t persons, double capacity,
                        std::optional<std::uint32_t> cell_size = {}) {
  MeetingRooms rooms(persons);
  rooms.parameters.again_probability = 0.0;
  rooms.parameters.cell_rate_per_h = 0.0;
  rooms.parameters.room_rate_per_h = 2.0;
  rooms.parameters.stranger_factor.fill(1.0);
  const SpaceId hall = rooms.add(SpaceKind::kHall, capacity, cell_size);
  rooms.put_all(hall);
  const SimTime end = MeetingRooms::kBegin + Duration::hours(1);
  EncounterEngine engine = rooms.engine(end);
  EventBuffer events;
  engine.advance(end, rooms.moves, events);
  const auto bouts = std::count_if(events.begin(), events.end(), [](const Event& event) {
    return event.kind == EventKind::kContactBegins;
  });
  return {static_cast<double>(bouts), static_cast<double>(engine.proposal_count())};
}

// Each ordered pair has the rate r / N: n (n - 1) r T / N bouts, Poisson; less those of pairs that
// talk already, under 2 % here. Four standard deviations and the 2 %.
TEST(EncounterEngine, MeetsAtTheRateOfThePairs) {
  for (const std::size_t persons : {200U, 1000U, 3000U}) {
    const auto n = static_cast<double>(persons);
    const double expected = n * (n - 1.0) * 2.0 / 1000.0;
    EXPECT_NEAR(count_in_hall(persons, 1000.0).bouts, expected,
                4.0 * std::sqrt(expected) + 0.02 * expected)
        << persons;
  }
}

// Tables say who is near, not how often people turn to the room.
TEST(EncounterEngine, MeetsInTheRoomAtTheSameRateWhateverTheTables) {
  const double expected = 1000.0 * 999.0 * 2.0 / 1000.0;
  for (const std::uint32_t size : {1U, 2U, 20U}) {
    EXPECT_NEAR(count_in_hall(1000, 1000.0, size).bouts, expected,
                4.0 * std::sqrt(expected) + 0.02 * expected)
        << size;
  }
}

// The number of turns is what it costs: n r T, however many others there are.
TEST(EncounterEngine, TurnsAsOftenInALargeCrowdAsInASmallOne) {
  for (const std::size_t persons : {200U, 3000U}) {
    const double expected = static_cast<double>(persons) * 2.0;
    EXPECT_NEAR(count_in_hall(persons, static_cast<double>(persons)).turns, expected,
                4.0 * std::sqrt(expected));
  }
}

}  // namespace
}  // namespace poai::encounters
