#pragma once
// What `population.toml` says of outings: coffee breaks, shopping, dinner and drinks. Who goes,
// when, and to which kinds of place.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
  double company_share = 0.0;  ///< of colleagues who join the one before; dinner and drinks only
};

/// When an outing begins.
enum class OutingStart : std::uint8_t {
  kBreak,       ///< during work or study
  kWayHome,     ///< when these end
  kFromHome,    ///< at home, or at the hotel where one stays overnight
  kAfterReturn  ///< after coming home from outside the district
};
inline constexpr std::array<std::string_view, 4> kOutingStartNames = {"break", "way_home",
                                                                      "from_home", "after_return"};

/// A share of some people who want an outing; `[[outing]]`.
struct Outing {
  std::string id;
  OutingKind kind = OutingKind::kCoffee;
  OutingStart start = OutingStart::kBreak;
  std::vector<Role> roles;  ///< of the position, for residents who hold one and are at work
  std::uint8_t from_age = 0;
  std::uint8_t to_age = 255;
  ByDayType<double> share;  ///< of those whom the times fit
  SimTime from;             ///< it begins, or one leaves work or comes home, in [from, until)
  SimTime until;
};

}  // namespace poai::population
