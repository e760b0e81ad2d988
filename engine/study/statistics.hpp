#pragma once
// Means, intervals and the bootstrap that the analysis of sweeps is made of. NaN = no value.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "engine/parallel/threads.hpp"

namespace poai::study {

inline constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();
/// Two-sided level of all intervals.
inline constexpr double kConfidence = 0.95;

/// A figure with its 95 % interval; `low` and `high` are NaN where the sample is too small for one.
struct Estimate {
  double value = kNoValue;
  double low = kNoValue;
  double high = kNoValue;
  std::size_t count = 0;  ///< of the values that it is made from

  [[nodiscard]] double width() const { return high - low; }
};

/// Count, mean and sample variance (NaN below two) of the values that are there.
struct Moments {
  std::size_t count = 0;
  double mean = kNoValue;
  double variance = kNoValue;
};
[[nodiscard]] Moments moments(std::span<const double> values);

/// The mean with Student's t interval.
[[nodiscard]] Estimate mean_estimate(std::span<const double> values);

/// mean(b) - mean(a) with Welch's t interval (Welch 1947, doi:10.1093/biomet/34.1-2.28).
[[nodiscard]] Estimate difference_estimate(std::span<const double> a, std::span<const double> b);

/// How often something is resampled.
struct Bootstrap {
  std::size_t resamples = 500;
  std::uint64_t seed = 1;
  parallel::Threads threads = parallel::Threads(1);
};

/// Percentile intervals of several figures of one sample of `count` independent rows (Efron and
/// Tibshirani 1993, chapter 13). `figures` computes all of them from row numbers and is called by
/// several threads; the value is that of the sample itself. Without a row or with one only: no
/// interval. The same for any number of threads.
using Figures = std::function<std::vector<double>(std::span<const std::size_t> rows)>;
[[nodiscard]] std::vector<Estimate> bootstrap_estimates(std::size_t count, const Figures& figures,
                                                        const Bootstrap& options);

}  // namespace poai::study
