#include "engine/app/indicator_table.hpp"

#include <gtest/gtest.h>

namespace poai::app {
namespace {

TEST(IndicatorTable, LeavesOutWhatTheRunDidNotProduce) {
  metrics::Indicators indicators;
  indicators.add("dining.served", std::int64_t{7});
  EXPECT_EQ(indicator_table(indicators), "meals served                               7\n");
  EXPECT_EQ(indicator_table({}), "");
}

TEST(IndicatorTable, ShowsWhoIsPresentInTheAfternoon) {
  metrics::Indicators indicators;
  indicators.add("present.by_hour.14:00", std::int64_t{40'000});
  EXPECT_EQ(indicator_table(indicators), "present at 14:00                       40000\n");
}

TEST(IndicatorTable, ShowsTheFullestSectionAndItsHour) {
  metrics::Indicators indicators;
  indicators.add("transit.port_liner.max_load_section", std::string("P02-P03"));
  indicators.add("transit.port_liner.max_load_hour", std::string("08:00"));
  EXPECT_EQ(indicator_table(indicators), "fullest section and hour       P02-P03 08:00\n");
}

TEST(IndicatorTable, SaysWhetherTheRunIsValid) {
  metrics::Indicators indicators;
  indicators.add("run.valid", true);
  EXPECT_EQ(indicator_table(indicators), "run is valid (1 = yes)                     1\n");
}

}  // namespace
}  // namespace poai::app
