#include "engine/study/paired_statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <functional>
#include <numeric>

#include "engine/core/contracts.hpp"

namespace poai::study {
namespace {

constexpr double kTail = 0.025;  // on each side of a 95 % interval

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Sum of (x - mean x) (y - mean y) over n - 1.
double covariance(std::span<const double> x, std::span<const double> y) {
  const double mean_x = mean_of(x);
  const double mean_y = mean_of(y);
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    sum += (x[i] - mean_x) * (y[i] - mean_y);
  }
  return sum / static_cast<double>(x.size() - 1);
}

void add_interval(double var_diff, std::size_t replicates, PairedEstimate& estimate) {
  const double standard_error = std::sqrt(var_diff / static_cast<double>(replicates));
  if (standard_error == 0.0) {
    estimate.half_width = 0.0;
    estimate.p_value = estimate.diff == 0.0 ? 1.0 : 0.0;
    return;
  }
  const boost::math::students_t t(static_cast<double>(replicates - 1));
  estimate.half_width = boost::math::quantile(boost::math::complement(t, kTail)) * standard_error;
  estimate.p_value =
      2.0 * boost::math::cdf(boost::math::complement(t, std::abs(estimate.diff) / standard_error));
}

}  // namespace

PairedEstimate paired_estimate(std::span<const double> base, std::span<const double> alt) {
  expects(!base.empty() && base.size() == alt.size(), "every base has its alternative");
  PairedEstimate estimate;
  estimate.base = mean_of(base);
  estimate.alt = mean_of(alt);
  std::vector<double> diffs(base.size());
  std::transform(alt.begin(), alt.end(), base.begin(), diffs.begin(), std::minus<>());
  estimate.diff = mean_of(diffs);
  estimate.differs =
      std::any_of(diffs.begin(), diffs.end(), [](double diff) { return diff != 0.0; });
  if (base.size() == 1) {
    return estimate;
  }
  const double var_base = covariance(base, base);
  const double var_alt = covariance(alt, alt);
  const double var_diff = covariance(diffs, diffs);
  add_interval(var_diff, base.size(), estimate);
  if (var_base > 0.0 && var_alt > 0.0) {
    estimate.correlation = covariance(base, alt) / std::sqrt(var_base * var_alt);
  }
  if (var_diff > 0.0) {
    estimate.runs_saved = (var_base + var_alt) / var_diff;
  }
  return estimate;
}

std::vector<double> holm_adjusted(std::span<const double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [p_values](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.size());
  double largest = 0.0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double factor = static_cast<double>(order.size() - rank);
    largest = std::max(largest, std::min(1.0, factor * p_values[order[rank]]));
    adjusted[order[rank]] = largest;
  }
  return adjusted;
}

}  // namespace poai::study
