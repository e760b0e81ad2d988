#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/encounters/encounter_engine.hpp"
#include "engine/storage/archive.hpp"
#include "engine/storage/file.hpp"
#include "support/meeting_day.hpp"
#include "support/meeting_rooms.hpp"
#include "support/temporary_folder.hpp"

namespace poai::encounters {
namespace {

using test::MeetingRooms;
using test::SeenContact;

using test::random_day;

constexpr SimTime kEnd = test::kDayEnd;

RC_GTEST_PROP(EncounterEngine, HasContactsOnlyBetweenPeopleWhoShareASpaceAllTheTime, ()) {
  const MeetingRooms rooms = random_day(*rc::gen::inRange<std::size_t>(2, 60),
                                        *rc::gen::inRange<std::uint64_t>(0, 1'000'000));
  const auto where = [&rooms](std::uint64_t key, std::int64_t ms) {
    Whereabouts found;
    for (const Move& move : rooms.moves) {
      if (rooms.keys[move.person].value == key && move.time.ms <= ms) {
        found = move.to;
      }
    }
    return found;
  };
  const auto share = [](const Whereabouts& x, const Whereabouts& y) {
    const auto is_in = [&y](SpaceId space) {
      return space.valid() && (space == y.primary || space == y.secondary);
    };
    return is_in(x.primary) || is_in(x.secondary);
  };
  for (const SeenContact& contact : rooms.contacts(kEnd)) {
    for (const std::int64_t ms : {contact.begin_ms, contact.end_ms - 1}) {
      RC_ASSERT(share(where(contact.low, ms), where(contact.high, ms)));
    }
  }
}

// Who comes in addition meets people, but what happens between the others stays the same.
RC_GTEST_PROP(EncounterEngine, LeavesTheOthersAloneWhenSomebodyComesInAddition, ()) {
  const auto persons = *rc::gen::inRange<std::size_t>(3, 50);
  MeetingRooms with = random_day(persons, *rc::gen::inRange<std::uint64_t>(0, 1'000'000));
  const PersonId guest(persons - 1);
  // Whom the others would turn to if they knew the guest is not asked: they do not.
  std::vector<Tie> ties = with.ties.ties();
  std::erase_if(ties, [guest](const Tie& tie) { return tie.a == guest || tie.b == guest; });
  with.ties = TieGraph(std::move(ties), with.keys);
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
