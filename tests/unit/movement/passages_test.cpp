// Signals, lifts, escalators, ramps, gates and platforms without room.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/movement/walk_engine.hpp"
#include "tests/support/walking_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_network;
using test::DrawnNetwork;
using test::WalkingCrowd;

/// 13.4 m of a wide crossing take 10 s; green from second 30 to 50 of each minute.
DrawnNetwork with_signal() {
  DrawnNetwork drawn = draw_network("A B 13.4 40 crossing");
  district::Passage& signal = drawn.passage_of("A", "B");
  signal.cycle = Duration::seconds(60);
  signal.open = Duration::seconds(20);
  signal.offset = Duration::seconds(30);
  return drawn;
}

TEST(Passages, LetPeopleCrossAtGreenOnly) {
  const DrawnNetwork drawn = with_signal();
  WalkingCrowd crowd(drawn, {"A", "B"}, 4);
  crowd.start(0, "A", "B", SimTime{0});  // waits until 00:00:30
  crowd.run_until(SimTime::at(0, 0, 45));
  crowd.start(1, "B", "A", SimTime{45'250});  // at green: walks on
  crowd.run_until(SimTime::at(0, 0, 50));
  crowd.start(2, "A", "B", SimTime{50'000});  // just red: waits until 00:01:30
  crowd.run_until(SimTime::at(0, 3));
  ASSERT_EQ(crowd.arrivals.size(), 3U);
  EXPECT_EQ(crowd.arrivals[0].time, SimTime{40'000});
  EXPECT_EQ(crowd.arrivals[1].time, SimTime{55'250});
  EXPECT_EQ(crowd.arrivals[2].time, SimTime{100'000});
}

TEST(Passages, WaitAtASignalForThePartOfTheCycleThatTheFormulaSays) {
  const DrawnNetwork drawn = with_signal();
  constexpr std::size_t kPersons = 600;
  WalkingCrowd crowd(drawn, {"B"}, kPersons);
  for (std::size_t i = 0; i < kPersons; ++i) {  // one every 6.1 s, over all parts of the cycle
    const SimTime comes{static_cast<std::int64_t>(i) * 6'100};
    crowd.run_until(SimTime{comes.ms / 1'000 * 1'000});
    crowd.start(i, "A", "B", comes);
  }
  crowd.run_until(SimTime::at(1, 10));
  ASSERT_EQ(crowd.arrivals.size(), kPersons);
  double wait_s = 0.0;
  for (const PersonMoment& arrival : crowd.arrivals) {
    const auto comes_ms = static_cast<double>(arrival.person.index()) * 6'100.0;
    wait_s += (static_cast<double>(arrival.time.ms) - comes_ms) * 1e-3 - 10.0;
  }
  // (60 - 20)^2 / (2 x 60) = 13.3 s; 0.2 s: who waits together starts one after the other.
  EXPECT_NEAR(wait_s / kPersons, 13.33, 0.2);
  EXPECT_EQ(crowd.engine.stuck_releases(), 0U);
}

TEST(Passages, AreClosedToWhoIsStuckToo) {
  DrawnNetwork ring = draw_network(test::kRing);
  district::Passage& signal = ring.passage_of("A", "B");
  signal.cycle = Duration::seconds(10);
  signal.open = Duration::seconds(6);
  test::StuckRing crowd(ring, Duration::seconds(3));
  crowd.run_until(SimTime::at(1));
  std::size_t released = 0;
  for (const Event& event : crowd.events) {
    if (event.kind == EventKind::kStuckReleases &&
        link_of(DirectedLinkId(event.a)) == ring.link("A", "B")) {
      EXPECT_LT(event.time.ms % 10'000, 6'000) << "at green only";
      ++released;
    }
  }
  EXPECT_GT(released, 0U);
}

TEST(Passages, TakeSoManyInALiftAsItHasPlaces) {
  DrawnNetwork drawn = draw_network("A B 3 2 lift");
  district::Passage& lift = drawn.passage_of("A", "B");
  lift.cycle = Duration::seconds(30);
  lift.ride = Duration::seconds(12);
  lift.places = 4;
  WalkingCrowd crowd(drawn, {"B"}, 10);
  for (std::size_t i = 0; i < 10; ++i) {
    crowd.start(i, "A", "B", SimTime{500}, 0.5 + 0.1 * static_cast<double>(i));
  }
  crowd.run_until(SimTime::at(0, 3));
  ASSERT_EQ(crowd.arrivals.size(), 10U);
  for (std::size_t i = 0; i < 10; ++i) {  // leaves at 30, 60, 90 s; fast and slow ride alike
    EXPECT_EQ(crowd.arrivals[i].time, SimTime::at(0, 0, 30 * (1 + static_cast<int>(i) / 4) + 12));
  }
}

TEST(Passages, CarryEverybodyAtTheSpeedOfTheStepsInACrowdToo) {
  DrawnNetwork drawn = draw_network("A B 20 1 escalator");
  constexpr std::size_t kPersons = 100;
  WalkingCrowd crowd(drawn, {"B"}, kPersons);
  for (std::size_t i = 0; i < kPersons; ++i) {
    crowd.start(i, "A", "B", SimTime{0}, i % 2 == 0 ? 0.7 : 2.0);
  }
  crowd.run_until(SimTime::at(0, 5));
  ASSERT_EQ(crowd.arrivals.size(), kPersons);
  EXPECT_EQ(crowd.arrivals.front().time, SimTime{40'000});  // 20 m at 0.5 m/s
  // 1.667 persons a second (EN 115-1): the last of 100 gets on 59.4 s after the first.
  EXPECT_NEAR(static_cast<double>(crowd.arrivals.back().time.ms), 40'000.0 + 99.0 / 1.667 * 1e3,
              100.0);
}

TEST(Passages, AreNotWalkedAgainstAnEscalator) {
  const DrawnNetwork drawn = draw_network("A B 10 1 escalator\nA C 200 2\nC B 200 2");
  WalkingCrowd crowd(drawn, {"A"}, 1);
  crowd.start(0, "B", "A", SimTime{0}, 1.0);
  crowd.run_until(SimTime::at(0, 10));
  ASSERT_EQ(crowd.arrivals.size(), 1U);
  EXPECT_EQ(crowd.arrivals[0].time, SimTime{400'000});  // all the way round
}

TEST(Passages, SlowPeopleUpARampOnly) {
  const DrawnNetwork drawn = draw_network("A B 17 3 ramp");
  WalkingCrowd crowd(drawn, {"A", "B"}, 2);
  crowd.start(0, "A", "B", SimTime{0}, 1.0);
  crowd.run_until(SimTime::at(0, 0, 30));
  crowd.start(1, "B", "A", SimTime{30'000}, 1.0);
  crowd.run_until(SimTime::at(0, 1));
  ASSERT_EQ(crowd.arrivals.size(), 2U);
  EXPECT_NEAR(static_cast<double>(crowd.arrivals[0].time.ms), 20'000.0, 2.0);
  EXPECT_NEAR(static_cast<double>(crowd.arrivals[1].time.ms), 47'000.0, 2.0);
}

TEST(Passages, QueueBeforeTicketGates) {
  DrawnNetwork drawn = draw_network("A B 20 6\nB C 2 6 gate\nC D 20 6");
  drawn.passage_of("B", "C").flow_per_s = 2.5;
  constexpr std::size_t kPersons = 200;
  WalkingCrowd crowd(drawn, {"D"}, kPersons);
  for (std::size_t i = 0; i < kPersons; ++i) {
    crowd.start(i, "A", "D", SimTime{0}, 1.34);
  }
  crowd.run_until(SimTime::at(0, 0, 50));
  EXPECT_GT(crowd.engine.count_on(drawn.link("A", "B")), 60U);  // the queue in the concourse
  crowd.run_until(SimTime::at(0, 5));
  ASSERT_EQ(crowd.arrivals.size(), kPersons);
  const double spread_s = (crowd.arrivals.back().time - crowd.arrivals.front().time).in_seconds();
  EXPECT_NEAR(spread_s, 199.0 / 2.5, 1.0);  // as many a second as the gates let through
}

/// 60 people come to a platform that has room for ten, and nobody leaves it.
void crowd_before_a_platform(WalkingCrowd& crowd, const NodeId& platform) {
  crowd.engine.limit(std::span(&platform, 1));
  for (std::size_t i = 0; i < 60; ++i) {
    crowd.start(i, "A", "P", SimTime{0}, 1.34);
  }
  while (crowd.now < SimTime::at(0, 10)) {
    crowd.engine.set_room(0,
                          10U - std::min(10U, static_cast<std::uint32_t>(crowd.arrivals.size())));
    crowd.tick();
  }
}

TEST(Passages, HoldPeopleBackFromAPlatformWithoutRoom) {
  const DrawnNetwork drawn = draw_network("A B 20 6\nB P 10 6");
  WalkingCrowd crowd(drawn, {"P"}, 60);
  crowd_before_a_platform(crowd, drawn.node.at("P"));
  EXPECT_EQ(crowd.arrivals.size(), 10U);
  EXPECT_EQ(crowd.engine.count_on(drawn.link("B", "P")), 50U);  // 0.8 /m2
  EXPECT_EQ(crowd.engine.stuck_releases(), 0U);
  crowd.engine.set_room(0, 1'000);
  crowd.run_until(SimTime::at(0, 12));
  EXPECT_EQ(crowd.arrivals.size(), 60U);
  EXPECT_EQ(crowd.engine.walker_count(), 0U);
}

TEST(Passages, LetPeopleOntoAFullPlatformBeforeTheStairsJam) {
  const DrawnNetwork drawn = draw_network("A B 20 6\nB P 10 2");
  WalkingCrowd crowd(drawn, {"P"}, 60);
  crowd_before_a_platform(crowd, drawn.node.at("P"));
  EXPECT_EQ(crowd.engine.count_on(drawn.link("B", "P")), 36U);  // 1.75 others /m2 on 20 m2
  EXPECT_EQ(crowd.arrivals.size(), 24U);
  EXPECT_EQ(crowd.engine.stuck_releases(), 0U);
}

}  // namespace
}  // namespace poai::movement
