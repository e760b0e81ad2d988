#include "engine/study/main_effects.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study_files.hpp"

namespace poai::study {
namespace {

const std::string kTwoFactors =
    "[[factor]]\nname = \"a\"\nkey = \"dining.kappa\"\nvalues = [1, 2, 3]\n"
    "[[factor]]\nname = \"b\"\nkey = \"dining.stay_cv\"\nlow = 0\nhigh = 1\ngrid = 4\n";

TEST(MainEffects, OfAFactorialAreDifferencesOfMeans) {
  const Design design(study_of(kHead + kFactorial + kTwoFactors));
  std::vector<double> values;  // 10 a, whatever b is
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    values.push_back(10.0 * static_cast<double>(i / 4 + 1));
  }
  const auto effects = main_effects(design, values);
  EXPECT_EQ(effects[0].effect.value, 20.0);
  EXPECT_EQ(effects[0].responses[1].mean.value, 20.0);
  EXPECT_EQ(effects[0].responses[1].mean.count, 4U);
  EXPECT_DOUBLE_EQ(effects[0].explained_share, 1.0);
  EXPECT_EQ(effects[1].effect.value, 0.0);
  EXPECT_EQ(effects[1].explained_share, 0.0);
}

// Values a + 5 b, a of 0, 1, 2 and b of 0 to 3: variances 2/3 and 25 x 5/4.
TEST(MainEffects, OfAFactorialShareTheVarianceOut) {
  const Design design(study_of(kHead + kFactorial + kTwoFactors));
  std::vector<double> values;
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    values.push_back(static_cast<double>(i / 4) + 5.0 * static_cast<double>(i % 4));
  }
  const auto effects = main_effects(design, values);
  const double of_a = (2.0 / 3.0) / (2.0 / 3.0 + 31.25);
  EXPECT_NEAR(effects[0].explained_share, of_a, 1e-12);
  EXPECT_NEAR(effects[1].explained_share, 1.0 - of_a, 1e-12);
}

// Days differ by hundreds and the other factor does too; the levels of `a` by 1 on every day.
TEST(MainEffects, OfAFactorialArePairedByDayAndByTheOtherFactors) {
  const Design design(study_of(kHead + kFactorial + "replicates = 3\n" + kTwoFactors));
  std::vector<double> values;
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    const Member member = design.member(i);
    values.push_back(static_cast<double>(member.point / 4) +
                     500.0 * static_cast<double>(member.point % 4) + 100.0 * member.replicate +
                     (i == 0 ? 0.3 : 0.0));
  }
  const auto effects = main_effects(design, values);
  EXPECT_NEAR(effects[0].effect.value, 1.975, 1e-9);  // 2 - 0.3 / (4 values of b x 3 days)
  EXPECT_GT(effects[0].effect.low, 1.8);
  EXPECT_LT(effects[0].effect.high, 2.1);
  EXPECT_EQ(effects[0].effect.count, 3U);
  EXPECT_EQ(effects[0].responses[0].to_base.value, 0.0);
  EXPECT_NEAR(effects[1].effect.value, 1500.0, 0.1);
  EXPECT_LT(effects[1].effect.width(), 1.0);
}

TEST(MainEffects, OfAFactorialOfOneDayVaryWithTheOtherFactors) {
  const Design design(study_of(kHead + kFactorial + kTwoFactors));
  std::vector<double> values;  // a times b, of 1, 2, 3 and 0, 1, 2, 3
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    values.push_back(static_cast<double>((i / 4 + 1) * (i % 4)));
  }
  const auto effects = main_effects(design, values);
  EXPECT_EQ(effects[0].effect.value, 3.0);  // differences 0, 2, 4, 6
  EXPECT_LT(effects[0].effect.low, 0.0);
  EXPECT_TRUE(std::isnan(effects[0].responses[0].mean.low));
  EXPECT_TRUE(std::isnan(mean_response(design, values).low));
  EXPECT_EQ(mean_response(design, values).value, 3.0);
}

TEST(MainEffects, OfAFactorialLeaveOutWhatIsMissingInPairs) {
  const Design design(study_of(kHead + kFactorial + kTwoFactors));
  std::vector<double> values;
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    values.push_back(static_cast<double>(i / 4) + 1000.0 * static_cast<double>(i % 4));
  }
  values[3] = kNoValue;  // the first value of a: a mean of what is there would lie 500 lower
  const auto effects = main_effects(design, values);
  EXPECT_EQ(effects[0].effect.value, 2.0);
  EXPECT_EQ(effects[0].effect.count, 3U);
}

TEST(MainEffects, OfWordsAreTheLargestDifferenceToTheFirst) {
  const Design design(study_of(kHead + kFactorial +
                               "[[factor]]\nkey = \"run.day_type\"\n"
                               "values = [\"term-weekday\", \"weekend\", \"vacation-weekday\"]\n"));
  EXPECT_EQ(main_effects(design, {10.0, 2.0, 9.0})[0].effect.value, -8.0);
}

TEST(MainEffects, OneAtATimeArePairedWithTheBaseByReplicate) {
  const Design design(study_of(kHead + "[design]\nkind = \"one-at-a-time\"\nreplicates = 3\n" +
                               "[[factor]]\nname = \"a\"\nkey = \"dining.kappa\"\n"
                               "values = [1, 2]\n"));
  // The days differ by 100; the levels by 1 and -4, with hardly any difference between days.
  const std::vector<double> values = {0, 100, 200, 1, 101, 201, -4, 96, 196.3};
  const auto effects = main_effects(design, values);
  ASSERT_EQ(effects[0].responses.size(), 3U);
  EXPECT_EQ(effects[0].responses[1].to_base.value, 1.0);
  EXPECT_NEAR(effects[0].effect.value, -3.9, 1e-9);
  EXPECT_LT(effects[0].effect.high, -3.0);
}

TEST(MainEffects, OfASampleCutADistributionIntoQuarters) {
  const Design design(study_of(kHead + "[design]\nkind = \"sobol\"\nsamples = 64\n" + kTwoFactors));
  std::vector<double> values;
  for (std::size_t i = 0; i < design.member_count(); ++i) {
    values.push_back(design.points().at(i, 1));
  }
  const auto effects = main_effects(design, values);
  ASSERT_EQ(effects[1].responses.size(), 4U);
  EXPECT_EQ(effects[1].responses[0].label, "0 to 0.25");
  EXPECT_NEAR(effects[1].responses[0].mean.value, 0.125, 0.01);
  EXPECT_NEAR(effects[1].effect.value, 0.75, 0.01);
  EXPECT_GT(effects[1].explained_share, 0.9);
  EXPECT_LT(effects[0].explained_share, 0.1);
}

TEST(PointMeans, AreOverTheReplicatesThatThereAre) {
  const Design design(study_of(kHead + kFactorial + "replicates = 2\n" + kSeats));
  const auto means = point_means(design, {1.0, 3.0, kNoValue, 5.0});
  EXPECT_EQ(means, (std::vector<double>{2.0, 5.0}));
}

}  // namespace
}  // namespace poai::study
