#include "engine/metrics/presence.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "engine/metrics/day_record.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using movement::StateKind;

/// How many of one person are present at 08:00 in the given state.
std::uint32_t present_in(StateKind kind,
                         const std::function<std::size_t(const test::ObservedIsland&)>& container) {
  test::ObservedIsland island(1);
  island.put(PersonId(0), kind, container(island));
  DayRecord record(island.world());
  record.on_frame(SimTime::at(8));
  return record.presence().totals().at(0);
}

std::function<std::size_t(const test::ObservedIsland&)> place(const char* id) {
  return [id](const test::ObservedIsland& island) { return island.place(id).index(); };
}

std::function<std::size_t(const test::ObservedIsland&)> stop(const char* id) {
  return [id](const test::ObservedIsland& island) { return island.stop(id).index(); };
}

TEST(Presence, CountsPeopleAtPlacesOfTheIsland) {
  EXPECT_EQ(present_in(StateKind::kActivity, place("office")), 1U);
  EXPECT_EQ(present_in(StateKind::kVenueQueue, place("canteen")), 1U);
  EXPECT_EQ(present_in(StateKind::kSeat, place("canteen")), 1U);
  EXPECT_EQ(present_in(StateKind::kVehicle, place("office")), 1U);
}

TEST(Presence, DoesNotCountPeopleOnTheMainland) {
  EXPECT_EQ(present_in(StateKind::kOffIsland, place("gate")), 0U);
  EXPECT_EQ(present_in(StateKind::kActivity, place("gate")), 0U);
  EXPECT_EQ(present_in(StateKind::kVehicle, place("gate")), 0U);
  EXPECT_EQ(present_in(StateKind::kPlatform, stop("G")), 0U);
}

TEST(Presence, CountsPassengersWhereTheirRunIs) {
  EXPECT_EQ(present_in(StateKind::kPlatform, stop("S")), 1U);
  // Run 0 is not under way at 08:00; it was never seen, so it stands at its first stop, G.
  EXPECT_EQ(present_in(StateKind::kInRun, [](const auto&) { return 0U; }), 0U);
}

TEST(Presence, CountsWalkersByTheLinkTheyAreOn) {
  test::ObservedIsland island(3);
  DayRecord record(island.world());
  const std::vector<Event> events = {
      test::event(EventKind::kLinkEnters, SimTime::at(7, 59), PersonId(0), DirectedLinkId(0)),
      test::event(EventKind::kLinkEnters, SimTime::at(7, 59), PersonId(1), DirectedLinkId(2))};
  record.on_events(events);
  for (const std::uint32_t person : {0U, 1U, 2U}) {
    island.put(PersonId(person), StateKind::kLink, 0);  // began to walk at node 0: the mainland
  }
  record.finish(SimTime::at(8));

  EXPECT_EQ(record.presence().totals(), std::vector<std::uint32_t>{1});
}

TEST(Presence, IsTakenAtFullHoursOnceAndAtTheEnd) {
  const test::ObservedIsland island(3);
  DayRecord record(island.world());
  record.on_frame(SimTime::at(7, 55));
  record.on_frame(SimTime::at(8));
  record.on_frame(SimTime::at(8));
  record.on_frame(SimTime::at(8, 5));
  record.finish(SimTime::at(9));

  EXPECT_EQ(record.presence().times_ms(), (std::vector{8 * 3'600'000, 9 * 3'600'000}));
  EXPECT_EQ(record.presence().totals(), (std::vector<std::uint32_t>{3, 3}));
  EXPECT_EQ(record.presence().by_role().at(0), 1U);  // the resident
  EXPECT_EQ(record.presence().by_role().at(1), 2U);  // office workers
}

}  // namespace
}  // namespace poai::metrics
