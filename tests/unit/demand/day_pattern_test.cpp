#include "engine/demand/detail/day_pattern.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "engine/core/hash.hpp"

namespace poai::demand::detail {
namespace {

const random::Draws kDraws(1, 0);
constexpr std::uint64_t kPeople = 20'000;

PatternPart part(std::string_view name, double share, bool needs_first = false) {
  return {hash_name(name), share, 0.0, needs_first};
}

std::uint32_t pattern_of(const std::vector<PatternPart>& parts, std::uint64_t person) {
  return choose_pattern(parts, kDraws, PersonKey{person * 0x9e3779b97f4a7c15U}, 0);
}

/// Share of the people whose pattern has the part, among those with the first one if asked for.
double share_with(const std::vector<PatternPart>& parts, std::size_t wanted, bool with_first) {
  double all = 0.0;
  double found = 0.0;
  for (std::uint64_t person = 0; person < kPeople; ++person) {
    const std::uint32_t pattern = pattern_of(parts, person);
    if (!with_first || has_part(pattern, 0)) {
      all += 1.0;
      found += has_part(pattern, wanted) ? 1.0 : 0.0;
    }
  }
  return found / all;
}

/// Four standard deviations of a share among all.
double error_of(double share) {
  return 4.0 * std::sqrt(share * (1.0 - share) / static_cast<double>(kPeople));
}

TEST(DayPattern, GivesTheSharesOfTheData) {
  const std::vector<PatternPart> parts = {part("work", 0.7), part("shop", 0.3), part("park", 0.1),
                                          part("meeting", 0.2, true)};
  EXPECT_NEAR(share_with(parts, 0, false), 0.7, error_of(0.7));
  EXPECT_NEAR(share_with(parts, 1, false), 0.3, error_of(0.3));
  EXPECT_NEAR(share_with(parts, 1, true), 0.3, 1.3 * error_of(0.3)) << "independent of work";
  EXPECT_NEAR(share_with(parts, 2, false), 0.1, error_of(0.1));
  EXPECT_NEAR(share_with(parts, 3, true), 0.2, 1.3 * error_of(0.2));
}

TEST(DayPattern, HasNoMeetingWithoutWork) {
  const std::vector<PatternPart> parts = {part("work", 0.5), part("meeting", 0.9, true)};
  for (std::uint64_t person = 0; person < 2'000; ++person) {
    const std::uint32_t pattern = pattern_of(parts, person);
    ASSERT_TRUE(has_part(pattern, 0) || !has_part(pattern, 1));
  }
}

TEST(DayPattern, MultipliesTheOddsByExpOfTheUtility) {
  std::vector<PatternPart> parts = {part("work", 0.6), part("shop", 0.3)};
  parts[1].utility = -0.5;
  const double odds = 0.3 / 0.7 * std::exp(-0.5);
  const double expected = odds / (1.0 + odds);
  EXPECT_NEAR(share_with(parts, 1, false), expected, error_of(expected));
}

TEST(DayPattern, TakesShares0And1AtTheirWord) {
  const std::vector<PatternPart> parts = {part("work", 1.0), part("shop", 0.0)};
  for (std::uint64_t person = 0; person < 100; ++person) {
    ASSERT_EQ(pattern_of(parts, person), 1U);
  }
  EXPECT_EQ(pattern_of({part("work", 0.0)}, 1), 0U);
}

TEST(DayPattern, LeavesThoseAloneWhoDoNotChooseWhatIsTakenAway) {
  const std::vector<PatternPart> with = {part("work", 0.6), part("shop", 0.3), part("park", 0.2)};
  const std::vector<PatternPart> without = {part("work", 0.6), part("shop", 0.3)};
  std::size_t with_park = 0;
  for (std::uint64_t person = 0; person < 5'000; ++person) {
    const std::uint32_t pattern = pattern_of(with, person);
    if (has_part(pattern, 2)) {
      ++with_park;
    } else {
      ASSERT_EQ(pattern, pattern_of(without, person));
    }
  }
  EXPECT_GT(with_park, 800U);
}

}  // namespace
}  // namespace poai::demand::detail
