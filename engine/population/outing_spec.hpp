#pragma once
// What `population.toml` says of outings: coffee breaks, shopping on the way home, dinner and
// drinks after work. Who goes, when, and to which kinds of place.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/core/words.hpp"
#include "engine/district/places.hpp"
#include "engine/population/time_bands.hpp"

namespace poai::population {

/// How an outing of a kind goes; `[outing_kind.<kind>]`.
struct OutingManner {
  static constexpr double kFarthestWalkMin = 20.0;  ///< that a file may allow

  std::uint32_t services = 0;   ///< bit (1 << ServiceKind) of each kind of place that serves it
  double most_walk_min = 10.0;  ///< one way, at the own speed
  double most_min = 60.0;       ///< from leaving until back, or until leaving for home
  double least_min = 5.0;       ///< that must be left when one is served
  double stay_mean_min = 20.0;  ///< on a chair
  double spend_share = 1.0;     ///< of the place's price; budgets rise alike
  /// Of going on to Sannomiya, or home, against the places that are open; nothing: only if no place
  /// serves.
  std::optional<double> elsewhere_utility;
};

/// A share of some people who want an outing; `[[outing]]`.
struct Outing {
  std::string id;
  OutingKind kind = OutingKind::kCoffee;
  std::vector<Role> roles;  ///< of the position, for residents who hold one
  ByDayType<double> share;  ///< of those whom the times fit
  SimTime from;             ///< a break begins, or the work ends, in [from, until)
  SimTime until;
};

}  // namespace poai::population
