#pragma once
// Where people go for what they can do at several places: a logit on size and distance.

#include <span>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/demand/detail/day_draws.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// Alternatives with their sizes (>= 0, those of size 0 are none).
struct Destinations {
  std::span<const PlaceId> places;
  std::span<const double> sizes;
  double walk_per_min = 0.0;  ///< utility of a minute walked at 1.34 m/s
  double most_walk_min = 0.0;
  std::span<const PlaceId> full = {};  ///< places where there is no room left
};

/// The place of largest ln(size) + walk_per_min x minutes walked from `from` + Gumbel error by
/// person, tour and place, among those that are not `from`, not `full` and at most `most_walk_min`
/// away; none if there is no such place. Errors do not depend on the other places.
[[nodiscard]] PlaceId choose_destination(const Destinations& destinations, PlaceId from,
                                         const PlanInputs& inputs, const TourDraws& draws);

}  // namespace poai::demand::detail
