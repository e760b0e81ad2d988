#pragma once
// Distributions as functions of uniforms in (0, 1): inversion only, so that one draw gives one
// value.

#include <cstddef>
#include <span>

namespace poai::random {

/// Standard normal quantile (Acklam's rational approximation with one Halley step, relative error
/// below 1e-14).
[[nodiscard]] double normal_quantile(double u);

/// Normal with `mean` and `sd`, cut to [low, high] by inversion within the cut; needs low < high.
[[nodiscard]] double truncated_normal(double u, double mean, double sd, double low, double high);

/// Exponential with the given mean.
[[nodiscard]] double exponential(double u, double mean);

/// Log-normal with the given mean and coefficient of variation of the variable itself.
[[nodiscard]] double lognormal(double u, double mean, double cv);

/// Standard Gumbel (location 0, scale 1): the error term of a logit.
[[nodiscard]] double gumbel(double u);

/// Index drawn in proportion to `weights` (not negative, sum over 0).
[[nodiscard]] std::size_t weighted_index(double u, std::span<const double> weights);

/// Uniform in [low, high).
[[nodiscard]] constexpr double between(double u, double low, double high) {
  return low + u * (high - low);
}

}  // namespace poai::random
