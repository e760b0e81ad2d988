#include "engine/metrics/interval_recorder.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "engine/core/words.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using test::event;
using test::with;

const PersonId kAnna(0);

std::int32_t ms(std::int64_t hour, std::int64_t minute = 0) {
  return static_cast<std::int32_t>(SimTime::at(hour, minute).ms);
}

class IntervalTest : public testing::Test {
 protected:
  void take(const std::vector<Event>& events) {
    for (const Event& one : events) {
      recorder_.take(one);
    }
  }
  [[nodiscard]] PlaceId place(const char* id) const { return island_.place(id); }

  // From the homes by train to the mainland: the way of a commuter who lives on the island.
  [[nodiscard]] std::vector<Event> commute() const {
    const PlaceId homes = place("homes");
    const PlaceId gate = place("gate");
    const StopId here = island_.stop("S");
    const StopId there = island_.stop("G");
    const RunId run(3);
    using K = EventKind;
    return {
        with(event(K::kActivityBegins, SimTime::at(3), kAnna, homes), ActivityKind::kHome),
        with(event(K::kActivityEnds, SimTime::at(7), kAnna, homes), ActivityKind::kHome),
        with(event(K::kTripBegins, SimTime::at(7), kAnna, homes, gate), Mode::kPortLiner),
        event(K::kWalkBegins, SimTime::at(7), kAnna, NodeId(2), NodeId(1)),
        event(K::kWalkEnds, SimTime::at(7, 5), kAnna, NodeId(1)),
        event(K::kPlatformEnters, SimTime::at(7, 5), kAnna, here, there),
        event(K::kBoards, SimTime::at(7, 9), kAnna, run, here),
        event(K::kAlights, SimTime::at(7, 13), kAnna, run, there),
        event(K::kWalkBegins, SimTime::at(7, 13), kAnna, NodeId(0), NodeId(0)),
        event(K::kWalkEnds, SimTime::at(7, 15), kAnna, NodeId(0)),
        with(event(K::kTripEnds, SimTime::at(7, 15), kAnna, homes, gate), Mode::kPortLiner),
        with(event(K::kActivityBegins, SimTime::at(7, 15), kAnna, gate), ActivityKind::kElsewhere)};
  }

  test::ObservedIsland island_{2};
  IntervalRecorder recorder_{island_.island.district.transit,
                             island_.island.district.transit.timetables[0], 2, 8};
};

TEST_F(IntervalTest, MakesStaysThatLeaveNoGapButTheTrip) {
  take(commute());
  recorder_.finish(SimTime::at(27));

  const Stays& stays = recorder_.stays();
  ASSERT_EQ(stays.size(), 2U);
  EXPECT_EQ(stays.place, (std::vector{place("homes").value(), place("gate").value()}));
  EXPECT_EQ(stays.begin_ms, (std::vector{ms(3), ms(7, 15)}));
  EXPECT_EQ(stays.end_ms, (std::vector{ms(7), ms(27)}));
  EXPECT_EQ(stays.activity.at(1), static_cast<std::uint8_t>(ActivityKind::kElsewhere));
}

