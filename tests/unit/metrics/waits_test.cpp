#include "engine/metrics/waits.hpp"

#include <gtest/gtest.h>

namespace poai::metrics {
namespace {

TEST(Waits, AreNothingWithoutAnybody) {
  const Waits waits;
  EXPECT_EQ(waits.mean_s(), 0.0);
  EXPECT_EQ(waits.quantile_s(0.9), 0.0);
  EXPECT_EQ(waits.share_within(Duration::minutes(1)), 1.0);
}

TEST(Waits, HaveAMeanInSeconds) { EXPECT_DOUBLE_EQ((Waits{{1'000, 2'500, 4'000}}).mean_s(), 2.5); }

// Nearest rank: of 10 values the ninth is the 90th percentile, of 11 the tenth.
TEST(Waits, HaveQuantilesByTheNearestRankInAnyOrder) {
  Waits waits{{10'000, 9'000, 1'000, 2'000, 3'000, 8'000, 7'000, 4'000, 5'000, 6'000}};
  EXPECT_DOUBLE_EQ(waits.quantile_s(0.9), 9.0);
  EXPECT_DOUBLE_EQ(waits.quantile_s(0.5), 5.0);
  EXPECT_DOUBLE_EQ(waits.quantile_s(0.0), 1.0);
  EXPECT_DOUBLE_EQ(waits.quantile_s(1.0), 10.0);
  waits.waits_ms.push_back(500);
  EXPECT_DOUBLE_EQ(waits.quantile_s(0.9), 9.0);
  EXPECT_DOUBLE_EQ(waits.quantile_s(0.95), 10.0);
}

TEST(Waits, CountWhoWaitedExactlyAsLongAsWithin) {
  const Waits waits{{60'000, 60'001, 1'000, 90'000}};
  EXPECT_DOUBLE_EQ(waits.share_within(Duration::minutes(1)), 0.5);
}

}  // namespace
}  // namespace poai::metrics
