#pragma once
// Classes, colours and sizes of maps of flows, densities, lunch and encounters. Sizes as in
// map_look.hpp.

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

#include "viz/render/map_themes.hpp"

namespace poai::viz::look {

// Flows: a line is as wide as its flow.
inline constexpr const char* kFlow = "#0072b2";
inline constexpr double kFlowPx = 0.024;  ///< for each walker in 15 minutes
inline constexpr double kLeastFlowPx = 0.8;
inline constexpr double kSectionPx = 0.0035;  ///< for each passenger in an hour
inline constexpr double kLeastSectionPx = 1.5;

/// Load shares from which each colour holds; the share counts the rated capacity as 1.
inline constexpr std::array<double, 5> kLoadFrom = {0.0, 0.5, 0.8, 1.0, 1.5};
inline constexpr std::array<const char*, 5> kLoads = {"#b9aed6", "#8a70b8", "#6a3d9a", "#e66101",
                                                      "#a01010"};

/// Persons per m2 from which each colour holds: three steps to a factor of ten, of viridis from
/// light to dark (van der Walt and Smith 2015, equal steps of perceived lightness).
inline constexpr std::array<double, 7> kDensityFrom = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0};
inline constexpr std::array<const char*, 7> kDensities = {
    "#fde725", "#a0da39", "#4ac16d", "#1fa187", "#277f8e", "#365c8d", "#440154"};

/// Differences per m2 from which each colour holds, on both sides of zero (ColorBrewer's RdBu,
/// which colour-blind readers can read too).
inline constexpr std::array<double, 3> kDifferenceFrom = {0.001, 0.01, 0.1};
inline constexpr std::array<const char*, 3> kMore = {"#f4a582", "#d6604d", "#b2182b"};
inline constexpr std::array<const char*, 3> kLess = {"#92c5de", "#4393c3", "#2166ac"};

/// A place that only the alternative has: a ring, so that what lies under it is seen.
inline constexpr double kAddedRadiusPx = 9.0;

/// Walkers a day more or less, likewise; a line of such a difference.
inline constexpr std::array<double, 3> kWalkersFrom = {5.0, 30.0, 150.0};
inline constexpr double kDifferencePx = 4.0;

// Lunch: areas for each person, times pi.
inline constexpr const char* kGuests = "#009e73";
inline constexpr const char* kQueue = "#e69f00";
inline constexpr const char* kWentOff = "#cc2277";
inline constexpr double kGuestAreaPx2 = 0.9;
inline constexpr double kLeastWidthOfWayPx = 2.2;

/// Meals wanted per seat, both within 5 minutes on foot, from which each colour holds; the last is
/// for no seat at all. Blue is what a lunch break can serve at two guests a seat (an estimate);
/// then ColorBrewer's OrRd.
inline constexpr std::array<double, 4> kDesertFrom = {0.0, 2.0, 4.0, 8.0};
inline constexpr std::array<const char*, 5> kDeserts = {"#67a9cf", "#fdcc8a", "#fc8d59", "#d7301f",
                                                        "#5c0000"};
inline constexpr const char* kNotGot = "#000000";  // the meals wanted in vain, within those wanted

// Encounters: areas for each hour of contacts, times pi; widths of arcs with the root of hours.
inline constexpr const char* kMeeting = "#56b4e9";
inline constexpr const char* kBridge = "#d55e00";
inline constexpr double kMeetingAreaPx2 = 3.0;
inline constexpr double kArcPx = 1.2;  ///< times the root of the hours
inline constexpr double kLeastArcPx = 0.9;

/// The last class that begins at or below `value`; nothing below the first.
template <std::size_t N>
[[nodiscard]] std::optional<std::size_t> class_of(double value, const std::array<double, N>& from) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < N; ++i) {
    if (value >= from.at(i)) {
      found = i;
    }
  }
  return found;
}

[[nodiscard]] inline std::size_t desert_class(const LunchNeed& need) {
  return need.seats_near > 0.0
             ? class_of(need.wanted_near / need.seats_near, kDesertFrom).value_or(0)
             : kDesertFrom.size();
}
[[nodiscard]] inline const char* desert_hex(const LunchNeed& need) {
  return kDeserts.at(desert_class(need));
}

/// The colour of a difference on both sides of zero; nullptr where it is nearly nothing.
template <std::size_t N>
[[nodiscard]] const char* difference_hex(double difference, const std::array<double, N>& from) {
  const auto found = class_of(std::abs(difference), from);
  if (!found) {
    return nullptr;
  }
  return difference > 0.0 ? kMore.at(*found) : kLess.at(*found);
}

/// The colour of a density or difference; nullptr where it is nearly nothing.
[[nodiscard]] inline const char* density_hex(double persons_per_m2, DensityTheme::Values values) {
  if (values == DensityTheme::Values::kDensity) {
    const auto found = class_of(persons_per_m2, kDensityFrom);
    return found ? kDensities.at(*found) : nullptr;
  }
  return difference_hex(persons_per_m2, kDifferenceFrom);
}

}  // namespace poai::viz::look
