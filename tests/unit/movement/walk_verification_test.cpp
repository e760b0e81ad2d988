// What published formulas say, read back from the engine as it walks.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

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

/// A crowd whose persons come to A one by one, so many a second, and walk to the destination.
class Stream {
 public:
  Stream(WalkingCrowd& crowd, std::string destination, std::size_t persons, double per_s)
      : crowd_(crowd), destination_(std::move(destination)), persons_(persons), per_s_(per_s) {}

  void tick() {
    for (; next_ < persons_ && comes(next_) < crowd_.now + Duration::seconds(1); ++next_) {
      crowd_.start(next_, "A", destination_, comes(next_), 1.34);
    }
    crowd_.tick();
  }

 private:
  [[nodiscard]] SimTime comes(std::size_t person) const {
    return SimTime{std::llround(1e3 * static_cast<double>(person) / per_s_)};
  }

  WalkingCrowd& crowd_;
  std::string destination_;
  std::size_t persons_;
  double per_s_;
  std::size_t next_ = 0;
};

/// Persons a second and metre who reach the end of a corridor of 50 m x 3 m from the third minute
/// to the fifth, of as many a second and metre as come.
double counted_per_m_s(double demand_per_m_s) {
  const auto drawn = draw_network("A B 20 9\nB C 50 3\nC D 20 9");
  const double per_s = demand_per_m_s * 3.0;
  const auto persons = static_cast<std::size_t>(per_s * 300.0);
  WalkingCrowd crowd(drawn, {"D"}, persons);
  for (Stream stream(crowd, "D", persons, per_s); crowd.now < SimTime::at(0, 5);) {
    stream.tick();
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
    // 2 %: near the capacity the way is still filling up.
    EXPECT_NEAR(counted_per_m_s(demand_per_m_s), demand_per_m_s, 0.02 * demand_per_m_s)
        << demand_per_m_s;
  }
}

// Below 1.225, the flow capacity: a crowded way takes in a little less (README.md, supply).
TEST(WalkVerification, LetsThroughACorridor116PerMetreAndSecondHoweverManyCome) {
  for (const double demand_per_m_s : {1.225, 1.5, 2.0, 3.0}) {
    EXPECT_NEAR(counted_per_m_s(demand_per_m_s), 1.16, 0.01) << demand_per_m_s;
  }
}

/// Two persons a second come to a way of 8 m x 1 m, which passes 1.225 a second.
class Bottleneck : public testing::Test {
 protected:
  static constexpr std::size_t kPersons = 480;
  void run_until(SimTime end) {
    while (crowd_.now < end) {
      stream_.tick();
    }
  }
  [[nodiscard]] double upstream() const {
    return static_cast<double>(crowd_.engine.count_on(drawn_.link("A", "B")));
  }

  test::DrawnNetwork drawn_ = draw_network("A B 80 6\nB C 8 1\nC D 40 6");
  WalkingCrowd crowd_{drawn_, {"D"}, kPersons};
  Stream stream_{crowd_, "D", kPersons, 2.0};
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

/// Two persons a second come by a wide way and one of 20 m x 2 m to gates that pass one of them.
/// The near way takes in people from 00:45 on, and has room for 120 of one direction (three
/// quarters of 4 / m2), until about 03:00; the last one comes at 04:00.
class SpillBack : public testing::Test {
 protected:
  static constexpr std::size_t kPersons = 480;
  static constexpr double kGatesPerS = 1.0;
  /// Of a growth: one person more or less in 40 s is 0.025.
  static constexpr double kToleratedPerS = 0.03;

  SpillBack() {
    drawn_.passage_of("C", "D").flow_per_s = kGatesPerS;
    WalkingCrowd crowd(drawn_, {"E"}, kPersons);
    for (Stream stream(crowd, "E", kPersons, 2.0); crowd.now < SimTime::at(0, 15);) {
      persons_near_.push_back(crowd.engine.count_on(drawn_.link("B", "C")));
      persons_far_.push_back(crowd.engine.count_on(drawn_.link("A", "B")));
      stream.tick();
    }
    arrived_ = crowd.arrivals.size();
    releases_ = crowd.engine.stuck_releases();
  }
  /// Persons a second more on a way between two seconds.
  static double growth(const std::vector<double>& on, std::size_t from_s, std::size_t until_s) {
    return (on.at(until_s) - on.at(from_s)) / static_cast<double>(until_s - from_s);
  }

  test::DrawnNetwork drawn_ = draw_network("A B 60 6\nB C 20 2\nC D 2 6 gate\nD E 20 6");
  std::vector<double> persons_near_;  ///< on the way to the gates, after so many seconds
  std::vector<double> persons_far_;   ///< on the way before that
  std::size_t arrived_ = 0;
  std::uint64_t releases_ = 0;
};

TEST_F(SpillBack, FillsTheWayBeforeTheGatesFirstAndThenTheOneBeforeThat) {
  EXPECT_NEAR(growth(persons_near_, 60, 100), 2.0 - kGatesPerS, kToleratedPerS);
  EXPECT_NEAR(growth(persons_far_, 60, 100), 0.0, kToleratedPerS) << "still walks freely";
  EXPECT_NEAR(persons_near_.at(200), 120.0, 1.0);
  EXPECT_NEAR(growth(persons_near_, 190, 240), 0.0, kToleratedPerS) << "is full";
  EXPECT_NEAR(growth(persons_far_, 190, 230), 2.0 - kGatesPerS, kToleratedPerS);
}

TEST_F(SpillBack, DissolvesFromItsTailAtTheRateOfTheGates) {
  EXPECT_NEAR(growth(persons_far_, 250, 400), -kGatesPerS, kToleratedPerS);
  EXPECT_NEAR(growth(persons_near_, 250, 400), 0.0, kToleratedPerS)
      << "stays full as long as others come";
  EXPECT_NEAR(growth(persons_near_, 440, 520), -kGatesPerS, kToleratedPerS);
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
