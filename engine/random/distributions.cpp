#include "engine/random/distributions.hpp"

#include <cmath>
#include <numbers>
#include <numeric>

#include "engine/core/contracts.hpp"

namespace poai::random {
namespace {

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

// P. J. Acklam, An algorithm for computing the inverse normal cumulative distribution function
// (2003).
double acklam_centre(double q) {
  const double r = q * q;
  const double numerator =
      ((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r +
        1.383577518672690e+02) *
           r -
       3.066479806614716e+01) *
          r +
      2.506628277459239e+00;
  const double denominator =
      ((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r +
        6.680131188771972e+01) *
           r -
       1.328068155288572e+01) *
          r +
      1.0;
  return numerator * q / denominator;
}

double acklam_tail(double p) {
  const double q = std::sqrt(-2.0 * std::log(p));
  const double numerator =
      ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q -
        2.549732539343734e+00) *
           q +
       4.374664141464968e+00) *
          q +
      2.938163982698783e+00;
  const double denominator =
      (((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q +
       3.754408661907416e+00) *
          q +
      1.0;
  return numerator / denominator;
}

double acklam(double u) {
  constexpr double kTail = 0.02425;
  if (u < kTail) {
    return acklam_tail(u);
  }
  if (u > 1.0 - kTail) {
    return -acklam_tail(1.0 - u);
  }
  return acklam_centre(u - 0.5);
}

}  // namespace

double normal_quantile(double u) {
  const double x = acklam(u);
  const double error = normal_cdf(x) - u;
  const double step = error * std::sqrt(2.0 * std::numbers::pi) * std::exp(x * x / 2.0);
  return x - step / (1.0 + x * step / 2.0);
}

double truncated_normal(double u, double mean, double sd, double low, double high) {
  expects(low < high && sd > 0.0, "a truncated normal has low < high and sd > 0");
  const double below = normal_cdf((low - mean) / sd);
  const double above = normal_cdf((high - mean) / sd);
  const double x = mean + sd * normal_quantile(between(u, below, above));
  return std::fmin(std::fmax(x, low), high);
}

double exponential(double u, double mean) { return -mean * std::log(u); }

double lognormal(double u, double mean, double cv) {
  const double variance = std::log1p(cv * cv);
  return mean * std::exp(std::sqrt(variance) * normal_quantile(u) - variance / 2.0);
}

double gumbel(double u) { return -std::log(-std::log(u)); }

std::size_t weighted_index(double u, std::span<const double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  expects(sum > 0.0, "the weights of a draw have a positive sum");
  double rest = u * sum;
  std::size_t last_possible = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0.0) {
      continue;
    }
    last_possible = i;
    if (rest < weights[i]) {
      return i;
    }
    rest -= weights[i];
  }
  return last_possible;
}

}  // namespace poai::random
