#include "engine/core/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace poai {
namespace {

template <class Enum, std::size_t N>
void expect_names_are_read_back(const std::array<std::string_view, N>& names, Enum last) {
  EXPECT_EQ(static_cast<std::size_t>(last) + 1, N) << "every enumerator has a name";
  for (std::size_t i = 0; i < N; ++i) {
    EXPECT_FALSE(names[i].empty());
    EXPECT_EQ(std::ranges::count(names, names[i]), 1) << names[i];
    const auto value = static_cast<Enum>(i);
    EXPECT_EQ(parse_word<Enum>(names, word(names, value)), value);
  }
}

TEST(Words, AreReadBackAsTheirEnumerators) {
  expect_names_are_read_back(kRoleNames, Role::kEngineer);
  expect_names_are_read_back(kActivityNames, ActivityKind::kSupper);
  expect_names_are_read_back(kOutingKindNames, OutingKind::kSupper);
  expect_names_are_read_back(kModeNames, Mode::kShuttle);
  expect_names_are_read_back(kLunchFormNames, LunchForm::kEatingOut);
}

TEST(Words, AreSpelledAsInFiles) {
  EXPECT_EQ(word(kRoleNames, Role::kAirPassenger), "air_passenger");
  EXPECT_EQ(word(kActivityNames, ActivityKind::kLunch), "lunch");
  EXPECT_EQ(word(kModeNames, Mode::kPortLiner), "port_liner");
  EXPECT_EQ(word(kLunchFormNames, LunchForm::kHomeBento), "home_bento");
}

TEST(Words, NameAnOutingLikeItsActivity) {
  for (std::size_t i = 0; i < kOutingKindCount; ++i) {
    const auto kind = static_cast<OutingKind>(i);
    EXPECT_EQ(word(kActivityNames, activity_of(kind)), word(kOutingKindNames, kind));
    EXPECT_EQ(outing_kind_of(activity_of(kind)), kind);
  }
  EXPECT_FALSE(outing_kind_of(ActivityKind::kLunch));
}

TEST(Words, KnowNothingElse) {
  EXPECT_FALSE(parse_word<Role>(kRoleNames, "astronaut"));
  EXPECT_FALSE(parse_word<Role>(kRoleNames, ""));
  EXPECT_FALSE(parse_word<Role>(kRoleNames, "Resident"));
}

TEST(Words, AreListedForSuggestions) {
  const auto list = word_list(kModeNames);
  EXPECT_EQ(list.size(), kModeNames.size());
  EXPECT_EQ(list.front(), "none");
}

}  // namespace
}  // namespace poai
