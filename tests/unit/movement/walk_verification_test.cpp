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
