#include "engine/routing/ride_experience.hpp"

#include <cstddef>

#include "engine/core/contracts.hpp"

namespace poai::routing {
namespace {

void approach(std::vector<double>& means, const std::vector<double>& day, double weight) {
  expects(means.size() == day.size(), "experiences are of the same timetable");
  for (std::size_t i = 0; i < means.size(); ++i) {
    means[i] += weight * (day[i] - means[i]);
  }
}

}  // namespace

void RideExperience::approach(const RideExperience& day, double weight) {
  if (empty()) {
    *this = day;
    return;
  }
  routing::approach(arrival_late_s, day.arrival_late_s, weight);
  routing::approach(departure_late_s, day.departure_late_s, weight);
  routing::approach(load_share, day.load_share, weight);
  routing::approach(left_behind_s, day.left_behind_s, weight);
}

}  // namespace poai::routing
