#include "engine/demand/place_waits.hpp"

#include "engine/core/contracts.hpp"

namespace poai::demand {

void PlaceWaits::approach(const PlaceWaits& day, double weight) {
  if (empty()) {
    *this = day;
    return;
  }
  expects(wait_s_.size() == day.wait_s_.size(), "waits are of the same places");
  for (std::size_t i = 0; i < wait_s_.size(); ++i) {
    wait_s_[i] += weight * (day.wait_s_[i] - wait_s_[i]);
  }
}

}  // namespace poai::demand