TEST_F(IntervalTest, MakesOneTripOfThreeLegs) {
  take(commute());
  recorder_.finish(SimTime::at(27));

  const Trips& trips = recorder_.trips();
  ASSERT_EQ(trips.size(), 1U);
  EXPECT_EQ(trips.from.at(0), place("homes").value());
  EXPECT_EQ(trips.to.at(0), place("gate").value());
  EXPECT_EQ(trips.end_ms.at(0) - trips.begin_ms.at(0), 15 * 60'000);
  EXPECT_EQ(trips.completed.at(0), 1);
  const Legs& legs = recorder_.legs();
  ASSERT_EQ(legs.size(), 3U);
  const auto walk = static_cast<std::uint8_t>(Mode::kWalk);
  const auto train = static_cast<std::uint8_t>(Mode::kPortLiner);
  EXPECT_EQ(legs.mode, (std::vector{walk, train, walk}));
  EXPECT_EQ(legs.trip, (std::vector<std::uint32_t>{0, 0, 0}));
  EXPECT_EQ(legs.begin_ms, (std::vector{ms(7), ms(7, 9), ms(7, 13)}));
  EXPECT_EQ(legs.end_ms, (std::vector{ms(7, 5), ms(7, 13), ms(7, 15)}));
}

TEST_F(IntervalTest, JoinsLegsAtStopsAndPlaces) {
  take(commute());

  const Legs& legs = recorder_.legs();
  const std::uint32_t s = island_.stop("S").value();
  const std::uint32_t g = island_.stop("G").value();
  EXPECT_EQ(legs.from_place, (std::vector{place("homes").value(), kNoRow, kNoRow}));
  EXPECT_EQ(legs.from_stop, (std::vector{kNoRow, s, g}));
  EXPECT_EQ(legs.to_stop, (std::vector{s, g, kNoRow}));
  EXPECT_EQ(legs.to_place, (std::vector{kNoRow, kNoRow, place("gate").value()}));
  EXPECT_EQ(legs.run, (std::vector<std::uint32_t>{kNoRow, 3, kNoRow}));
}

TEST_F(IntervalTest, ClosesWhatIsOpenWhenTheDayEnds) {
  auto events = commute();
  events.resize(7);  // the last one: boards at 07:09
  take(events);
  recorder_.finish(SimTime::at(7, 10));

  EXPECT_EQ(recorder_.trips().end_ms.at(0), ms(7, 10));
  EXPECT_EQ(recorder_.trips().completed.at(0), 0);
  EXPECT_EQ(recorder_.legs().end_ms.at(1), ms(7, 10));
  EXPECT_EQ(recorder_.legs().to_stop.at(1), kNoRow);
}

TEST_F(IntervalTest, TakesACarFromDoorToDoor) {
  const PlaceId gate = place("gate");
  const PlaceId office = place("office");
  using K = EventKind;
  take({with(event(K::kTripBegins, SimTime::at(8), kAnna, gate, office), Mode::kCar),
        with(event(K::kVehicleBegins, SimTime::at(8), kAnna, gate, office), Mode::kCar),
        with(event(K::kVehicleEnds, SimTime::at(8, 12), kAnna, gate, office), Mode::kCar),
        with(event(K::kTripEnds, SimTime::at(8, 12), kAnna, gate, office), Mode::kCar)});

  const Legs& legs = recorder_.legs();
  ASSERT_EQ(legs.size(), 1U);
  EXPECT_EQ(legs.mode.at(0), static_cast<std::uint8_t>(Mode::kCar));
  EXPECT_EQ(legs.from_place.at(0), gate.value());
  EXPECT_EQ(legs.to_place.at(0), office.value());
}

TEST_F(IntervalTest, EndsTheWalkToACarWhereItStands) {
  using K = EventKind;
  const PlaceId homes = place("homes");
  const PlaceId office = place("office");
  const PlaceId gate = place("gate");
  take({with(event(K::kTripBegins, SimTime::at(18), kAnna, office, gate), Mode::kCar),
        event(K::kWalkBegins, SimTime::at(18), kAnna, NodeId(1), NodeId(2)),
        event(K::kWalkEnds, SimTime::at(18, 5), kAnna, NodeId(2)),
        with(event(K::kVehicleBegins, SimTime::at(18, 5), kAnna, homes, gate), Mode::kCar),
        with(event(K::kVehicleEnds, SimTime::at(18, 20), kAnna, homes, gate), Mode::kCar),
        with(event(K::kTripEnds, SimTime::at(18, 20), kAnna, office, gate), Mode::kCar)});
  recorder_.finish(SimTime::at(27));

  const Legs& legs = recorder_.legs();
  EXPECT_EQ(legs.from_place, (std::vector{office.value(), homes.value()}));
  EXPECT_EQ(legs.to_place, (std::vector{homes.value(), gate.value()}));
}

}  // namespace
}  // namespace poai::metrics
