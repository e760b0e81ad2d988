#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "engine/storage/archive.hpp"
#include "engine/storage/file.hpp"
#include "support/meeting_rooms.hpp"
#include "support/temporary_folder.hpp"

namespace poai::encounters {
namespace {

using test::MeetingRooms;
using test::SeenContact;

constexpr SimTime kEnd = SimTime::at(11);

/// People who walk between three rooms at random moments.
MeetingRooms random_day(std::size_t persons, std::uint64_t seed) {
  MeetingRooms rooms(persons, seed);
  rooms.parameters.cell_rate_per_h = 3.0;
  rooms.parameters.room_rate_per_h = 5.0;
  rooms.parameters.tie_rate_per_h = 2.0;
  std::vector<Tie> ties;
  for (std::size_t i = 1; i < persons; ++i) {
    ties.push_back({PersonId(i), PersonId(i / 2), 50.0F});
  }
  rooms.ties = TieGraph(ties, rooms.keys);
  const std::vector<SpaceId> all = {rooms.add(SpaceKind::kOffice, 20.0),
                                    rooms.add(SpaceKind::kCanteen, 20.0),
                                    rooms.add(SpaceKind::kEvent, 20.0), SpaceId::none()};
  for (std::size_t i = 0; i < persons; ++i) {
    SimTime time = MeetingRooms::kBegin;
    for (std::uint64_t step = 0; time < kEnd; ++step) {
      const std::uint64_t bits = combine64(rooms.keys[PersonId(i)].value, step);
      rooms.put(i, all[bits % all.size()], time);
      time = time + Duration{static_cast<std::int64_t>(60'000 + (bits >> 8U) % 1'800'000)};
    }
  }
  return rooms;
}

RC_GTEST_PROP(EncounterEngine, HasContactsOnlyBetweenPeopleWhoShareASpaceAllTheTime, ()) {
  const MeetingRooms rooms = random_day(*rc::gen::inRange<std::size_t>(2, 60),
                                        *rc::gen::inRange<std::uint64_t>(0, 1'000'000));
  const auto space_at = [&rooms](std::uint64_t key, std::int64_t ms) {
    SpaceId space;
    for (const Move& move : rooms.moves) {
      if (rooms.keys[move.person].value == key && move.time.ms <= ms) {
        space = move.to.primary;
      }
    }
    return space;
  };
  for (const SeenContact& contact : rooms.contacts(kEnd)) {
    for (const std::int64_t ms : {contact.begin_ms, contact.end_ms - 1}) {
      RC_ASSERT(space_at(contact.low, ms).valid());
      RC_ASSERT(space_at(contact.low, ms) == space_at(contact.high, ms));
    }
  }
}

// Who comes in addition meets people, but what happens between the others stays the same.
RC_GTEST_PROP(EncounterEngine, LeavesTheOthersAloneWhenSomebodyComesInAddition, ()) {
  const auto persons = *rc::gen::inRange<std::size_t>(3, 50);
  MeetingRooms with = random_day(persons, *rc::gen::inRange<std::uint64_t>(0, 1'000'000));
  const PersonId guest(persons - 1);
  with.ties = TieGraph({}, with.keys);
  MeetingRooms without = with;
  std::erase_if(without.moves, [guest](const Move& move) { return move.person == guest; });
  std::vector<SeenContact> others = with.contacts(kEnd);
  std::erase_if(others, [key = with.keys[guest].value](const SeenContact& contact) {
    return contact.low == key || contact.high == key;
  });
  RC_ASSERT(without.contacts(kEnd) == others);
}

RC_GTEST_PROP(EncounterEngine, GoesOnFromACheckpointAsIfItHadNotStopped, ()) {
  const MeetingRooms rooms = random_day(*rc::gen::inRange<std::size_t>(2, 60),
                                        *rc::gen::inRange<std::uint64_t>(0, 1'000'000));
  const SimTime middle =
      MeetingRooms::kBegin + Duration::seconds(*rc::gen::inRange<std::int64_t>(1, 7'000));
  const Duration tick = Duration::seconds(1);
  EncounterEngine first = rooms.engine(kEnd);
  std::vector<SeenContact> halves = rooms.contacts(first, MeetingRooms::kBegin, middle, tick);
  const TemporaryFolder folder;
  {
    storage::File file = storage::File::create(folder.path() / "state.h5");
    storage::Archive archive(file.root(), storage::Archive::Direction::kWrite);
    first.checkpoint(archive);
  }
  EncounterEngine second = rooms.engine(kEnd);
  storage::File file = storage::File::open(folder.path() / "state.h5");
  storage::Archive archive(file.root(), storage::Archive::Direction::kRead);
  second.checkpoint(archive);
  const std::vector<SeenContact> rest = rooms.contacts(second, middle, kEnd, tick);
  halves.insert(halves.end(), rest.begin(), rest.end());
  std::sort(halves.begin(), halves.end());
  RC_ASSERT(halves == rooms.contacts(kEnd));
}

}  // namespace
}  // namespace poai::encounters
