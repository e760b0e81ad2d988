#include "engine/core/compressed_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "engine/core/ids.hpp"

namespace poai {
namespace {

using Rows = CompressedRows<NodeId, int>;

std::vector<int> row(const Rows& rows, std::size_t index) {
  const auto values = rows[NodeId(index)];
  return {values.begin(), values.end()};
}

TEST(CompressedRows, HoldTheRowsTheyWereMadeFrom) {
  const Rows rows(std::vector<std::vector<int>>{{1, 2}, {}, {3}});
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(row(rows, 0), (std::vector<int>{1, 2}));
  EXPECT_EQ(row(rows, 1), std::vector<int>{});
  EXPECT_EQ(row(rows, 2), std::vector<int>{3});
  EXPECT_EQ(rows.offset(NodeId(2)), 2U);
  EXPECT_EQ(rows.values().size(), 3U);
}

TEST(CompressedRows, AreEmptyAtFirstAndGrowByRows) {
  Rows rows;
  EXPECT_EQ(rows.size(), 0U);
  rows.append_row(std::vector<int>{});
  rows.append_row(std::vector<int>{5, 6});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(row(rows, 0).empty());
  EXPECT_EQ(row(rows, 1), (std::vector<int>{5, 6}));
}

TEST(CompressedRows, LetTheirValuesBeChangedInPlace) {
  Rows rows(std::vector<std::vector<int>>{{1}, {2, 3}});
  std::ranges::fill(rows[NodeId(1)], 9);
  EXPECT_EQ(row(rows, 0), std::vector<int>{1});
  EXPECT_EQ(row(rows, 1), (std::vector<int>{9, 9}));
}

TEST(CompressedRows, TakeOffsetsAndValuesAsTheyAre) {
  const Rows rows({0, 2, 2}, {4, 5});
  EXPECT_EQ(row(rows, 0), (std::vector<int>{4, 5}));
  EXPECT_TRUE(row(rows, 1).empty());
}

TEST(CompressedRows, RefuseOffsetsThatDoNotRiseFromZeroToTheNumberOfValues) {
  EXPECT_THROW(Rows({}, {}), ContractViolation);
  EXPECT_THROW(Rows({0, 1}, {4, 5}), ContractViolation);
  EXPECT_THROW(Rows({1, 2}, {4, 5}), ContractViolation);
  EXPECT_THROW(Rows({0, 2, 1, 2}, {4, 5}), ContractViolation);
}

}  // namespace
}  // namespace poai
