#include "engine/demand/place_waits.hpp"

#include <limits>

#include "engine/core/contracts.hpp"

namespace poai::demand {

void PlaceWaits::forget(PlaceId place) {
  for (std::size_t slot = 0; slot < kSlotCount; ++slot) {
    set(place, slot, std::numeric_limits<double>::quiet_NaN());
  }
}

void PlaceWaits::approach(const PlaceWaits& day, double weight) {
  if (empty()) {
    *this = day;
    return;
  }
  expects(wait_s_.size() == day.wait_s_.size(), "waits are of the same places");
  for (std::size_t i = 0; i < wait_s_.size(); ++i) {
    const bool is_known = !std::isnan(wait_s_[i]);
    wait_s_[i] = is_known ? wait_s_[i] + weight * (day.wait_s_[i] - wait_s_[i]) : day.wait_s_[i];
  }
}

}  // namespace poai::demand
