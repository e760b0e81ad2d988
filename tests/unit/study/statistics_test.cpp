#include "engine/study/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/random/distributions.hpp"

namespace poai::study {
namespace {

TEST(Moments, LeaveOutWhatIsMissing) {
  const Moments of = moments(std::vector<double>{1.0, kNoValue, 3.0});
  EXPECT_EQ(of.count, 2U);
  EXPECT_EQ(of.mean, 2.0);
  EXPECT_EQ(of.variance, 2.0);
  EXPECT_TRUE(std::isnan(moments(std::vector<double>{}).mean));
}

// Student's t with 4 degrees of freedom has its 97.5 % quantile at 2.776; sd of 1 to 5 is 1.5811.
TEST(MeanEstimate, HasStudentsInterval) {
  const Estimate mean = mean_estimate(std::vector<double>{1, 2, 3, 4, 5});
  EXPECT_EQ(mean.value, 3.0);
  EXPECT_NEAR(mean.high - mean.value, 2.776445 * 1.5811388 / std::sqrt(5.0), 1e-5);
  EXPECT_TRUE(std::isnan(mean_estimate(std::vector<double>{1.0}).low));
}

// With equal sizes and variances Welch's degrees of freedom are 2 (n - 1) = 4.
TEST(DifferenceEstimate, HasWelchsInterval) {
  const Estimate difference =
      difference_estimate(std::vector<double>{1, 2, 3}, std::vector<double>{4, 5, 6});
  EXPECT_EQ(difference.value, 3.0);
  EXPECT_NEAR(difference.high - 3.0, 2.776445 * std::sqrt(2.0 / 3.0), 1e-5);
}

TEST(DifferenceEstimate, OfConstantsHasNoWidth) {
  const Estimate difference =
      difference_estimate(std::vector<double>{1, 1}, std::vector<double>{4, 4});
  EXPECT_EQ(difference.low, 3.0);
  EXPECT_EQ(difference.high, 3.0);
}

TEST(Bootstrap, OfAMeanAgreesWithItsStandardError) {
  std::vector<double> values;
  for (int i = 0; i < 400; ++i) {
    values.push_back(random::normal_quantile((i + 0.5) / 400.0));
  }
  const Figures mean = [&values](std::span<const std::size_t> rows) {
    double sum = 0.0;
    for (const std::size_t row : rows) {
      sum += values[row];
    }
    return std::vector<double>{sum / static_cast<double>(rows.size())};
  };
  const Estimate estimate = bootstrap_estimates(values.size(), mean, {.resamples = 2'000})[0];
  // +-1.96 / sqrt(400) = +-0.098; 2,000 resamples leave about 5 % of the width to chance.
  EXPECT_NEAR(estimate.high, 0.098, 0.015);
  EXPECT_NEAR(estimate.low, -0.098, 0.015);
  const Estimate threaded = bootstrap_estimates(
      values.size(), mean, {.resamples = 2'000, .seed = 1, .threads = parallel::Threads(3)})[0];
  EXPECT_EQ(threaded.low, estimate.low);
  EXPECT_EQ(threaded.high, estimate.high);
}

}  // namespace
}  // namespace poai::study
