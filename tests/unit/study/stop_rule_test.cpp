#include "engine/study/stop_rule.hpp"

#include <gtest/gtest.h>

namespace poai::study {
namespace {

const StopRule kRule{.indicator = "dining.served", .half_width = 4.0};

TEST(StopRule, IsNotMetByFewReplicatesHoweverNarrow) {
  PairedEstimate narrow;
  narrow.half_width = 0.1;
  EXPECT_FALSE(is_met(kRule, narrow, 4));
  EXPECT_TRUE(is_met(kRule, narrow, 5));
  PairedEstimate wide;
  wide.half_width = 4.1;
  EXPECT_FALSE(is_met(kRule, wide, 400));
}

TEST(StopRule, IsNotMetByEqualDifferencesBeforeThereAreMany) {
  PairedEstimate without_spread;
  without_spread.diff = -1.0;
  without_spread.differs = true;
  without_spread.same_in_all = true;
  EXPECT_FALSE(is_met(kRule, without_spread, 19));
  EXPECT_TRUE(is_met(kRule, without_spread, 20));
}

}  // namespace
}  // namespace poai::study
