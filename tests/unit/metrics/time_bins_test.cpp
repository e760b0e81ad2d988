#include "engine/metrics/time_bins.hpp"

#include <gtest/gtest.h>

#include "engine/core/contracts.hpp"

namespace poai::metrics {
namespace {

TEST(TimeBins, CoverTheDayFromItsBegin) {
  const TimeBins bins(SimTime::at(3), SimTime::at(27), Duration::minutes(15));
  EXPECT_EQ(bins.count(), 96U);
  EXPECT_EQ(bins.index(SimTime::at(3)), 0U);
  EXPECT_EQ(bins.index(SimTime::at(8, 14, 59)), 20U);
  EXPECT_EQ(bins.index(SimTime::at(8, 15)), 21U);
  EXPECT_EQ(bins.begin_of(21), SimTime::at(8, 15));
  EXPECT_EQ(bins.begins_ms().at(1), 3 * 3'600'000 + 900'000);
}

TEST(TimeBins, PutTimesOutsideIntoTheFirstAndLastOne) {
  const TimeBins bins(SimTime::at(3), SimTime::at(4), Duration::minutes(15));
  EXPECT_EQ(bins.index(SimTime::at(2)), 0U);
  EXPECT_EQ(bins.index(SimTime::at(4)), 3U);
}

TEST(TimeBins, CoverARestThatIsShorterThanTheOthers) {
  EXPECT_EQ(TimeBins(SimTime::at(3), SimTime::at(3, 40), Duration::minutes(15)).count(), 3U);
  EXPECT_EQ(TimeBins(SimTime::at(3), SimTime::at(3), Duration::minutes(15)).count(), 1U);
  EXPECT_THROW(TimeBins(SimTime::at(3), SimTime::at(4), Duration{0}), ContractViolation);
}

TEST(InsideAtEnds, IsWhatCameInAndDidNotGoOut) {
  CountTable in(3, 2);
  CountTable out(3, 2);
  in.at(0, 1) = 5;
  out.at(1, 1) = 2;
  in.at(2, 1) = 1;
  const CountTable inside = inside_at_ends(in, out);
  EXPECT_EQ(inside.at(0, 1), 5U);
  EXPECT_EQ(inside.at(1, 1), 3U);
  EXPECT_EQ(inside.at(2, 1), 4U);
  EXPECT_EQ(inside.at(2, 0), 0U);
}

}  // namespace
}  // namespace poai::metrics
