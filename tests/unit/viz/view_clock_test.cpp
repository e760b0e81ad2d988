#include "viz/render/view_clock.hpp"

#include <gtest/gtest.h>

namespace poai::viz {
namespace {

ViewClock morning() { return {SimTime::at(7), SimTime::at(9), SimTime::at(8)}; }

TEST(ViewClock, GoesOnAtItsSpeedOnlyWhilePlaying) {
  ViewClock clock = morning();
  clock.tick(Duration::seconds(1));
  EXPECT_EQ(clock.now(), SimTime::at(8));
  clock.play_or_pause();
  clock.tick(Duration::seconds(1));
  EXPECT_EQ(clock.now(), SimTime::at(8, 1)) << "60 times as fast";
  clock.faster();
  clock.tick(Duration::seconds(1));
  EXPECT_EQ(clock.now(), SimTime::at(8, 6)) << "300 times as fast";
}

TEST(ViewClock, StopsAtTheEndAndStartsAgainFromTheBegin) {
  ViewClock clock = morning();
  clock.set(SimTime::at(8, 59, 59));
  clock.play_or_pause();
  clock.tick(Duration::seconds(1));
  EXPECT_EQ(clock.now(), SimTime::at(9));
  EXPECT_FALSE(clock.is_playing());
  clock.play_or_pause();
  EXPECT_EQ(clock.now(), SimTime::at(7));
}

TEST(ViewClock, StaysWithinTheDayAndItsSpeeds) {
  ViewClock clock = morning();
  clock.step(Duration::hours(5));
  EXPECT_EQ(clock.now(), SimTime::at(9));
  clock.set(SimTime::at(3));
  EXPECT_EQ(clock.now(), SimTime::at(7));
  for (int i = 0; i < 10; ++i) {
    clock.slower();
  }
  EXPECT_EQ(clock.speed(), ViewClock::kSpeeds.front());
  for (int i = 0; i < 10; ++i) {
    clock.faster();
  }
  EXPECT_EQ(clock.speed(), ViewClock::kSpeeds.back());
}

}  // namespace
}  // namespace poai::viz
