#include "engine/metrics/day_record.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "engine/core/contracts.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using test::event;
using test::with;

const PersonId kAnna(0);

std::vector<Event> small_day(const test::ObservedIsland& island) {
  const PlaceId homes = island.place("homes");
  const PlaceId shop = island.place("shop");
  using K = EventKind;
  return {with(event(K::kActivityBegins, SimTime::at(3), kAnna, homes), ActivityKind::kHome),
          with(event(K::kActivityEnds, SimTime::at(12), kAnna, homes), ActivityKind::kHome),
          with(event(K::kTripBegins, SimTime::at(12), kAnna, homes, shop), Mode::kWalk),
          event(K::kWalkBegins, SimTime::at(12), kAnna, NodeId(2), NodeId(4)),
          event(K::kLinkEnters, SimTime::at(12), kAnna, DirectedLinkId(4)),
          event(K::kLinkLeaves, SimTime::at(12, 3), kAnna, DirectedLinkId(4)),
          event(K::kWalkEnds, SimTime::at(12, 3), kAnna, NodeId(4)),
          with(event(K::kTripEnds, SimTime::at(12, 3), kAnna, homes, shop), Mode::kWalk),
          event(K::kQueueJoins, SimTime::at(12, 3), kAnna, shop),
          event(K::kServiceBegins, SimTime::at(12, 5), kAnna, shop),
          with(event(K::kVenueLeaves, SimTime::at(12, 6), kAnna, shop), VenueOutcome::kServed),
          with(event(K::kMealSettled, SimTime::at(12, 6), kAnna, shop), MealOutcome::kServed)};
}

TEST(DayRecord, AddsUpWhatADayMeantForEachPerson) {
  const test::ObservedIsland island(2);
  DayRecord record(island.world());
  record.on_events(small_day(island));
  record.finish(SimTime::at(27));

  const PersonOutcomes& outcomes = record.outcomes();
  EXPECT_EQ(outcomes.appeared, (std::vector<std::uint8_t>{1, 0}));
  EXPECT_EQ(outcomes.trips, (std::vector<std::uint16_t>{1, 0}));
  EXPECT_FLOAT_EQ(outcomes.travelled_min.at(0), 3.0F);
  EXPECT_FLOAT_EQ(outcomes.walked_min.at(0), 3.0F);
  EXPECT_FLOAT_EQ(outcomes.in_vehicle_min.at(0), 0.0F);
  EXPECT_FLOAT_EQ(outcomes.queued_min.at(0), 2.0F);
  EXPECT_FLOAT_EQ(outcomes.lunch_yen.at(0), 800.0F);
  EXPECT_EQ(outcomes.lunch_outcome, (std::vector<std::uint8_t>{0, 255}));
}

TEST(DayRecord, DoesNotDependOnHowEventsAreCutIntoTicks) {
  const test::ObservedIsland island(2);
  const std::vector<Event> events = small_day(island);
  DayRecord whole(island.world());
  whole.on_events(events);
  whole.finish(SimTime::at(27));
  DayRecord pieces(island.world());
  for (const Event& one : events) {
    pieces.on_events({&one, 1});
    pieces.on_frame(one.time);
  }
  pieces.finish(SimTime::at(27));

  EXPECT_EQ(whole.state_hash().text(), pieces.state_hash().text());
  EXPECT_EQ(whole.stays().end_ms, pieces.stays().end_ms);
}

TEST(DayRecord, CountsWakeUpsButNotTheEndsOfLinks) {
  const test::ObservedIsland island(2);
  DayRecord record(island.world());
  record.on_events(small_day(island));
  record.on_events(std::vector<Event>{
      event(EventKind::kRunDeparts, SimTime::at(12), PersonId::none(), RunId(0), StopId(0))});
  EXPECT_EQ(record.person_events(), 11U);
}

TEST(DayRecord, KeepsEventsFromFrameToFrameIfAsked) {
  test::ObservedIsland island(2);
  DayRecord silent(island.world());
  silent.on_events(small_day(island));
  silent.on_frame(SimTime::at(13));
  EXPECT_TRUE(silent.frame_events().empty());

  island.scenario.output.events = true;
  DayRecord record(island.world());
  const std::vector<Event> events = small_day(island);
  record.on_events(std::span(events).first(3));
  record.on_frame(SimTime::at(12, 1));
  EXPECT_EQ(record.frame_events().size(), 3U);
  record.on_events(std::span(events).subspan(3));
  record.finish(SimTime::at(27));
  EXPECT_EQ(record.frame_events().size(), events.size() - 3);
  EXPECT_EQ(record.frame_events().back().kind, EventKind::kMealSettled);
}

TEST(DayRecord, HasAHashThatFeelsTheFinalStates) {
  test::ObservedIsland island(2);
  DayRecord base(island.world());
  base.finish(SimTime::at(27));
  DayRecord changed(island.world());
  island.put(PersonId(1), movement::StateKind::kActivity, island.place("office").index());
  changed.finish(SimTime::at(27));
  EXPECT_NE(base.state_hash().text(), changed.state_hash().text());
}

TEST(DayRecord, HasAHashThatDoesNotFeelNamesAndOutputOptions) {
  test::ObservedIsland island(2, "one");
  test::ObservedIsland other(2, "another");
  other.scenario.output.events = true;
  other.scenario.output.series_every = Duration::minutes(30);
  DayRecord a(island.world());
  DayRecord b(other.world());
  a.on_events(small_day(island));
  b.on_events(small_day(other));
  a.finish(SimTime::at(27));
  b.finish(SimTime::at(27));
  EXPECT_EQ(a.state_hash().text(), b.state_hash().text());
}

TEST(DayRecord, IsFinishedOnce) {
  const test::ObservedIsland island(1);
  DayRecord record(island.world());
  record.finish(SimTime::at(27));
  EXPECT_THROW(record.finish(SimTime::at(27)), ContractViolation);
}

}  // namespace
}  // namespace poai::metrics
