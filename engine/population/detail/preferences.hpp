#pragma once
// How people differ in what they spend on a lunch and how far they walk for it.

#include <cstdint>

#include "engine/core/ids.hpp"
#include "engine/random/draws.hpp"

namespace poai::population::detail {

inline constexpr double kPlainBudgetYen = 800.0;  ///< mean of who has no lunch profile (estimate)

struct Preferences {
  std::uint16_t lunch_budget_yen;
  float walk_dislike;  ///< weight of a minute walked to lunch; mean 1
};

/// Log-normal around `mean_budget_yen` with CV 0.35, within 200 to 5,000 yen, and around 1 with CV
/// 0.3 (estimates); functions of the key.
[[nodiscard]] Preferences preferences_of(PersonKey key, double mean_budget_yen,
                                         const random::Draws& draws);

}  // namespace poai::population::detail
