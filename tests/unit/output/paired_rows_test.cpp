#include "engine/output/paired_rows.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace poai::output {
namespace {

TEST(PairedRows, AreInTheOrderOfTheKeysAndLeaveNobodyOut) {
  const std::vector<std::uint64_t> base = {7, 3, 9, 1};
  const std::vector<std::uint64_t> alt = {2, 9, 3, 11};

  const PairedRows rows = pair_rows(base, alt);

  ASSERT_EQ(rows.both.size(), 2U);
  EXPECT_EQ(rows.both[0].base, 1U);
  EXPECT_EQ(rows.both[0].alt, 2U);
  EXPECT_EQ(rows.both[1].base, 2U);
  EXPECT_EQ(rows.both[1].alt, 1U);
  EXPECT_EQ(rows.only_base, (std::vector<std::size_t>{3, 0}));
  EXPECT_EQ(rows.only_alt, (std::vector<std::size_t>{0, 3}));
}

TEST(PairedRows, OfARunWithoutPersonsAreAllOfTheOther) {
  const std::vector<std::uint64_t> keys = {5, 4};
  EXPECT_EQ(pair_rows(keys, {}).only_base.size(), 2U);
  EXPECT_EQ(pair_rows({}, keys).only_alt.size(), 2U);
  EXPECT_TRUE(pair_rows({}, {}).both.empty());
}

}  // namespace
}  // namespace poai::output
