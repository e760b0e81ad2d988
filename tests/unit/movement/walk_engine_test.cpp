#include "engine/movement/walk_engine.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "engine/movement/link_speed.hpp"
#include "tests/support/walking_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_network;
using test::DrawnNetwork;
using test::WalkingCrowd;

TEST(WalkEngine, TakesLengthOverFreeSpeedOnEmptyLinks) {
  const auto drawn = draw_network("A B 134 3\nB C 67 3");
  WalkingCrowd crowd(drawn, {"C"}, 1);
  crowd.start(0, "A", "C", SimTime{250}, 1.34);
  crowd.run_until(SimTime::at(0, 5));
  ASSERT_EQ(crowd.arrivals.size(), 1U);
  EXPECT_NEAR(static_cast<double>(crowd.arrivals[0].time.ms), 250.0 + 150'000.0, 2.0);
}

TEST(WalkEngine, ArrivesAtOnceAtTheNodeWhereItStarts) {
  const auto drawn = draw_network("A B 10 2");
  WalkingCrowd crowd(drawn, {"A"}, 1);
  crowd.start(0, "A", "A", SimTime{300});
  crowd.tick();
  ASSERT_EQ(crowd.arrivals.size(), 1U);
  EXPECT_EQ(crowd.arrivals[0].time, SimTime{300});
  EXPECT_EQ(crowd.engine.walker_count(), 0U);
}

TEST(WalkEngine, LetsFastWalkersOvertake) {
  const auto drawn = draw_network("A B 200 3");
  WalkingCrowd crowd(drawn, {"B"}, 2);
  crowd.start(0, "A", "B", SimTime{0}, 0.8);
  crowd.start(1, "A", "B", SimTime{900}, 2.0);
  crowd.run_until(SimTime::at(0, 6));
  ASSERT_EQ(crowd.arrivals.size(), 2U);
  EXPECT_EQ(crowd.arrivals[0].person, PersonId(1));
}

TEST(WalkEngine, ClimbsStairsAtHalfTheSpeedAndDescendsAtSevenTenths) {
  const auto drawn = draw_network("A B 13.4 3 stairs");
  WalkingCrowd crowd(drawn, {"A", "B"}, 2);
  crowd.start(0, "A", "B", SimTime{0}, 1.34);
  crowd.run_until(SimTime::at(0, 2));
  crowd.start(1, "B", "A", SimTime::at(0, 2), 1.34);
  crowd.run_until(SimTime::at(0, 4));
  ASSERT_EQ(crowd.arrivals.size(), 2U);
  EXPECT_NEAR(static_cast<double>(crowd.arrivals[0].time.ms), 20'000.0, 2.0);
  EXPECT_NEAR(static_cast<double>(crowd.arrivals[1].time.ms), 120'000.0 + 10'000.0 / 0.7, 2.0);
}

// Everybody stands on the link from the first tick on, so the density is known and constant until
// the first one leaves.
TEST(WalkEngine, WalksWithTheSpeedOfTheDensity) {
  for (const double density : {0.5, 1.0, 2.0, 3.0}) {
    const auto drawn = draw_network("A B 400 5");
    const auto persons = static_cast<std::size_t>(density * 2'000.0);
    WalkParameters at_once;
    at_once.flow_capacity_per_m_s = 1e6;
    WalkingCrowd crowd(drawn, {"B"}, persons, at_once);
    for (std::size_t i = 0; i < persons; ++i) {
      crowd.start(i, "A", "B", SimTime{0}, 1.34);
    }
    crowd.run_until(SimTime::at(0, 0, 61));
    // The first second passes at the free speed: its density is that of the tick's begin.
    const auto position = crowd.engine.position_of(PersonId(0), SimTime::at(0, 0, 61));
    const double speed_mps = (position.point.x_m - 1.34) / 60.0;
    EXPECT_NEAR(speed_mps, 1.34 * relative_speed(density), 0.01 * 1.34 * relative_speed(density));
  }
}

TEST(WalkEngine, LetsOutNoMoreThanTheFlowCapacity) {
  const auto drawn = draw_network("A B 20 8\nB C 30 2\nC D 200 8");
  WalkingCrowd crowd(drawn, {"D"}, 1'500);
  for (std::size_t i = 0; i < 1'500; ++i) {
    crowd.start(i, "A", "D", SimTime{static_cast<std::int64_t>(i) * 200}, 1.5);
  }
  crowd.run_until(SimTime::at(0, 4));
  std::size_t passed = 0;
  for (const Event& event : crowd.events) {
    const bool on_wide_part =
        event.kind == EventKind::kLinkEnters && LinkId(event.a / 2) == drawn.link("C", "D");
    passed += on_wide_part && event.time >= SimTime::at(0, 1) && event.time < SimTime::at(0, 4);
  }
  EXPECT_LE(static_cast<double>(passed), 1.225 * 2.0 * 180.0 + 1.0);
  EXPECT_GE(static_cast<double>(passed), 0.75 * 1.225 * 2.0 * 180.0);
}

TEST(WalkEngine, BuildsAQueueBeforeABottleneckThatDissolves) {
  const auto drawn = draw_network("A B 60 4\nB C 10 1\nC D 60 4");
  WalkingCrowd crowd(drawn, {"D"}, 400);
  for (std::size_t i = 0; i < 400; ++i) {
    crowd.start(i, "A", "D", SimTime{static_cast<std::int64_t>(i) * 250}, 1.34);
  }
  crowd.run_until(SimTime::at(0, 1, 40));
  const std::uint32_t before = crowd.engine.count_on(drawn.link("A", "B"));
  const std::uint32_t after = crowd.engine.count_on(drawn.link("C", "D"));
  EXPECT_GT(before, 3 * after);
  crowd.run_until(SimTime::at(0, 20));
  EXPECT_EQ(crowd.arrivals.size(), 400U);
  EXPECT_EQ(crowd.engine.stuck_releases(), 0U);
}

TEST(WalkEngine, SlowsOpposingStreamsThatShareALink) {
  const auto walk_s = [](bool opposed) {
    const auto drawn = draw_network("A B 50 3");
    WalkParameters at_once;
    at_once.flow_capacity_per_m_s = 1e6;
    WalkingCrowd crowd(drawn, {"A", "B"}, 300, at_once);
    for (std::size_t i = 0; i < 150; ++i) {
      crowd.start(i, "A", "B", SimTime{0});
      if (opposed) {
        crowd.start(150 + i, "B", "A", SimTime{0});
      }
    }
    crowd.run_until(SimTime::at(0, 10));
    EXPECT_EQ(crowd.arrivals.size(), opposed ? 300U : 150U);
    return crowd.arrivals.back().time.in_hours() * 3'600.0;
  };
  EXPECT_GT(walk_s(true), 1.5 * walk_s(false));
}

TEST(WalkEngine, LetsNobodyLeaveBeforeTheTickWhenTheCrowdGrows) {
  const auto drawn = draw_network("A B 10 2");
  WalkParameters at_once;
  at_once.flow_capacity_per_m_s = 1e6;
  WalkingCrowd crowd(drawn, {"A", "B"}, 21, at_once);
  crowd.start(0, "A", "B", SimTime{0}, 1.000095);  // at the end after 9,999.05 ms
  crowd.run_until(SimTime{9'000});
  for (std::size_t i = 1; i < 21; ++i) {
    crowd.start(i, "B", "A", SimTime{9'100});
  }
  crowd.run_until(SimTime{11'000});
  ASSERT_EQ(crowd.arrivals.size(), 1U);
  EXPECT_EQ(crowd.arrivals[0].time, SimTime{10'000});
}

TEST(WalkEngine, NeverHoldsMoreThanTheStorage) {
  const auto drawn = draw_network("A B 40 4\nB C 5 1\nC D 5 0.5\nD E 50 4");
  WalkingCrowd crowd(drawn, {"E"}, 500);
  for (std::size_t i = 0; i < 500; ++i) {
    crowd.start(i, "A", "E", SimTime{static_cast<std::int64_t>(i) * 100});
  }
  while (crowd.now < SimTime::at(0, 4)) {
    crowd.tick();
    for (std::size_t link = 0; link < drawn.network.link_count(); ++link) {
      ASSERT_LE(crowd.engine.count_on(LinkId(link)), crowd.engine.storage_of(LinkId(link)));
    }
  }
}

TEST(WalkEngine, ReleasesAndCountsWhoIsStuckOneOfALineAtATime) {
  const DrawnNetwork drawn = test::draw_network(test::kRing);
  test::StuckRing crowd(drawn, Duration::minutes(2));
  crowd.run_until(SimTime::at(1));
  EXPECT_EQ(crowd.arrivals.size(), 100U);
  EXPECT_EQ(crowd.count(EventKind::kStuckReleases), crowd.engine.stuck_releases());
  std::map<std::pair<std::int64_t, std::uint32_t>, int> released;  // by second and line
  for (const Event& event : crowd.events) {
    if (event.kind == EventKind::kStuckReleases) {
      EXPECT_EQ(++released[std::pair(event.time.ms / 1'000, event.a)], 1)
          << "two of a line at " << format_time(event.time);
    }
  }
  EXPECT_GT(released.size(), 0U);
}

TEST(WalkEngine, SlowsNobodyWhoWalksAloneAtAnyScale) {
  const auto drawn = draw_network("A B 134 2");
  const routing::WalkFields fields(drawn.network, {drawn.node.at("B")}, parallel::Threads(1));
  for (const double scale : {1.0, 0.1, 0.001}) {
    WalkEngine engine(drawn.network, fields, {}, 1, scale);
    engine.start(std::vector<WalkRequest>{{SimTime{0}, PersonId(0), 1, 1.34, drawn.node.at("A"),
                                           fields.destination_of(drawn.node.at("B"))}});
    EventBuffer events;
    std::vector<PersonMoment> arrivals;
    for (SimTime now = SimTime{1'000}; arrivals.empty(); now = now + Duration::seconds(1)) {
      engine.advance(now, events, arrivals);
      ASSERT_LT(now, SimTime::at(1)) << scale;
    }
    EXPECT_NEAR(static_cast<double>(arrivals[0].time.ms), 100'000.0, 2.0) << scale;
  }
}

TEST(WalkEngine, SendsWhoWaitsForAWayThatClosesByAnother) {
  auto drawn = draw_network("A B 10 4\nB C 10 0.2\nB D 40 4\nD C 40 4");
  WalkingCrowd crowd(drawn, {"C"}, 100);
  for (std::size_t i = 0; i < 100; ++i) {
    crowd.start(i, "A", "C", SimTime{0});
  }
  crowd.run_until(SimTime::at(0, 1));
  district::WalkNetwork closed = drawn.network;
  closed.closed.resize(closed.link_count(), 0);
  closed.closed[drawn.link("B", "C")] = 1;
  district::connect(closed);
  const routing::WalkFields fields(closed, {drawn.node.at("C")}, parallel::Threads(1));
  crowd.engine.change(closed, fields);
  const std::size_t before = crowd.events.size();
  crowd.run_until(SimTime::at(0, 10));
  EXPECT_EQ(crowd.arrivals.size(), 100U);
  std::size_t around = 0;
  for (const Event& event : std::span(crowd.events).subspan(before)) {
    const bool enters = event.kind == EventKind::kLinkEnters;
    EXPECT_FALSE(enters && link_of(DirectedLinkId(event.a)) == drawn.link("B", "C"));
    around += enters && link_of(DirectedLinkId(event.a)) == drawn.link("D", "C") ? 1U : 0U;
  }
  EXPECT_GT(around, 50U);
}

TEST(WalkEngine, LetsOpposingStreamsPassEachOtherOnFullLinks) {
  const auto drawn = draw_network("A B 2 1\nB C 2 1");
  WalkingCrowd crowd(drawn, {"A", "C"}, 60);
  for (std::size_t i = 0; i < 30; ++i) {
    crowd.start(2 * i, "A", "C", SimTime{0});
    crowd.start(2 * i + 1, "C", "A", SimTime{0});
  }
  crowd.run_until(SimTime::at(1));
  EXPECT_EQ(crowd.arrivals.size(), 60U);
  EXPECT_EQ(crowd.engine.stuck_releases(), 0U);
}

TEST(WalkEngine, ScalesCapacityWithThePopulation) {
  const auto drawn = draw_network("A B 40 4");
  const routing::WalkFields fields(drawn.network, {drawn.node.at("B")}, parallel::Threads(1));
  const WalkEngine full(drawn.network, fields, {}, 1, 1.0);
  const WalkEngine tenth(drawn.network, fields, {}, 1, 0.1);
  EXPECT_EQ(full.storage_of(LinkId(0)), 640U);  // 4 x 160 m2
  EXPECT_EQ(tenth.storage_of(LinkId(0)), 64U);
}

}  // namespace
}  // namespace poai::movement
