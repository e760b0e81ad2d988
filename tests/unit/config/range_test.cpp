#include "engine/config/range.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace poai::config {
namespace {

TEST(Range, IncludesItsEnds) {
  EXPECT_TRUE(between(0, 1).contains(0.0));
  EXPECT_TRUE(between(0, 1).contains(1.0));
  EXPECT_FALSE(between(0, 1).contains(1.0000001));
  EXPECT_FALSE(between(0, 1).contains(-0.0000001));
}

TEST(Range, ExcludesTheLowerEndOfOver) {
  EXPECT_FALSE(over(0, 5).contains(0.0));
  EXPECT_TRUE(over(0, 5).contains(std::numeric_limits<double>::min()));
  EXPECT_TRUE(over(0, 5).contains(5.0));
}

TEST(Range, ContainsEveryNumberUnlessLimited) {
  EXPECT_TRUE(Range().contains(-1e300));
  EXPECT_TRUE(at_least(2).contains(1e300));
  EXPECT_FALSE(at_least(2).contains(1.9));
  EXPECT_TRUE(at_most(2).contains(-1e300));
}

TEST(Range, SaysWhatItAllows) {
  EXPECT_EQ(Range().text(), "");
  EXPECT_EQ(at_least(0).text(), "at least 0");
  EXPECT_EQ(at_most(2.5).text(), "at most 2.5");
  EXPECT_EQ(over(0).text(), "over 0");
  EXPECT_EQ(over(0, 5).text(), "over 0 to 5");
  EXPECT_EQ(share().text(), "0 to 1");
}

}  // namespace
}  // namespace poai::config
