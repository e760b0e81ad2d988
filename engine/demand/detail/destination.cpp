#include "engine/demand/detail/destination.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/hash.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::demand::detail {

PlaceId choose_destination(const Destinations& destinations, PlaceId from, const PlanInputs& inputs,
                           const TourDraws& draws) {
  constexpr double kSecondsPerMinute = 60.0;
  PlaceId best = PlaceId::none();
  double most = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < destinations.places.size(); ++i) {
    const PlaceId place = destinations.places[i];
    const auto& full = destinations.full;
    if (place == from || destinations.sizes[i] <= 0.0 ||
        std::find(full.begin(), full.end(), place) != full.end()) {
      continue;
    }
    const double walk_min =
        inputs.router.walk_time(from, place, routing::kReferenceSpeedMps).in_seconds() /
        kSecondsPerMinute;
    const double utility =
        std::log(destinations.sizes[i]) + destinations.walk_per_min * walk_min +
        draws.error(random::Purpose::kDestination, hash_name(inputs.district.places[place].id));
    if (walk_min <= destinations.most_walk_min && utility > most) {
      best = place;
      most = utility;
    }
  }
  return best;
}

}  // namespace poai::demand::detail
