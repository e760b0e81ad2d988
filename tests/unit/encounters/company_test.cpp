// Who eats together at one table talks: each pair of a party at the same rate, whoever leads it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "support/meeting_rooms.hpp"

namespace poai::encounters {
namespace {

using test::MeetingRooms;

constexpr std::size_t kParties = 1'000;
constexpr std::size_t kSize = 3;
using Pair = std::pair<std::size_t, std::size_t>;

/// Parties of three, each led by its first.
MeetingRooms parties(SpaceKind kind) {
  MeetingRooms rooms(kParties * kSize);
  for (std::size_t person = 0; person < kParties * kSize; ++person) {
    rooms.table_keys.push_back(rooms.keys[PersonId(person - person % kSize)]);
  }
  rooms.put_all(rooms.add(kind, 4.0 * kParties));
  return rooms;
}

/// Pairs whose contacts began by `end`, the lower number first.
std::set<Pair> pairs_met(const MeetingRooms& rooms, SimTime end) {
  EncounterEngine engine = rooms.engine(end);
  EventBuffer events;
  engine.advance(end, rooms.moves, events);
  std::set<Pair> met;
  for (const MetPair& pair : engine.pairs()) {
    met.insert(std::minmax(pair.a.index(), pair.b.index()));
  }
  return met;
}

bool are_together(const Pair& pair) { return pair.first / kSize == pair.second / kSize; }

TEST(Company, TalksAtATableWithTheRateOfEveryPair) {
  const MeetingRooms rooms = parties(SpaceKind::kCanteen);
  const auto met = pairs_met(rooms, MeetingRooms::kBegin + Duration::minutes(6));
  // 1,000 x 2 x 0.03 / 8 = 7.5 an hour: in 6 minutes 1 - exp(-0.75) of the pairs, one after the
  // other.
  const double share = 1.0 - std::exp(-0.75);
  const double four_deviations = 4.0 * std::sqrt(kParties * share * (1.0 - share));
  for (const Pair& of_party : {Pair(0, 1), Pair(0, 2), Pair(1, 2)}) {
    const auto count = std::count_if(met.begin(), met.end(), [&](const Pair& pair) {
      return are_together(pair) && pair.first % kSize == of_party.first &&
             pair.second % kSize == of_party.second;
    });
    EXPECT_NEAR(static_cast<double>(count), kParties * share, four_deviations)
        << of_party.first << " and " << of_party.second;
  }
}

TEST(Company, NearlyAlwaysTalksInTheCourseOfAMeal) {
  const auto met =
      pairs_met(parties(SpaceKind::kCafe), MeetingRooms::kBegin + Duration::minutes(25));
  const auto together = std::count_if(met.begin(), met.end(), are_together);
  // What the factor is set by: 1 - exp(-7.5 x 25 / 60) = 0.956.
  EXPECT_NEAR(static_cast<double>(together) / (3.0 * kParties), 0.956, 0.016);
}

TEST(Company, IsNothingSpecialAwayFromTables) {
  for (const SpaceKind kind : {SpaceKind::kQueue, SpaceKind::kLounge, SpaceKind::kOffice}) {
    MeetingRooms rooms = parties(kind);
    const auto met = pairs_met(rooms, MeetingRooms::kBegin + Duration::minutes(25));
    rooms.parameters.company_factor = 0.0;
    EXPECT_EQ(pairs_met(rooms, MeetingRooms::kBegin + Duration::minutes(25)), met);
  }
}

TEST(Company, ChangesNothingForThoseWhoSitAlone) {
  MeetingRooms rooms = parties(SpaceKind::kCanteen);
  rooms.parameters.room_rate_per_h = 20.0;
  // The first half of them are alone.
  constexpr std::size_t kAlone = kParties / 2 * kSize;
  for (std::size_t person = 0; person < kAlone; ++person) {
    rooms.table_keys[PersonId(person)] = rooms.keys[PersonId(person)];
  }
  const SimTime end = MeetingRooms::kBegin + Duration::minutes(25);
  const auto among_alone = [&] {
    std::set<Pair> met = pairs_met(rooms, end);
    std::erase_if(met, [](const Pair& pair) { return pair.second >= kAlone; });
    return met;
  };
  const auto with_company = among_alone();
  EXPECT_GT(with_company.size(), 20U);
  rooms.parameters.company_factor = 0.0;
  EXPECT_EQ(among_alone(), with_company);
}

TEST(Company, IsThatOfThoseWhoAreThere) {
  MeetingRooms rooms = parties(SpaceKind::kCanteen);
  rooms.parameters.room_rate_per_h = 0.0;
  std::erase_if(rooms.moves, [](const Move& move) { return move.person.index() % kSize == 0; });
  const auto met = pairs_met(rooms, MeetingRooms::kBegin + Duration::minutes(6));
  // Who leads is missing: the other two talk as before.
  const double share = 1.0 - std::exp(-0.75);
  const auto together = std::count_if(met.begin(), met.end(), are_together);
  EXPECT_NEAR(static_cast<double>(together), kParties * share,
              4.0 * std::sqrt(kParties * share * (1.0 - share)));
}

}  // namespace
}  // namespace poai::encounters
