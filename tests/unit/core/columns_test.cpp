#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"

namespace poai {
namespace {

TEST(Column, GivesANewRowTheNextId) {
  Column<PersonId, double> speed_mps;
  EXPECT_TRUE(speed_mps.empty());
  EXPECT_EQ(speed_mps.push_back(1.2), PersonId(0));
  EXPECT_EQ(speed_mps.push_back(0.9), PersonId(1));
  EXPECT_EQ(speed_mps.size(), 2U);
  EXPECT_EQ(speed_mps[PersonId(1)], 0.9);
}

TEST(Column, FillsRowsWithTheValueItWasGiven) {
  Column<PersonId, int> count(3, 7);
  count.resize(5, 9);
  EXPECT_EQ((std::vector<int>{count.begin(), count.end()}), (std::vector<int>{7, 7, 7, 9, 9}));
}

TEST(Column, CanBeWrittenThroughItsIdAndItsValues) {
  Column<PlaceId, int> seats(2);
  seats[PlaceId(1)] = 40;
  seats.values()[0] = 2;
  EXPECT_EQ(std::accumulate(seats.begin(), seats.end(), 0), 42);
}

TEST(Column, RefusesARowItDoesNotHaveWhenAsked) {
  const Column<PersonId, int> age(2, 30);
  EXPECT_EQ(age.at(PersonId(1)), 30);
  EXPECT_THROW((void)age.at(PersonId(2)), ContractViolation);
  EXPECT_THROW((void)age.at(PersonId::none()), ContractViolation);
}

TEST(Column, CountsTheBytesItHolds) {
  Column<PersonId, double> column;
  column.reserve(100);
  EXPECT_GE(column.bytes(), 800U);
}

}  // namespace
}  // namespace poai
