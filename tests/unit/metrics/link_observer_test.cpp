#include "engine/metrics/link_observer.hpp"

#include <gtest/gtest.h>

#include "support/drawn_network.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

const PersonId kAnna(0);
const PersonId kBen(1);

class LinkObserverTest : public testing::Test {
 protected:
  void enter(PersonId person, DirectedLinkId link, SimTime time) {
    observer_.enter(test::event(EventKind::kLinkEnters, time, person, link));
  }
  void leave(PersonId person, DirectedLinkId link, SimTime time) {
    observer_.leave(test::event(EventKind::kLinkLeaves, time, person, link));
  }

  test::DrawnNetwork drawn_ = test::draw_network("A B 100 2\nB C 50 2");
  DirectedLinkId ab_ = directed(drawn_.link("A", "B"), 0);
  DirectedLinkId cb_ = directed(drawn_.link("B", "C"), 1);
  LinkObserver observer_{drawn_.network, 2,
                         TimeBins(SimTime::at(3), SimTime::at(27), Duration::minutes(15))};
};

TEST_F(LinkObserverTest, CountsEntriesPerDirectionAndQuarterOfAnHour) {
  enter(kAnna, ab_, SimTime::at(8, 14, 59));
  enter(kBen, ab_, SimTime::at(8, 15));
  leave(kBen, ab_, SimTime::at(8, 17));
  enter(kBen, cb_, SimTime::at(8, 14, 58));  // the stages of a tick are not in the order of time

  EXPECT_EQ(observer_.entries().at(20, ab_.index()), 1U);
  EXPECT_EQ(observer_.entries().at(21, ab_.index()), 1U);
  EXPECT_EQ(observer_.entries().at(20, cb_.index()), 1U);
  EXPECT_EQ(observer_.entries().at(20, cb_.index() - 1), 0U);
  EXPECT_EQ(observer_.entry_count(), 3U);
}

TEST_F(LinkObserverTest, CountsTheTimeOnALinkWhenItIsLeft) {
  enter(kAnna, ab_, SimTime::at(8, 14));
  enter(kBen, ab_, SimTime::at(8, 14, 30));
  leave(kBen, ab_, SimTime::at(8, 14, 59));
  leave(kAnna, ab_, SimTime::at(8, 16));

  EXPECT_EQ(observer_.occupied_ms().at(20, ab_.index()), 29'000U);
  EXPECT_EQ(observer_.occupied_ms().at(21, ab_.index()), 120'000U);
  EXPECT_EQ(in_seconds(observer_.occupied_ms()).at(21, ab_.index()), 120U);
}

TEST_F(LinkObserverTest, CountsMoreTimeThanFitsIntoThirtyTwoBits) {
  constexpr int kPassages = 5'000;
  for (int i = 0; i < kPassages; ++i) {
    enter(kAnna, ab_, SimTime::at(8));
    leave(kAnna, ab_, SimTime::at(8, 14, 59));
  }
  EXPECT_EQ(observer_.occupied_ms().at(20, ab_.index()), 899'000ULL * kPassages);
}

TEST_F(LinkObserverTest, KnowsTheMeanSpeedOfCompletedPassages) {
  EXPECT_EQ(observer_.mean_speed_mps(), 0.0);
  enter(kAnna, ab_, SimTime::at(8));
  leave(kAnna, ab_, SimTime::at(8, 1, 40));
  enter(kBen, cb_, SimTime::at(8));
  leave(kBen, cb_, SimTime::at(8, 0, 20));
  enter(kBen, ab_, SimTime::at(9));  // still there

  EXPECT_DOUBLE_EQ(observer_.mean_speed_mps(), (100.0 + 50.0) / (100.0 + 20.0));
  EXPECT_DOUBLE_EQ(observer_.distance_m(), 150.0);
}

TEST_F(LinkObserverTest, KnowsWhoIsOnWhichLink) {
  EXPECT_FALSE(observer_.link_of_person(kAnna).valid());
  enter(kAnna, ab_, SimTime::at(8));
  EXPECT_EQ(observer_.link_of_person(kAnna), ab_);
  leave(kAnna, ab_, SimTime::at(8, 1));
  EXPECT_FALSE(observer_.link_of_person(kAnna).valid());
}

}  // namespace
}  // namespace poai::metrics
