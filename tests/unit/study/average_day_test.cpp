#include "engine/study/average_day.hpp"

#include <gtest/gtest.h>

namespace poai::study {
namespace {

metrics::Indicators day(double boardings) {
  metrics::Indicators indicators;
  indicators.add("transit.boardings", boardings);
  indicators.add("run.state_hash", std::string("abc"));
  return indicators;
}

TEST(AverageDay, WeighsEachDayByHowOftenItComes) {
  AverageDay average;
  average.add(day(100.0), 3.0);
  average.add(day(20.0), 1.0);
  EXPECT_DOUBLE_EQ(average.number("transit.boardings").value(), 80.0);
}

TEST(AverageDay, HasNothingThatADayLacks) {
  AverageDay average;
  average.add(day(100.0), 1.0);
  average.add({}, 1.0);
  EXPECT_FALSE(average.number("transit.boardings").has_value());
}

TEST(AverageDay, HasNoTexts) {
  AverageDay average;
  average.add(day(100.0), 1.0);
  EXPECT_FALSE(average.number("run.state_hash").has_value());
}

}  // namespace
}  // namespace poai::study
