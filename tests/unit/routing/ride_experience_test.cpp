#include "engine/routing/ride_experience.hpp"

#include <gtest/gtest.h>

namespace poai::routing {
namespace {

RideExperience day(double value) { return {{value}, {value + 1.0}, {value + 2.0}, {value + 3.0}}; }

TEST(RideExperience, TakesTheFirstDayOver) {
  RideExperience known;
  EXPECT_TRUE(known.empty());
  known.approach(day(8.0), 0.25);
  EXPECT_EQ(known.arrival_late_s, std::vector<double>{8.0});
}

TEST(RideExperience, MovesAllMeansTowardsTheDay) {
  RideExperience known = day(0.0);
  known.approach(day(8.0), 0.25);
  EXPECT_EQ(known.arrival_late_s, std::vector<double>{2.0});
  EXPECT_EQ(known.departure_late_s, std::vector<double>{3.0});
  EXPECT_EQ(known.load_share, std::vector<double>{4.0});
  EXPECT_EQ(known.left_behind_s, std::vector<double>{5.0});
}

}  // namespace
}  // namespace poai::routing
