#include "engine/venues/detail/capacity.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/venues/one_venue.hpp"

namespace poai::venues::detail {
namespace {

using venues::testing::food_truck;
using venues::testing::small_cafe;

TEST(Capacity, ScalesCountersChairsAndStock) {
  district::Service service = small_cafe();
  service.seats = 40;
  service.counters = 3;
  service.stock = 200;
  const Capacity capacity = capacity_of(service, DayType::kTermWeekday, 2.0);
  EXPECT_EQ(capacity.chairs, 80U);
  EXPECT_EQ(capacity.counters, 6U);
  EXPECT_EQ(capacity.stock, 400U);
}

TEST(Capacity, KeepsTheScaledRateWhereCountersAreRounded) {
  const Capacity capacity = capacity_of(food_truck(), DayType::kTermWeekday, 0.1);
  EXPECT_EQ(capacity.counters, 1U);
  EXPECT_DOUBLE_EQ(capacity.guests_per_s(), 0.1 / 30.0);
}

TEST(Capacity, NeverScalesACapacityDownToNothing) {
  district::Service service = small_cafe();
  service.stock = 5;
  const Capacity capacity = capacity_of(service, DayType::kTermWeekday, 0.01);
  EXPECT_EQ(capacity.chairs, 1U);
  EXPECT_EQ(capacity.stock, 1U);
}

TEST(Capacity, HasNoLimitWithoutAStock) {
  EXPECT_EQ(capacity_of(small_cafe(), DayType::kWeekend, 1.0).stock, Capacity::kUnlimited);
}

TEST(Capacity, TakesTheSlowerOfCountersAndChairsAsItsRate) {
  EXPECT_DOUBLE_EQ(capacity_of(food_truck(), DayType::kWeekend, 1.0).guests_per_s(), 1.0 / 30.0);
  EXPECT_DOUBLE_EQ(capacity_of(small_cafe(), DayType::kWeekend, 1.0).guests_per_s(), 2.0 / 630.0);
}

TEST(Capacity, ServesWithoutEndIfNothingTakesTime) {
  district::Service service = food_truck();
  service.service_mean_s = 0.0;
  EXPECT_TRUE(std::isinf(capacity_of(service, DayType::kWeekend, 1.0).guests_per_s()));
}

TEST(Capacity, KnowsItsDays) {
  district::Service service = small_cafe();
  service.open_on_weekends = false;
  EXPECT_TRUE(capacity_of(service, DayType::kVacationWeekday, 1.0).open_today);
  EXPECT_FALSE(capacity_of(service, DayType::kWeekend, 1.0).open_today);
}

TEST(Capacity, IsNeverOpenWithoutAService) {
  EXPECT_FALSE(capacity_of(district::Service{}, DayType::kTermWeekday, 1.0).open_today);
}

}  // namespace
}  // namespace poai::venues::detail
