#include "engine/core/suggest.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/core/input_limits.hpp"

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

TEST(NearestName, DoesNotLookThroughNamesWithoutEnd) {
  EXPECT_FALSE(nearest_name("seat", std::vector<std::string>(kMostCandidates + 1, "seats")));
  EXPECT_TRUE(nearest_name("seat", std::vector<std::string>(kMostCandidates, "seats")));
  const std::string long_name(kMostNameBytes + 1, 'a');
  EXPECT_FALSE(nearest_name(long_name, std::vector{long_name.substr(1)}));
  EXPECT_FALSE(nearest_name(long_name.substr(1), std::vector{long_name}));
}

}  // namespace
}  // namespace poai
