#include "engine/population/pick.hpp"

#include <gtest/gtest.h>

#include <array>
#include <span>

namespace poai::population {
namespace {

struct Item {
  char name = ' ';
  double weight = 0.0;
};

constexpr std::array<Item, 4> kItems = {{{'a', 1.0}, {'b', 0.0}, {'c', 3.0}, {'d', 0.0}}};

TEST(Pick, TakesItemsInProportionToTheirWeight) {
  const std::span<const Item> items(kItems);
  EXPECT_EQ(pick(0.0, items).name, 'a');
  EXPECT_EQ(pick(0.2499, items).name, 'a');
  EXPECT_EQ(pick(0.2501, items).name, 'c');
}

TEST(Pick, NeverTakesAnItemWithoutWeight) {
  EXPECT_EQ(pick(1.0, std::span<const Item>(kItems)).name, 'c');
}

}  // namespace
}  // namespace poai::population
