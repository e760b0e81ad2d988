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
constexpr double kLevel = 0.05;  // an adjusted p-value below this is no chance
// Differences of scaled counts are equal but for the rounding of doubles.
constexpr double kRounding = 1e-9;

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
  const boost::math::students_t t(static_cast<double>(replicates - 1));
  estimate.half_width = boost::math::quantile(boost::math::complement(t, kTail)) * standard_error;
  estimate.p_value =
      2.0 * boost::math::cdf(boost::math::complement(t, std::abs(estimate.diff) / standard_error));
}

double largest_size(std::span<const double> values) {
  double size = 0.0;
  for (const double value : values) {
    size = std::max(size, std::abs(value));
  }
  return size;
}

bool has_spread(std::span<const double> diffs, double size_of_values) {
  const auto [least, most] = std::minmax_element(diffs.begin(), diffs.end());
  return *most - *least > kRounding * size_of_values;
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
  const bool varies = has_spread(diffs, std::max(largest_size(base), largest_size(alt)));
  if (var_base > 0.0 && var_alt > 0.0) {
    estimate.correlation = covariance(base, alt) / std::sqrt(var_base * var_alt);
  }
  if (varies) {
    const double var_diff = covariance(diffs, diffs);
    add_interval(var_diff, base.size(), estimate);
    estimate.runs_saved = (var_base + var_alt) / var_diff;
  } else {
    estimate.same_in_all = estimate.differs;
  }
  return estimate;
}

Verdict verdict_of(const PairedEstimate& estimate, double adjusted_p) {
  if (!estimate.differs) {
    return Verdict::kEqual;
  }
  if (estimate.same_in_all) {
    return Verdict::kSameInAll;
  }
  if (!estimate.half_width) {
    return Verdict::kUntested;
  }
  return adjusted_p < kLevel ? Verdict::kBeyondChance : Verdict::kWithinChance;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kEqual:
      return "equal";
    case Verdict::kBeyondChance:
      return "beyond-chance";
    case Verdict::kWithinChance:
      return "within-chance";
    case Verdict::kSameInAll:
      return "same-in-all";
    case Verdict::kUntested:
      break;
  }
  return "untested";
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
