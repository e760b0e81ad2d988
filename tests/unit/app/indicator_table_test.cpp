#include "engine/app/indicator_table.hpp"

#include <gtest/gtest.h>

namespace poai::app {
namespace {

TEST(IndicatorTable, LeavesOutWhatTheRunDidNotProduce) {
  metrics::Indicators indicators;
  indicators.add("dining.served", std::int64_t{7});
  EXPECT_EQ(indicator_table(indicators), "meals served                   7\n");
  EXPECT_EQ(indicator_table({}), "");
}

TEST(IndicatorTable, ShowsWhoIsPresentInTheAfternoon) {
  metrics::Indicators indicators;
  indicators.add("present.by_hour.14:00", std::int64_t{40'000});
  EXPECT_EQ(indicator_table(indicators), "present at 14:00               40,000\n");
}

TEST(IndicatorTable, ShowsSmallSharesToTheHundredth) {
  metrics::Indicators indicators;
  indicators.add("encounters.cross_sector_share", 0.00253);
  EXPECT_EQ(indicator_table(indicators), "  across sectors               0.25 %\n");
}

TEST(IndicatorTable, ShowsTheFullestSectionAndItsHour) {
  metrics::Indicators indicators;
  indicators.add("transit.port_liner.max_load_section", std::string("P02-P03"));
  indicators.add("transit.port_liner.max_load_hour", std::string("08:00"));
  indicators.add("transit.port_liner.max_load_share", 1.229);
  EXPECT_EQ(indicator_table(indicators),
            "Port Liner, fullest section    P02-P03\n"
            "  its clock hour               08:00\n"
            "  its load / rated capacity    123 %\n");
}

TEST(IndicatorTable, SaysWhetherTheRunIsValid) {
  metrics::Indicators indicators;
  indicators.add("run.valid", true);
  EXPECT_EQ(indicator_table(indicators), "run is valid                   yes\n");
}

TEST(IndicatorTable, ShoutsThatARunIsNotValid) {
  metrics::Indicators indicators;
  indicators.add("run.valid", false);
  EXPECT_EQ(indicator_table(indicators), "run is valid                   NO\n");
}

TEST(IndicatorTable, SeparatesThousands) {
  metrics::Indicators indicators;
  indicators.add("dining.wanted", std::int64_t{999});
  indicators.add("dining.served", std::int64_t{1'000});
  indicators.add("trips.total", std::int64_t{1'234'567});
  indicators.add("transit.bus.mean_wait_s", 1095.4);
  EXPECT_EQ(indicator_table(indicators),
            "trips completed                1,234,567\n"
            "bus, mean wait                 1,095 s\n"
            "meals wanted from a place      999\n"
            "meals served                   1,000\n");
}

}  // namespace
}  // namespace poai::app
