// What published formulas say, read back from the engine as it walks.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/movement/link_speed.hpp"
#include "tests/support/walking_crowd.hpp"

namespace poai::movement {
namespace {

using test::draw_network;
using test::WalkingCrowd;

/// Mean speed over a minute of people who all stand on a corridor of 400 m x 5 m from the first
/// tick on, so that its density is known until the first one leaves.
double walked_mps(double density_per_m2) {
  const auto drawn = draw_network("A B 400 5");
  const auto persons = static_cast<std::size_t>(std::llround(density_per_m2 * 2'000.0));
  WalkParameters at_once;
  at_once.flow_capacity_per_m_s = 1e6;
  at_once.storage_per_m2 = 8.0;  // of which one direction may have three quarters
  WalkingCrowd crowd(drawn, {"B"}, persons, at_once);
  for (std::size_t i = 0; i < persons; ++i) {
    crowd.start(i, "A", "B", SimTime{0}, 1.34);
  }
  crowd.run_until(SimTime::at(0, 0, 61));
  // The first second passes at the free speed: its density is that of the tick's begin.
  return (crowd.engine.position_of(PersonId(0), SimTime::at(0, 0, 61)).point.x_m - 1.34) / 60.0;
}

TEST(WalkVerification, GivesWeidmannsCurveBackWithinAPercent) {
  for (const double density : {0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0}) {
    const double expected_mps = 1.34 * (1.0 - std::exp(-1.913 * (1.0 / density - 1.0 / 5.4)));
    EXPECT_NEAR(walked_mps(density), expected_mps, 0.01 * expected_mps) << density;
  }
}

TEST(WalkVerification, PassesMost1225PerMetreAndSecondAt175PerSquareMetre) {
  double most_per_m_s = 0.0;
  double at_density = 0.0;
  for (double density = 1.0; density <= 3.0; density += 0.125) {
    const double flow_per_m_s = density * walked_mps(density);
    at_density = flow_per_m_s > most_per_m_s ? density : at_density;
    most_per_m_s = std::max(most_per_m_s, flow_per_m_s);
  }
  EXPECT_NEAR(most_per_m_s, 1.225, 0.01 * 1.225);
  EXPECT_NEAR(at_density, 1.75, 0.13);
}

/// Persons a second and metre who reach the end of a corridor of 50 m x 3 m from the third minute
/// to the fifth, of as many a second and metre as come.
double counted_per_m_s(double demand_per_m_s) {
  const auto drawn = draw_network("A B 20 9\nB C 50 3\nC D 20 9");
  constexpr SimTime kEnd = SimTime::at(0, 5);
  const auto persons = static_cast<std::size_t>(demand_per_m_s * 3.0 * kEnd.in_hours() * 3'600.0);
  WalkingCrowd crowd(drawn, {"D"}, persons);
  for (std::size_t next = 0; crowd.now < kEnd; crowd.tick()) {
    const auto come_by_now = [&] {
      return static_cast<double>(next) <
             demand_per_m_s * 3.0 * (crowd.now.in_hours() * 3'600.0 + 1);
    };
    for (; next < persons && come_by_now(); ++next) {
      const double comes_s = static_cast<double>(next) / (demand_per_m_s * 3.0);
      crowd.start(next, "A", "D", SimTime{std::llround(comes_s * 1e3)}, 1.34);
    }
  }
  double passed = 0.0;
  for (const Event& event : crowd.events) {
    const bool passes = event.kind == EventKind::kLinkEnters &&
                        link_of(DirectedLinkId(event.a)) == drawn.link("C", "D");
    passed += passes && event.time >= SimTime::at(0, 2) ? 1.0 : 0.0;
  }
  return passed / (3.0 * 180.0);
}

TEST(WalkVerification, LetsThroughACorridorAllWhoComeBelowItsCapacity) {
  for (const double demand_per_m_s : {0.4, 0.8, 1.0, 1.1}) {
    EXPECT_NEAR(counted_per_m_s(demand_per_m_s), demand_per_m_s, 0.02 * demand_per_m_s);
  }
}

TEST(WalkVerification, LetsThroughACorridor1225PerMetreAndSecondAtMost) {
  for (const double demand_per_m_s : {1.225, 1.5, 2.0, 3.0}) {
    const double counted = counted_per_m_s(demand_per_m_s);
    EXPECT_LE(counted, 1.225);
    // 6 %: a crowded way takes in a little less than its capacity (README.md, supply).
    EXPECT_NEAR(counted, 1.225, 0.06 * 1.225) << demand_per_m_s;
  }
}

/// Two persons a second come to a way of 8 m x 1 m, which passes 1.225 a second.
class Bottleneck : public testing::Test {
 protected:
  static constexpr std::size_t kPersons = 480;
  /// Those who come before `end` start in the tick of their moment.
  void run_until(SimTime end) {
    for (; crowd_.now < end; crowd_.tick()) {
      for (; next_ < kPersons && comes(next_) < crowd_.now + Duration::seconds(1); ++next_) {
        crowd_.start(next_, "A", "D", comes(next_), 1.34);
      }
    }
  }
  [[nodiscard]] static SimTime comes(std::size_t person) {
    return SimTime{static_cast<std::int64_t>(person) * 500};
  }
  [[nodiscard]] double upstream() const {
    return static_cast<double>(crowd_.engine.count_on(drawn_.link("A", "B")));
  }

  test::DrawnNetwork drawn_ = draw_network("A B 80 6\nB C 8 1\nC D 40 6");
  WalkingCrowd crowd_{drawn_, {"D"}, kPersons};
  std::size_t next_ = 0;
};

TEST_F(Bottleneck, HasAQueueThatGrowsByWhatItDoesNotPass) {
  run_until(SimTime::at(0, 1, 30));
  const double begin = upstream();
  run_until(SimTime::at(0, 3, 30));
  // 10 %: the crowded way takes in a little less than its capacity (README.md, supply).
  EXPECT_NEAR((upstream() - begin) / 120.0, 2.0 - 1.225, 0.1 * 1.225);
}

TEST_F(Bottleneck, HasAQueueThatDissolvesAtItsCapacity) {
  run_until(SimTime::at(0, 4, 20));  // nobody comes any more since 04:00
  const std::size_t before = crowd_.arrivals.size();
  const double begin = upstream();
  run_until(SimTime::at(0, 5, 20));
  EXPECT_NEAR((begin - upstream()) / 60.0, 1.225, 0.1 * 1.225);
  EXPECT_NEAR(static_cast<double>(crowd_.arrivals.size() - before) / 60.0, 1.225, 0.1 * 1.225);
  run_until(SimTime::at(0, 12));
  EXPECT_EQ(crowd_.arrivals.size(), kPersons);
  EXPECT_EQ(crowd_.engine.stuck_releases(), 0U);
}

/// Two persons a second come by a wide way and one of 20 m x 2 m to a gate that passes one of them.
class SpillBack : public testing::Test {
 protected:
  static constexpr std::size_t kPersons = 480;
  static constexpr double kGatePerS = 1.0;

  SpillBack() { drawn_.passage_of("C", "D").flow_per_s = kGatePerS; }
  /// 15 minutes; keeps how many are on both ways at the end of each second.
  void walk() {
    WalkingCrowd crowd(drawn_, {"E"}, kPersons);
    std::size_t next = 0;
    while (crowd.now < SimTime::at(0, 15)) {
      for (; next < kPersons && next / 2 <= static_cast<std::size_t>(crowd.now.ms / 1'000);
           ++next) {
        crowd.start(next, "A", "E", SimTime{static_cast<std::int64_t>(next) * 500}, 1.34);
      }
      crowd.tick();
      near_.push_back(crowd.engine.count_on(drawn_.link("B", "C")));
      far_.push_back(crowd.engine.count_on(drawn_.link("A", "B")));
    }
    arrived_ = crowd.arrivals.size();
    releases_ = crowd.engine.stuck_releases();
  }
  /// Persons a second more on a way between two seconds.
  static double growth(const std::vector<double>& on, std::size_t from_s, std::size_t until_s) {
    return (on.at(until_s - 1) - on.at(from_s - 1)) / static_cast<double>(until_s - from_s);
  }

  test::DrawnNetwork drawn_ = draw_network("A B 60 6\nB C 20 2\nC D 2 6 gate\nD E 20 6");
  std::vector<double> near_;
  std::vector<double> far_;
  std::size_t arrived_ = 0;
  std::uint64_t releases_ = 0;
};

TEST_F(SpillBack, FillsTheWayBeforeTheGateFirstAndThenTheOneBeforeThat) {
  walk();
  EXPECT_NEAR(growth(near_, 60, 100), 2.0 - kGatePerS, 0.03);
  EXPECT_NEAR(growth(far_, 60, 100), 0.0, 0.03) << "still walks freely";
  EXPECT_NEAR(growth(near_, 190, 240), 0.0, 0.03) << "is full";
  EXPECT_NEAR(near_.at(200), 0.75 * 4.0 * 20.0 * 2.0, 1.0) << "but for what is kept for others";
  EXPECT_NEAR(growth(far_, 190, 230), 2.0 - kGatePerS, 0.03);
}

TEST_F(SpillBack, DissolvesFromItsTailAtTheRateOfTheGate) {
  walk();  // nobody comes any more since 04:00
  EXPECT_NEAR(growth(far_, 250, 400), -kGatePerS, 0.03);
  EXPECT_NEAR(growth(near_, 250, 400), 0.0, 0.03) << "stays full as long as others come";
  EXPECT_NEAR(growth(near_, 440, 520), -kGatePerS, 0.03);
  EXPECT_EQ(arrived_, kPersons);
  EXPECT_EQ(releases_, 0U);
}

/// Speed over the first minute of 500 who go forth, with as many against them, on 2,000 m2.
TEST(WalkVerification, LetsOpposingStreamsShareTheAreaOfALink) {
  const auto drawn = draw_network("A B 400 5");
  WalkParameters at_once;
  at_once.flow_capacity_per_m_s = 1e6;
  WalkingCrowd crowd(drawn, {"A", "B"}, 2'000, at_once);
  for (std::size_t i = 0; i < 1'000; ++i) {
    crowd.start(2 * i, "A", "B", SimTime{0}, 1.34);
    crowd.start(2 * i + 1, "B", "A", SimTime{0}, 1.34);
  }
  crowd.run_until(SimTime::at(0, 0, 61));
  const double forth_m = crowd.engine.position_of(PersonId(0), SimTime::at(0, 0, 61)).point.x_m;
  const double back_m =
      400.0 - crowd.engine.position_of(PersonId(1), SimTime::at(0, 0, 61)).point.x_m;
  const double expected_m = 1.34 + 60.0 * 1.34 * relative_speed(1.0);  // 2,000 on 2,000 m2
  EXPECT_NEAR(forth_m, expected_m, 0.01 * expected_m);
  EXPECT_NEAR(back_m, expected_m, 0.01 * expected_m);
}

}  // namespace
}  // namespace poai::movement
