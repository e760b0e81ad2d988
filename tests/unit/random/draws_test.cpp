#include "engine/random/draws.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <set>
#include <vector>

namespace poai::random {
namespace {

constexpr std::uint64_t kEntity = 0x0123456789abcdefU;
constexpr Occasion kMorning = Occasion::on(0, 1);

/// Correlation of two series of uniforms; its standard deviation is 1 / sqrt(n) if independent.
double correlation(int n, const std::function<double(std::uint32_t)>& x,
                   const std::function<double(std::uint32_t)>& y) {
  double sum = 0.0;
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(n); ++i) {
    sum += (x(i) - 0.5) * (y(i) - 0.5);
  }
  return sum / n * 12.0;
}

TEST(Draws, AreTheSameForTheSameKey) {
  const Draws first(42, 0);
  const Draws second(42, 0);
  EXPECT_EQ(first.bits(kEntity, kMorning, Purpose::kArrival, 3),
            second.bits(kEntity, kMorning, Purpose::kArrival, 3));
  EXPECT_EQ(first.uniform(PersonKey{kEntity}, kMorning, Purpose::kArrival),
            second.uniform(kEntity, kMorning, Purpose::kArrival, 0));
}

TEST(Draws, ChangeWithEveryPartOfTheKey) {
  const Draws draws(42, 0);
  const std::set<std::uint64_t> values = {
      draws.bits(kEntity, kMorning, Purpose::kArrival, 3),
      draws.bits(kEntity + 1, kMorning, Purpose::kArrival, 3),
      draws.bits(kEntity + (1ULL << 32U), kMorning, Purpose::kArrival, 3),
      draws.bits(kEntity, Occasion::on(1, 1), Purpose::kArrival, 3),
      draws.bits(kEntity, Occasion::on(0, 2), Purpose::kArrival, 3),
      draws.bits(kEntity, kMorning, Purpose::kStay, 3),
      draws.bits(kEntity, kMorning, Purpose::kArrival, 4),
      Draws(43, 0).bits(kEntity, kMorning, Purpose::kArrival, 3),
      Draws(42 + (1ULL << 32U), 0).bits(kEntity, kMorning, Purpose::kArrival, 3),
      Draws(42, 1).bits(kEntity, kMorning, Purpose::kArrival, 3)};
  EXPECT_EQ(values.size(), 10U);
}

// Purpose 9 with index 10 and purpose 10 with index 9 once shared a draw.
TEST(Draws, ChangeWhenPurposeIndexAndReplicateChangePlaces) {
  const Draws draws(42, 0);
  std::set<std::uint64_t> values;
  for (std::uint32_t purpose = 1; purpose <= 27; ++purpose) {
    for (std::uint32_t index = 0; index < 256; ++index) {
      for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
        values.insert(
            Draws(42, replicate).bits(kEntity, kMorning, static_cast<Purpose>(purpose), index));
      }
    }
  }
  EXPECT_EQ(values.size(), 27U * 256U * 4U);
}

TEST(Draws, LieInTheOpenUnitIntervalAndFillItEvenly) {
  const Draws draws(7, 0);
  constexpr int kBins = 20;
  constexpr int kDraws = 100'000;
  std::vector<int> counts(kBins, 0);
  for (std::uint64_t person = 0; person < kDraws; ++person) {
    const double u = draws.uniform(person, kMorning, Purpose::kStay);
    ASSERT_GT(u, 0.0);
    ASSERT_LT(u, 1.0);
    ++counts[static_cast<std::size_t>(u * kBins)];
  }
  double chi_squared = 0.0;
  constexpr double kExpected = kDraws / static_cast<double>(kBins);
  for (const int count : counts) {
    chi_squared += (count - kExpected) * (count - kExpected) / kExpected;
  }
  EXPECT_LT(chi_squared, 43.8) << "the 0.999 quantile of chi-squared with 19 degrees of freedom";
}

TEST(Draws, AreIndependentOfThoseOfOtherPurposesIndicesPersonsAndReplicates) {
  const Draws draws(7, 0);
  const Draws other(7, 1);
  const auto of = [&](const Draws& source, Purpose purpose, std::uint32_t index) {
    return [=](std::uint32_t person) {
      return source.uniform(std::uint64_t{person}, kMorning, purpose, index);
    };
  };
  constexpr int kDraws = 40'000;
  const double tolerance = 4.0 / std::sqrt(kDraws);  // four standard deviations
  const auto base = of(draws, Purpose::kArrival, 0);
  EXPECT_LT(std::abs(correlation(kDraws, base, of(draws, Purpose::kStay, 0))), tolerance);
  EXPECT_LT(std::abs(correlation(kDraws, base, of(draws, Purpose::kArrival, 1))), tolerance);
  EXPECT_LT(std::abs(correlation(kDraws, base, of(other, Purpose::kArrival, 0))), tolerance);
  const auto neighbour = [&](std::uint32_t person) { return base(person + 1); };
  EXPECT_LT(std::abs(correlation(kDraws, base, neighbour)), tolerance);
  EXPECT_GT(correlation(kDraws, base, base), 0.9) << "the measure sees dependence";
}

TEST(Occasion, KeepsDaysAndNumbersApart) {
  EXPECT_NE(Occasion::on(0, 1).value, Occasion::on(1, 0).value);
  EXPECT_EQ(Occasion::on(4'095, (1U << 20U) - 1U).value, 0xffffffffU);
}

}  // namespace
}  // namespace poai::random
