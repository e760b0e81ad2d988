#include "engine/core/suggest.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace poai {
namespace {

const std::vector<std::string>& keys() {
  static const std::vector<std::string> kKeys = {"seats", "seat", "stock", "price_yen", "opens"};
  return kKeys;
}

TEST(DidYouMean, NamesTheNearestCandidate) {
  EXPECT_EQ(did_you_mean("saets", keys()), "did you mean \"seats\"?");
  EXPECT_EQ(did_you_mean("prize_yen", keys()), "did you mean \"price_yen\"?");
  EXPECT_EQ(did_you_mean("seatss", keys()), "did you mean \"seats\"?");
}

TEST(DidYouMean, IsEmptyWhenNothingResembles) {
  EXPECT_EQ(did_you_mean("temperature", keys()), "");
  EXPECT_EQ(did_you_mean("", keys()), "");
  EXPECT_EQ(did_you_mean("seats", {}), "");
}

TEST(NearestName, AllowsAThirdOfTheLettersToDiffer) {
  const std::vector<std::string> names = {"abcdefghi"};
  EXPECT_EQ(nearest_name("abcdefxyz", names), "abcdefghi");
  EXPECT_FALSE(nearest_name("abcdewxyz", names));
}

TEST(NearestName, TakesTheFirstOfEquals) {
  const std::vector<std::string> names = {"bake", "cake"};
  EXPECT_EQ(nearest_name("fake", names), "bake");
}

TEST(NearestName, NeedsALetterInCommon) {
  const std::vector<std::string> names = {"ab", "c"};
  EXPECT_FALSE(nearest_name("xy", names));
  EXPECT_EQ(nearest_name("ay", names), "ab");
}

}  // namespace
}  // namespace poai
