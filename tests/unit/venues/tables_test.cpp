#include "engine/venues/detail/tables.hpp"

#include <gtest/gtest.h>

namespace poai::venues::detail {
namespace {

std::uint32_t table_of(const std::optional<Seating>& seating) {
  return seating ? seating->table[0] : Seating::kNoTable;
}

TEST(Tables, SeatAPartyWhereTheFewestFreeChairsSuffice) {
  Tables tables;
  tables.set_up(11, 4);  // the last table has three
  EXPECT_EQ(table_of(tables.find(4)), 0U);
  EXPECT_EQ(table_of(tables.find(3)), 2U);
  tables.take(*tables.find(3), 3);
  EXPECT_EQ(table_of(tables.find(2)), 0U);
}

TEST(Tables, PutFreeOnesTogether) {
  Tables tables;
  tables.set_up(8, 2);
  tables.take(*tables.find(1), 1);
  const auto four = tables.find(4);
  ASSERT_TRUE(four);
  EXPECT_EQ(four->table[0], 1U) << "at the first one somebody sits";
  EXPECT_EQ(four->table[3], 2U);
  tables.take(*four, 4);
  EXPECT_FALSE(tables.find(3));
  EXPECT_TRUE(tables.could_seat(8));
  tables.give_back(*four, 4);
  EXPECT_TRUE(tables.find(6));
}

// More than 16 bits hold: the numbers of tables must not wrap around.
TEST(Tables, MayBeVeryMany) {
  Tables tables;
  tables.set_up(140'001, 2);
  const auto single = tables.find(1);
  ASSERT_TRUE(single);
  EXPECT_EQ(single->table[0], 70'000U) << "the last one, of one chair";
  tables.take(*single, 1);
  EXPECT_EQ(table_of(tables.find(1)), 0U);
  tables.give_back(*single, 1);
  EXPECT_EQ(table_of(tables.find(1)), 70'000U);
}

TEST(Tables, KnowHowTheyAreSetUp) {
  Tables tables;
  EXPECT_TRUE(tables.are(0, 4));
  tables.set_up(8, 4);
  EXPECT_TRUE(tables.are(8, 4));
  EXPECT_FALSE(tables.are(8, 2));
  EXPECT_FALSE(tables.are(9, 4));
}

}  // namespace
}  // namespace poai::venues::detail
