#pragma once
// How long contacts last: one heavy-tailed law for all settings.

#include "engine/core/time.hpp"

namespace poai::encounters {

/// Durations are multiples of this, the resolution of the badges that the law is taken from.
inline constexpr Duration kBadgeInterval = Duration::seconds(20);
/// Longer contacts are cut.
inline constexpr Duration kLongestContact = Duration::hours(4);

/// The duration that is exceeded or reached with probability `u` in (0, 1) under
/// P(D >= 20 s k) = (1 + (k - 1) / 2)^-exponent, k = 1, 2, ... (a discrete Lomax law). `exponent`
/// is over 1.
[[nodiscard]] Duration contact_duration(double u, double exponent);

}  // namespace poai::encounters
