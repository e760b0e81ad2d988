#include "engine/encounters/encounter_engine.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "engine/encounters/duration_law.hpp"
#include "support/meeting_rooms.hpp"

namespace poai::encounters {
namespace {

using test::MeetingRooms;
using test::SeenContact;

constexpr SimTime kNoon = SimTime::at(12);

MeetingRooms busy_office(std::size_t persons) {
  MeetingRooms rooms(persons);
  rooms.parameters.cell_rate_per_h = 10.0;
  rooms.parameters.room_rate_per_h = 10.0;
  return rooms;
}

TEST(Encounter, NeedsASpaceInCommon) {
  MeetingRooms rooms = busy_office(2);
  const SpaceId one = rooms.add(SpaceKind::kOffice, 8.0);
  const SpaceId other = rooms.add(SpaceKind::kOffice, 8.0);
  rooms.put(0, one);
  rooms.put(1, other);
  EXPECT_TRUE(rooms.contacts(kNoon).empty());
  rooms.put(1, one, SimTime::at(11));
  const std::vector<SeenContact> contacts = rooms.contacts(kNoon);
  ASSERT_FALSE(contacts.empty());
  EXPECT_GE(contacts.front().begin_ms, SimTime::at(11).ms);
}

TEST(Encounter, EndsWhenOneOfTheTwoLeaves) {
  MeetingRooms rooms = busy_office(30);
  rooms.parameters.duration_exponent = 1.2;  // long contacts
  const SpaceId office = rooms.add(SpaceKind::kOffice, 30.0);
  rooms.put_all(office);
  const SimTime leaves = SimTime::at(10);
  rooms.put(3, SpaceId::none(), leaves);
  const std::uint64_t key = rooms.keys[PersonId(3)].value;
  bool was_cut = false;
  for (const SeenContact& contact : rooms.contacts(kNoon)) {
    if (contact.low == key || contact.high == key) {
      EXPECT_LE(contact.end_ms, leaves.ms);
      was_cut |= contact.end_ms == leaves.ms;
    }
  }
  EXPECT_TRUE(was_cut);
}

TEST(Encounter, OfAPairIsOneAtATime) {
  MeetingRooms rooms = busy_office(6);
  rooms.put_all(rooms.add(SpaceKind::kOffice, 6.0));
  std::vector<SeenContact> contacts = rooms.contacts(kNoon);
  std::sort(contacts.begin(), contacts.end(), [](const auto& x, const auto& y) {
    return std::tie(x.low, x.high, x.begin_ms) < std::tie(y.low, y.high, y.begin_ms);
  });
  ASSERT_GT(contacts.size(), 50U);
  for (std::size_t i = 1; i < contacts.size(); ++i) {
    const bool same =
        contacts[i].low == contacts[i - 1].low && contacts[i].high == contacts[i - 1].high;
    EXPECT_TRUE(!same || contacts[i].begin_ms >= contacts[i - 1].end_ms);
  }
}

TEST(Encounter, NeverHappensAtARateOfZero) {
  MeetingRooms rooms = busy_office(20);
  rooms.parameters.rate_factor = 0.0;
  rooms.put_all(rooms.add(SpaceKind::kOffice, 20.0));
  EXPECT_TRUE(rooms.contacts(kNoon).empty());
}

TEST(Encounter, FindsTiesInACrowd) {
  MeetingRooms rooms(400);
  rooms.parameters.cell_rate_per_h = rooms.parameters.room_rate_per_h = 0.0;
  rooms.parameters.introduction_share = 0.0;
  rooms.parameters.tie_rate_per_h = 5.0;
  rooms.ties = TieGraph({{PersonId(7), PersonId(300), 100.0F}}, rooms.keys);
  rooms.put_all(rooms.add(SpaceKind::kVehicle, 400.0));
  const std::vector<SeenContact> contacts = rooms.contacts(kNoon);
  ASSERT_FALSE(contacts.empty());
  const auto [low, high] =
      std::minmax(rooms.keys[PersonId(7)].value, rooms.keys[PersonId(300)].value);
  for (const SeenContact& contact : contacts) {
    EXPECT_EQ(contact.low, low);
    EXPECT_EQ(contact.high, high);
  }
}

// 0 knows 1, 1 knows 2: with introductions only, 0 meets 2.
TEST(Encounter, IntroducesFriendsOfFriends) {
  MeetingRooms rooms(3);
  rooms.parameters.cell_rate_per_h = rooms.parameters.room_rate_per_h = 0.0;
  rooms.parameters.tie_rate_per_h = 5.0;
  rooms.parameters.introduction_share = 1.0;
  rooms.ties = TieGraph({{PersonId(0), PersonId(1), 100.0F}, {PersonId(1), PersonId(2), 100.0F}},
                        rooms.keys);
  rooms.put_all(rooms.add(SpaceKind::kOffice, 3.0));
  const auto [low, high] =
      std::minmax(rooms.keys[PersonId(0)].value, rooms.keys[PersonId(2)].value);
  const std::vector<SeenContact> contacts = rooms.contacts(kNoon);
  ASSERT_FALSE(contacts.empty());
  for (const SeenContact& contact : contacts) {
    EXPECT_TRUE(contact.low == low && contact.high == high);
  }
}

TEST(Encounter, SaysWhatTheTwoWereToEachOther) {
  MeetingRooms rooms = busy_office(4);
  rooms.parameters.strong_tie_least_min = 200.0;
  rooms.ties = TieGraph({{PersonId(0), PersonId(1), 300.0F}, {PersonId(1), PersonId(2), 100.0F}},
                        rooms.keys);
  rooms.put_all(rooms.add(SpaceKind::kOffice, 4.0));
  EncounterEngine engine = rooms.engine(kNoon);
  EventBuffer events;
  engine.advance(kNoon, rooms.moves, events);
  std::size_t first = 0;
  for (const Event& event : events) {
    const std::uint32_t a = std::min(event.person.value(), event.a);
    const std::uint32_t b = std::max(event.person.value(), event.a);
    const unsigned ties = event.detail & 0xe0U;
    const bool is_first = (event.detail & ContactDetail::kFirst) != 0;
    EXPECT_FALSE(is_first && (ties & ContactDetail::kTie) != 0);
    const unsigned expected = a == 0 && b == 1   ? ContactDetail::kTie | ContactDetail::kStrongTie
                              : a == 1 && b == 2 ? ContactDetail::kTie
                              : a == 0 && b == 2 ? 0U
                                                 : ContactDetail::kBridge;
    EXPECT_EQ(ties, expected) << a << ' ' << b;
    EXPECT_EQ(event.detail & ContactDetail::kSpaceKind, static_cast<int>(SpaceKind::kOffice));
    first += event.kind == EventKind::kContactBegins && is_first ? 1U : 0U;
  }
  EXPECT_EQ(engine.pairs().size(), 6U);
  EXPECT_EQ(first, 4U);  // of 6 pairs 2 have a tie
}

TEST(Encounter, IsNotTheFirstOfThoseWhoMetOnADayBefore) {
  MeetingRooms rooms = busy_office(4);
  rooms.put_all(rooms.add(SpaceKind::kOffice, 4.0));
  rooms.met_before = {pair_entity(rooms.keys[PersonId(0)], rooms.keys[PersonId(1)]),
                      pair_entity(rooms.keys[PersonId(3)], rooms.keys[PersonId(2)])};
  std::sort(rooms.met_before.begin(), rooms.met_before.end());
  EncounterEngine engine = rooms.engine(kNoon);
  EventBuffer events;
  engine.advance(kNoon, rooms.moves, events);
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> first;
  for (const Event& event : events) {
    if (event.kind == EventKind::kContactBegins) {
      first[std::minmax(event.person.value(), event.a)] +=
          (event.detail & ContactDetail::kFirst) != 0 ? 1 : 0;
    }
  }
  ASSERT_EQ(first.size(), 6U);
  for (const auto& [pair, count] : first) {
    const bool met_before = pair == std::pair(0U, 1U) || pair == std::pair(2U, 3U);
    EXPECT_EQ(count, met_before ? 0 : 1) << pair.first << ' ' << pair.second;
  }
}

TEST(Affinity, IsSmallerAcrossOrganisationsAndSectorsButNotAtEvents) {
  MeetingRooms rooms(4);
  rooms.parameters.other_organisation_factor = 0.4;
  rooms.parameters.other_sector_factor = 0.5;
  rooms.affiliation[PersonId(1)] = {.organisation = 1, .sector = 0};
  rooms.affiliation[PersonId(2)] = {.organisation = 2, .sector = 1};
  rooms.affiliation[PersonId(3)] = {};
  const EncounterEngine engine = rooms.engine(kNoon);
  const auto affinity = [&](std::size_t other, SpaceKind kind) {
    return engine.affinity(PersonId(0), PersonId(other), kind);
  };
  EXPECT_DOUBLE_EQ(affinity(1, SpaceKind::kLobby), 0.4);
  EXPECT_DOUBLE_EQ(affinity(2, SpaceKind::kLobby), 0.2);
  EXPECT_DOUBLE_EQ(affinity(3, SpaceKind::kLobby), 0.2);
  EXPECT_DOUBLE_EQ(affinity(2, SpaceKind::kEvent), 1.0);
}

TEST(Encounter, IsRarerInALargerRoomForTheSamePeople) {
  MeetingRooms small = busy_office(40);
  small.put_all(small.add(SpaceKind::kHall, 40.0));
  MeetingRooms large = busy_office(40);
  large.put_all(large.add(SpaceKind::kHall, 400.0));
  EXPECT_GT(small.contacts(kNoon).size(), 2 * large.contacts(kNoon).size());
}

TEST(Encounter, FollowsAChangeOfTheSpace) {
  MeetingRooms rooms = busy_office(40);
  rooms.parameters.stranger_factor.fill(0.0);
  rooms.parameters.stranger_factor[static_cast<std::size_t>(SpaceKind::kLounge)] = 1.0;
  const SpaceId room = rooms.add(SpaceKind::kHall, 40.0);
  rooms.put_all(room);
  EncounterEngine engine = rooms.engine(kNoon);
  const SimTime ten = SimTime::at(10);
  EXPECT_TRUE(rooms.contacts(engine, MeetingRooms::kBegin, ten, Duration::seconds(1)).empty());
  engine.change(room, SpaceKind::kLounge, {40.0}, ten);
  const auto contacts = rooms.contacts(engine, ten, kNoon, Duration::seconds(1));
  ASSERT_FALSE(contacts.empty());
  EXPECT_GE(contacts.front().begin_ms, ten.ms);
}

}  // namespace
}  // namespace poai::encounters
