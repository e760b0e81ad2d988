#include "engine/metrics/state_hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using test::event;

class StateHashTest : public testing::Test {
 protected:
  [[nodiscard]] std::uint64_t hash_of(const std::vector<Event>& events) const {
    StateHash hash(island_.island.district, island_.island.district.transit.timetables[0],
                   island_.population);
    for (const Event& one : events) {
      hash.add(one);
    }
    return hash.value();
  }

  test::ObservedIsland island_{3};
  std::vector<Event> events_ = {
      event(EventKind::kActivityEnds, SimTime::at(7), PersonId(0), island_.place("homes")),
      event(EventKind::kLinkEnters, SimTime::at(7), PersonId(0), DirectedLinkId(4)),
      event(EventKind::kLinkLeaves, SimTime::at(7, 2), PersonId(0), DirectedLinkId(4)),
      event(EventKind::kRunDeparts, SimTime::at(7, 5), PersonId::none(), RunId(1), StopId(0))};
};

TEST_F(StateHashTest, IsTheSameForTheSameEvents) { EXPECT_EQ(hash_of(events_), hash_of(events_)); }

TEST_F(StateHashTest, FeelsEveryPartOfEveryEvent) {
  const std::uint64_t base = hash_of(events_);
  for (std::size_t i = 0; i < events_.size(); ++i) {
    auto changed = events_;
    changed[i].time.ms += 1;
    EXPECT_NE(hash_of(changed), base) << "time of event " << i;
    changed = events_;
    changed[i].person = PersonId(2);
    EXPECT_NE(hash_of(changed), base) << "person of event " << i;
    changed = events_;
    changed[i].a ^= 1U;
    EXPECT_NE(hash_of(changed), base) << "a of event " << i;
    changed = events_;
    changed[i].b = 1;
    EXPECT_NE(hash_of(changed), base) << "b of event " << i;
    changed = events_;
    changed[i].detail = 1;
    EXPECT_NE(hash_of(changed), base) << "detail of event " << i;
    changed = events_;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_NE(hash_of(changed), base) << "without event " << i;
  }
}

TEST_F(StateHashTest, FeelsTheOrderOfEvents) {
  auto swapped = events_;
  std::swap(swapped[1], swapped[2]);
  EXPECT_NE(hash_of(swapped), hash_of(events_));
}

TEST_F(StateHashTest, DoesNotFeelWhereTheRowsOfPersonsAre) {
  const std::uint64_t base = hash_of(events_);
  std::swap(island_.population.key[PersonId(0)], island_.population.key[PersonId(1)]);
  for (Event& one : events_) {
    if (one.person.valid()) {
      one.person = PersonId(1);
    }
  }
  EXPECT_EQ(hash_of(events_), base);
}

TEST_F(StateHashTest, DoesNotFeelANewPlaceBeforeTheOthers) {
  const std::uint64_t base = hash_of(events_);
  auto& places = island_.island.district.places;
  std::vector<district::Place> moved(1);
  moved.front().id = "new";
  moved.insert(moved.end(), places.begin(), places.end());
  places = district::Places(moved);
  events_.front().a += 1;
  EXPECT_EQ(hash_of(events_), base);
}

TEST_F(StateHashTest, FeelsFinalStatesWhoseContainersAreNone) {
  StateHash hash(island_.island.district, island_.island.district.transit.timetables[0],
                 island_.population);
  const std::uint64_t empty = hash.value();
  hash.add_state(PersonId(0), {}, PersonId::kNoneValue);
  EXPECT_NE(hash.value(), empty);
}

TEST_F(StateHashTest, IsSixteenHexadecimalDigits) {
  const StateHash hash(island_.island.district, island_.island.district.transit.timetables[0],
                       island_.population);
  const std::string text = hash.text();
  EXPECT_EQ(text.size(), 16U);
  EXPECT_EQ(text.find_first_not_of("0123456789abcdef"), std::string::npos);
}

}  // namespace
}  // namespace poai::metrics
