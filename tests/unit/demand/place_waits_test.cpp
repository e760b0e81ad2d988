#include "engine/demand/place_waits.hpp"

#include <gtest/gtest.h>

namespace poai::demand {
namespace {

const PlaceId kCafe{1};
constexpr std::size_t kNoon = 48;  // quarter hours of 12 hours

PlaceWaits noon_wait(double wait_s) {
  PlaceWaits waits(2);
  waits.set(kCafe, kNoon, wait_s);
  return waits;
}

TEST(PlaceWaits, HoldForTheirQuarterHourAndPlace) {
  const PlaceWaits waits = noon_wait(300.0);
  EXPECT_EQ(waits.wait_s(kCafe, SimTime::at(12)), 300.0);
  EXPECT_EQ(waits.wait_s(kCafe, SimTime::at(12, 14, 59)), 300.0);
  EXPECT_EQ(waits.wait_s(kCafe, SimTime::at(12, 15)), 0.0);
  EXPECT_EQ(waits.wait_s(PlaceId(0), SimTime::at(12)), 0.0);
}

TEST(PlaceWaits, AreNothingForPlacesThatCameLater) {
  EXPECT_EQ(noon_wait(300.0).wait_s(PlaceId(2), SimTime::at(12)), std::nullopt);
}

TEST(PlaceWaits, AreZeroOutsideOfTheDay) {
  EXPECT_EQ(noon_wait(300.0).wait_s(kCafe, SimTime::at(31)), 0.0);
}

TEST(PlaceWaits, CanBeForgottenAndLearntAnew) {
  PlaceWaits waits = noon_wait(300.0);
  waits.forget(kCafe);
  EXPECT_EQ(waits.wait_s(kCafe, SimTime::at(12)), std::nullopt);
  EXPECT_EQ(waits.wait_s(PlaceId(0), SimTime::at(12)), 0.0);
  waits.approach(noon_wait(60.0), 0.5);
  EXPECT_EQ(waits.wait_s(kCafe, SimTime::at(12)), 60.0);
}

TEST(PlaceWaits, AreTheMeanOfTheDaysIfDayKWeighsOneKth) {
  PlaceWaits mean;
  const double days[] = {300.0, 0.0, 60.0};
  for (int k = 1; k <= 3; ++k) {
    mean.approach(noon_wait(days[k - 1]), 1.0 / k);
  }
  EXPECT_NEAR(mean.wait_s(kCafe, SimTime::at(12)).value(), 120.0, 1e-9);
}

}  // namespace
}  // namespace poai::demand
