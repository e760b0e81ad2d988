#include "engine/study/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/core/hash.hpp"
#include "engine/parallel/loops.hpp"
#include "engine/random/draws.hpp"

namespace poai::study {
namespace {

constexpr double kTail = (1.0 - kConfidence) / 2.0;

double t_quantile(double degrees) {
  return boost::math::quantile(boost::math::students_t(degrees), 1.0 - kTail);
}

Estimate around(double value, double half_width, std::size_t count) {
  return {value, value - half_width, value + half_width, count};
}

/// The quantile of sorted values, by linear interpolation.
double sorted_quantile(const std::vector<double>& sorted, double share) {
  const double position = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

Moments moments(std::span<const double> values) {
  Moments result;
  double sum = 0.0;
  double least = std::numeric_limits<double>::infinity();
  double largest = -least;
  for (const double value : values) {
    if (!std::isnan(value)) {
      sum += value;
      least = std::min(least, value);
      largest = std::max(largest, value);
      ++result.count;
    }
  }
  if (result.count == 0) {
    return result;
  }
  // Of equal values the mean is that value; the rounding of their sum would be taken for a spread.
  result.mean = least == largest ? least : sum / static_cast<double>(result.count);
  double squares = 0.0;
  for (const double value : values) {
    squares += std::isnan(value) ? 0.0 : (value - result.mean) * (value - result.mean);
  }
  if (result.count > 1) {
    result.variance = squares / static_cast<double>(result.count - 1);
  }
  return result;
}

Estimate mean_estimate(std::span<const double> values) {
  const Moments of = moments(values);
  if (of.count < 2) {
    return {of.mean, kNoValue, kNoValue, of.count};
  }
  const auto n = static_cast<double>(of.count);
  return around(of.mean, t_quantile(n - 1.0) * std::sqrt(of.variance / n), of.count);
}

Estimate difference_estimate(std::span<const double> a, std::span<const double> b) {
  const Moments of_a = moments(a);
  const Moments of_b = moments(b);
  const double difference = of_b.mean - of_a.mean;
  const std::size_t count = of_a.count + of_b.count;
  if (of_a.count < 2 || of_b.count < 2) {
    return {difference, kNoValue, kNoValue, count};
  }
  const double share_a = of_a.variance / static_cast<double>(of_a.count);
  const double share_b = of_b.variance / static_cast<double>(of_b.count);
  const double variance = share_a + share_b;
  if (variance <= 0.0) {
    return around(difference, 0.0, count);
  }
  const double degrees = variance * variance /
                         (share_a * share_a / static_cast<double>(of_a.count - 1) +
                          share_b * share_b / static_cast<double>(of_b.count - 1));
  return around(difference, t_quantile(degrees) * std::sqrt(variance), count);
}

std::vector<Estimate> bootstrap_estimates(std::size_t count, const Figures& figures,
                                          const Bootstrap& options) {
  std::vector<std::size_t> all(count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<Estimate> estimates;
  for (const double value : figures(all)) {
    estimates.push_back({value, kNoValue, kNoValue, count});
  }
  if (count < 2) {
    return estimates;
  }
  const random::Draws draws(options.seed, 0);
  std::vector<std::vector<double>> resampled(options.resamples);
  parallel::for_each_index(
      options.threads, options.resamples,
      [&](std::size_t b) {
        std::vector<std::size_t> rows(count);
        for (std::size_t i = 0; i < count; ++i) {
          rows[i] = draws.bits(combine64(hash_name("bootstrap"), b), {}, random::Purpose::kSampling,
                               static_cast<std::uint32_t>(i)) %
                    count;
        }
        resampled[b] = figures(rows);
      },
      8);
  for (std::size_t k = 0; k < estimates.size(); ++k) {
    std::vector<double> values;
    for (const std::vector<double>& of_one : resampled) {
      if (!std::isnan(of_one[k])) {
        values.push_back(of_one[k]);
      }
    }
    if (values.size() * 2 > options.resamples) {  // else most resamples have no value
      std::sort(values.begin(), values.end());
      estimates[k].low = sorted_quantile(values, kTail);
      estimates[k].high = sorted_quantile(values, 1.0 - kTail);
    }
  }
  return estimates;
}

}  // namespace poai::study
