#include "engine/random/distributions.hpp"

#include <cmath>
#include <numbers>

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

// The quantile for p <= 0.5, where the distribution function keeps its relative precision.
double lower_normal_quantile(double p) {
  constexpr double kTail = 0.02425;
  const double x = p < kTail ? acklam_tail(p) : acklam_centre(p - 0.5);
  const double error = normal_cdf(x) - p;
  const double step = error * std::sqrt(2.0 * std::numbers::pi) * std::exp(x * x / 2.0);
  return x - step / (1.0 + x * step / 2.0);
}

// Standard normal cut to [low, high] with low <= 0.
double cut_standard_normal(double u, double low, double high) {
  return normal_quantile(between(u, normal_cdf(low), normal_cdf(high)));
}

}  // namespace

double normal_quantile(double u) {
  return u > 0.5 ? -lower_normal_quantile(1.0 - u) : lower_normal_quantile(u);
}

double truncated_normal(double u, double mean, double sd, double low, double high) {
  expects(low < high && sd > 0.0, "a truncated normal has low < high and sd > 0");
  const double from = (low - mean) / sd;
  const double to = (high - mean) / sd;
  const double z =
      from > 0.0 ? -cut_standard_normal(1.0 - u, -to, -from) : cut_standard_normal(u, from, to);
  return std::fmin(std::fmax(mean + sd * z, low), high);
}

double exponential(double u, double mean) { return -mean * std::log(u); }

double lognormal(double u, double mean, double cv) {
  const double variance = std::log1p(cv * cv);
  return mean * std::exp(std::sqrt(variance) * normal_quantile(u) - variance / 2.0);
}

double gumbel(double u) { return -std::log(-std::log(u)); }

std::size_t weighted_index(double u, std::span<const double> weights) {
  double sum = 0.0;
  for (const double weight : weights) {
    expects(weight >= 0.0, "the weights of a draw are not negative");
    sum += weight;
  }
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
