#include "engine/encounters/duration_law.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace poai::encounters {
namespace {

constexpr double kExponent = 2.27;

TEST(ContactDuration, IsAWholeNumberOfBadgeIntervals) {
  for (double u = 0.0005; u < 1.0; u += 0.0101) {
    const Duration duration = contact_duration(u, kExponent);
    EXPECT_EQ(duration.ms % kBadgeInterval.ms, 0);
    EXPECT_GE(duration, kBadgeInterval);
  }
}

// P(D >= 20 s k) = (1 + (k - 1) / 2)^-a: the law is inverted exactly, so that the duration reaches
// 20 s k just below that probability and not just above.
TEST(ContactDuration, InvertsTheLaw) {
  for (const int k : {2, 3, 6, 15, 30}) {
    const double p = std::pow(1.0 + (k - 1) / 2.0, -kExponent);
    EXPECT_GE(contact_duration(p * 0.999, kExponent), kBadgeInterval * k) << k;
    EXPECT_LT(contact_duration(p * 1.001, kExponent), kBadgeInterval * k) << k;
  }
}

TEST(ContactDuration, IsCutAtTheLongestContact) {
  EXPECT_EQ(contact_duration(1e-15, 1.2), kLongestContact);
}

// The law against the published mean (InVS13, 42.8 s): a sum over the quantiles.
TEST(ContactDuration, HasTheMeanOfTheOfficeStudyWithinThreePercent) {
  constexpr int kQuantiles = 200'000;
  double sum_s = 0.0;
  for (int i = 0; i < kQuantiles; ++i) {
    sum_s += contact_duration((i + 0.5) / kQuantiles, kExponent).in_seconds();
  }
  EXPECT_NEAR(sum_s / kQuantiles, 42.8, 0.03 * 42.8);
}

}  // namespace
}  // namespace poai::encounters
