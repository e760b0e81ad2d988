#include "viz/render/interval_index.hpp"

#include <gtest/gtest.h>

namespace poai::viz {
namespace {

std::int32_t ms(SimTime time) { return static_cast<std::int32_t>(time.ms); }

TEST(IntervalIndex, FindsExactlyTheRowsUnderWay) {
  const std::vector<std::int32_t> begin = {ms(SimTime::at(7)), ms(SimTime::at(8, 0, 30)),
                                           ms(SimTime::at(8, 5)), ms(SimTime::at(11))};
  const std::vector<std::int32_t> end = {ms(SimTime::at(9)), ms(SimTime::at(8, 0, 40)),
                                         ms(SimTime::at(8, 5)), ms(SimTime::at(12))};
  const IntervalIndex index(begin, end, SimTime::at(8), SimTime::at(10));
  using Rows = std::vector<std::uint32_t>;
  EXPECT_EQ(index.at(SimTime::at(8)), (Rows{0}));
  EXPECT_EQ(index.at(SimTime::at(8, 0, 30)), (Rows{0, 1}));
  EXPECT_EQ(index.at(SimTime::at(8, 0, 40)), (Rows{0}));
  EXPECT_EQ(index.at(SimTime::at(8, 5)), (Rows{0}));  // row 2 lasts no time
  EXPECT_EQ(index.at(SimTime::at(9)), (Rows{}));
}

TEST(IntervalIndex, KnowsNothingOutsideItsTime) {
  const std::vector<std::int32_t> begin = {0};
  const std::vector<std::int32_t> end = {ms(SimTime::at(24))};
  const IntervalIndex index(begin, end, SimTime::at(8), SimTime::at(9));
  EXPECT_TRUE(index.at(SimTime::at(7)).empty());
  EXPECT_EQ(index.at(SimTime::at(8, 59)).size(), 1U);
  EXPECT_TRUE(index.at(SimTime::at(9)).empty());
}

}  // namespace
}  // namespace poai::viz
