#pragma once
// Free walking speed by age and sex.

#include "engine/core/words.hpp"

namespace poai::population {

inline constexpr double kLeastSpeedMps = 0.5;
inline constexpr double kMostSpeedMps = 2.2;

/// Mean free speed of a person on the level, m/s: Weidmann's curve by age (1993), linear between
/// its points from 5 to 80 years and constant beyond, times the sex ratio of the Japanese
/// measurements of 1975.
[[nodiscard]] double mean_free_speed_mps(double age, Sex sex);

/// The quantile `u` of the normal distribution around that mean, cut to 0.5 to 2.2 m/s.
[[nodiscard]] double free_speed_mps(double u, double age, Sex sex, double sd_mps);

}  // namespace poai::population
