#pragma once
// Response tables and main effects of designs in which every factor takes several values.

#include <string>
#include <vector>

#include "engine/study/design.hpp"
#include "engine/study/statistics.hpp"

namespace poai::study {

/// The mean of an indicator where a factor has one of its values.
struct Response {
  std::string label;
  Estimate mean;
  /// Difference to the base (one-at-a-time) or to the factor's first value (full factorial), of the
  /// same days and the same values of the other factors; NaN in samples.
  Estimate to_base;
};

struct MainEffect {
  std::vector<Response> responses;
  /// From the first to the last value of the factor; one-at-a-time: the largest difference to the
  /// base; full factorial of values that are no numbers: the largest difference to the first.
  Estimate effect;
  /// Share of the variance between points that lies between the values of this factor; in samples
  /// less what chance alone gives (epsilon squared, Kelley 1935); NaN for one-at-a-time.
  double explained_share = kNoValue;
};

/// `values` of the members. A factor with a distribution is cut into four equal quantiles in
/// samples; a point counts with the mean of its replicates. In a full factorial intervals are over
/// the replicates; with one replicate those of differences are over the combinations of the other
/// factors, and means have none.
[[nodiscard]] std::vector<MainEffect> main_effects(const Design& design,
                                                   const std::vector<double>& values);

/// The mean over all points: in samples with the interval of a sample, else over the replicates.
[[nodiscard]] Estimate mean_response(const Design& design, const std::vector<double>& values);

/// The mean over the replicates of each point; NaN without any.
[[nodiscard]] std::vector<double> point_means(const Design& design,
                                              const std::vector<double>& values);

}  // namespace poai::study
