#include "engine/study/paired_statistics.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace poai::study {
namespace {

// Student's sleep data (Student 1908, Biometrika 6, 1-25): ten patients, two drugs; mean difference
// 1.58 hours, t = 4.0621, 95 % interval 0.7001 to 2.4599, p = 0.002833, correlation 0.7952.
TEST(PairedEstimate, IsThatOfStudentsSleepData) {
  const std::array<double, 10> first{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  const std::array<double, 10> second{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  const PairedEstimate estimate = paired_estimate(first, second);
  EXPECT_NEAR(estimate.diff, 1.58, 1e-12);
  EXPECT_NEAR(estimate.half_width.value(), (2.459886 - 0.700114) / 2.0, 1e-5);
  EXPECT_NEAR(estimate.p_value, 0.002833, 1e-6);
  EXPECT_NEAR(estimate.correlation.value(), 0.7952, 1e-4);
}

// Var base = var alt = 1, var diff = 0.02: with correlation r it is 2 (1 - r).
TEST(PairedEstimate, SaysHowManyUnpairedRunsAPairSaves) {
  const std::array<double, 3> base{0.0, 1.0, 2.0};
  const std::array<double, 3> alt{0.1, 1.0, 2.1};
  const PairedEstimate estimate = paired_estimate(base, alt);
  EXPECT_NEAR(estimate.runs_saved.value(), (1.0 + 1.0033333) / 0.0033333, 0.1);
}

TEST(PairedEstimate, ClaimsNothingOfADifferenceThatIsTheSameEachTime) {
  const std::array<double, 3> base{1.0, 2.0, 4.0};
  const std::array<double, 3> more{3.0, 4.0, 6.0};
  const PairedEstimate estimate = paired_estimate(base, more);
  EXPECT_FALSE(estimate.half_width.has_value());
  EXPECT_EQ(estimate.p_value, 1.0);
  EXPECT_TRUE(estimate.same_in_all);
  EXPECT_EQ(verdict_of(estimate, 0.0), Verdict::kSameInAll);
  const PairedEstimate equal = paired_estimate(base, base);
  EXPECT_EQ(equal.p_value, 1.0);
  EXPECT_FALSE(equal.same_in_all);
  EXPECT_FALSE(equal.runs_saved.has_value());
  EXPECT_EQ(verdict_of(equal, 1.0), Verdict::kEqual);
}

// Counts over a scale are equal but for their last bits: 0.3 - 0.2 and 0.2 - 0.1 differ.
TEST(PairedEstimate, DoesNotTakeTheRoundingOfDoublesForASpread) {
  const std::array<double, 2> base{0.1, 0.2};
  const std::array<double, 2> alt{0.2, 0.3};
  ASSERT_NE(alt[0] - base[0], alt[1] - base[1]);
  EXPECT_TRUE(paired_estimate(base, alt).same_in_all);
  EXPECT_EQ(paired_estimate(base, alt).p_value, 1.0);
}

TEST(Verdict, IsByTheAdjustedPOrThatNothingWasTested) {
  const std::array<double, 3> base{1.0, 2.0, 4.0};
  const std::array<double, 3> alt{3.0, 4.0, 6.5};
  EXPECT_EQ(verdict_of(paired_estimate(base, alt), 0.049), Verdict::kBeyondChance);
  EXPECT_EQ(verdict_of(paired_estimate(base, alt), 0.05), Verdict::kWithinChance);
  const std::array<double, 1> first{1.0};
  const std::array<double, 1> second{3.0};
  EXPECT_EQ(verdict_of(paired_estimate(first, second), 0.0), Verdict::kUntested);
}

TEST(PairedEstimate, HasNoIntervalWithOneReplicate) {
  const std::array<double, 1> base{1.0};
  const std::array<double, 1> alt{3.0};
  const PairedEstimate estimate = paired_estimate(base, alt);
  EXPECT_EQ(estimate.diff, 2.0);
  EXPECT_FALSE(estimate.half_width.has_value());
  EXPECT_EQ(estimate.p_value, 1.0);
}

// Worked by hand: sorted 0.01, 0.02, 0.03, 0.04 times 4, 3, 2, 1, never falling.
TEST(HolmAdjusted, NeverFallsAndKeepsTheOrderOfItsArguments) {
  const std::vector<double> p{0.04, 0.01, 0.03, 0.02};
  const std::vector<double> adjusted = holm_adjusted(p);
  EXPECT_NEAR(adjusted[1], 0.04, 1e-12);
  EXPECT_NEAR(adjusted[3], 0.06, 1e-12);
  EXPECT_NEAR(adjusted[2], 0.06, 1e-12);
  EXPECT_NEAR(adjusted[0], 0.06, 1e-12);
  EXPECT_EQ(holm_adjusted(std::vector<double>{0.9, 0.8})[0], 1.0);
}

}  // namespace
}  // namespace poai::study
