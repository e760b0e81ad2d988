#pragma once
// Free walking speed by age and sex.

#include <cstdint>

#include "engine/core/words.hpp"

namespace poai::population {

inline constexpr double kLeastSpeedMps = 0.5;
inline constexpr double kMostSpeedMps = 2.2;

/// Mean free speed of a person on the level, m/s: Weidmann's curve by age (1993), linear between
/// its points from 5 to 80 years and constant beyond, times the sex ratio of the Japanese
/// measurements of 1975.
[[nodiscard]] double mean_free_speed_mps(double age, Sex sex);

enum class Luggage : std::uint8_t { kNone, kSuitcase };
inline constexpr double kSuitcaseSpeedShare = 0.9;  ///< of the free speed (estimate)

/// The quantile `u` of the normal distribution around that mean, cut to 0.5 to 2.2 m/s; with a
/// suitcase slower, but not below 0.5 m/s.
[[nodiscard]] double free_speed_mps(double u, double age, Sex sex, double sd_mps,
                                    Luggage luggage = Luggage::kNone);

}  // namespace poai::population
