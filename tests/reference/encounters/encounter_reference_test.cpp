// The engine against the obvious way: all pairs, everybody's whole stay, one list sorted by time;
// and large rooms against what the rates say on average.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/encounters/duration_law.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "engine/random/distributions.hpp"
#include "support/meeting_rooms.hpp"

namespace poai::encounters {
namespace {

using random::Occasion;
using random::Purpose;
using test::MeetingRooms;
using test::SeenContact;

/// One stay of everybody from the begin in one room, without ties or a building around.
class AllPairs {
 public:
  AllPairs(const MeetingRooms& rooms, SpaceId room, SimTime end)
      : rooms_(rooms), room_(rooms.spaces[room]), end_(end) {}

  std::vector<SeenContact> contacts() {
    std::vector<std::tuple<std::int64_t, std::uint64_t, std::size_t>> turns;
    for (std::size_t i = 0; i < rooms_.keys.size(); ++i) {
      for (const auto& [ms, number] : turns_of(i)) {
        turns.emplace_back(ms, number, i);
      }
    }
    std::sort(turns.begin(), turns.end());
    for (const auto& [ms, number, i] : turns) {
      for (std::size_t j = 0; j < rooms_.keys.size(); ++j) {
        if (i != j && talks(i, j, ms, static_cast<std::uint32_t>(number))) {
          begin_bout(i, j, ms);
        }
      }
    }
    std::sort(found_.begin(), found_.end());
    return found_;
  }

 private:
  [[nodiscard]] PersonKey key(std::size_t i) const { return rooms_.keys[PersonId(i)]; }
  [[nodiscard]] double strangers() const {
    return rooms_.parameters.stranger_factor.at(static_cast<std::size_t>(room_.kind));
  }
  [[nodiscard]] double own(std::size_t i, std::uint32_t turn, Purpose purpose,
                           std::uint32_t index) const {
    return rooms_.draws.uniform(key(i), Occasion::on(0, turn), purpose, index);
  }

  /// Moments at which a person turns to others, with their numbers.
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::uint32_t>> turns_of(std::size_t i) const {
    const double per_hour =
        (rooms_.parameters.cell_rate_per_h + rooms_.parameters.room_rate_per_h) * strangers();
    std::vector<std::pair<std::int64_t, std::uint32_t>> turns;
    std::int64_t ms = MeetingRooms::kBegin.ms;
    for (std::uint32_t number = 1;; ++number) {
      const double gap_ms =
          random::exponential(own(i, number, Purpose::kMeetingTime, 0), 3'600'000.0 / per_hour);
      ms += static_cast<std::int64_t>(gap_ms) + 1;
      if (ms >= end_.ms) {
        return turns;
      }
      turns.emplace_back(ms, number);
    }
  }

  [[nodiscard]] std::uint32_t cell(std::size_t i) const {
    return team_of(key(i), room_.name_hash, room_.cell_count, {rooms_.draws.seed(), 0});
  }

  [[nodiscard]] bool talks(std::size_t i, std::size_t j, std::int64_t ms,
                           std::uint32_t turn) const {
    const double own_cell_share =
        rooms_.parameters.cell_rate_per_h /
        (rooms_.parameters.cell_rate_per_h + rooms_.parameters.room_rate_per_h);
    const double where = own(i, turn, Purpose::kMeetingTarget, 1) * room_.cell_count;
    const std::uint32_t faced = own(i, turn, Purpose::kMeetingTarget, 0) < own_cell_share
                                    ? cell(i)
                                    : static_cast<std::uint32_t>(where);
    const double u = rooms_.draws.uniform(pair_entity(key(i), key(j)), second(ms),
                                          Purpose::kMeetingAccepted, key(i) < key(j) ? 0 : 1);
    return cell(j) == faced && u < 1.0 / room_.cell_size;
  }

  static Occasion second(std::int64_t ms) {
    return Occasion::on(0, static_cast<std::uint32_t>(ms / 1000));
  }

  void begin_bout(std::size_t i, std::size_t j, std::int64_t ms) {
    const std::uint64_t low = std::min(key(i), key(j)).value;
    const std::uint64_t high = std::max(key(i), key(j)).value;
    const std::uint64_t pair = pair_entity(key(i), key(j));
    std::int64_t& busy_until_ms = busy_until_ms_[{low, high}];
    if (ms < busy_until_ms) {
      return;
    }
    while (ms < end_.ms) {
      const double u = rooms_.draws.uniform(pair, second(ms), Purpose::kContactDuration);
      const std::int64_t over_ms = ms + contact_duration(u, rooms_.parameters.duration_exponent).ms;
      if (over_ms < end_.ms) {
        found_.push_back({ms, over_ms, low, high});
      }
      ms = busy_until_ms = over_ms;
      const auto again = [&](std::uint32_t index) {
        return rooms_.draws.uniform(pair, second(over_ms), Purpose::kContactAgain, index);
      };
      if (again(0) >= rooms_.parameters.again_probability) {
        return;
      }
      const double gap_min = random::exponential(again(1), rooms_.parameters.again_gap_mean_min);
      ms = busy_until_ms = over_ms + static_cast<std::int64_t>(gap_min * 60'000.0) + 1;
    }
    busy_until_ms = end_.ms;
  }

  const MeetingRooms& rooms_;
  Spaces::Space room_;
  SimTime end_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::int64_t> busy_until_ms_;
  std::vector<SeenContact> found_;
};

TEST(EncounterEngine, FindsTheContactsOfAllPairs) {
  for (const std::size_t persons : {2U, 9U, 40U, 150U}) {
    MeetingRooms rooms(persons, 77 * persons);
    rooms.parameters.cell_rate_per_h = 2.0;
    rooms.parameters.room_rate_per_h = 3.0;
    const SpaceId room = rooms.add(SpaceKind::kOffice, static_cast<double>(persons));
    rooms.put_all(room);
    const SimTime end = SimTime::at(12);
    const std::vector<SeenContact> expected = AllPairs(rooms, room, end).contacts();
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
    const std::vector<SeenContact> expected = AllPairs(rooms, room, end).contacts();
    EXPECT_GT(expected.size(), 60U) << size;
    EXPECT_EQ(rooms.contacts(end), expected) << size;
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
