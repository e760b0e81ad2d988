#pragma once
// Elementary effects from the values of a Morris design.

#include <span>
#include <vector>

#include "engine/study/sampling.hpp"
#include "engine/study/statistics.hpp"

namespace poai::study {

/// Effects of a step over the whole range of a factor (its unit coordinate from 0 to 1).
struct MorrisEffect {
  double mu = kNoValue;     ///< mean
  Estimate mu_star;         ///< mean of the absolute effects; `count` = effects
  double sigma = kNoValue;  ///< standard deviation: effects that are not linear or not additive
};

/// `points` as `morris` gives them, a value for each; an effect that misses one of its two values
/// is left out. mu* by Campolongo et al. 2007 (doi:10.1016/j.envsoft.2006.10.004); its interval by
/// resampling the effects.
[[nodiscard]] std::vector<MorrisEffect> morris_effects(const UnitPoints& points,
                                                       std::span<const double> values,
                                                       const Bootstrap& options);

}  // namespace poai::study
