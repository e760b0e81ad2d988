#include "engine/metrics/link_observer.hpp"

namespace poai::metrics {

void LinkObserver::move_window(SimTime time) {
  const std::size_t bin = bins_.index(time);
  entries_window_ = entries_.row(bin);
  occupied_window_ = occupied_ms_.row(bin);
  window_begin_ms_ = bins_.begin_of(bin).ms;
  window_end_ms_ = bins_.begin_of(bin + 1).ms;
}

double LinkObserver::mean_speed_mps() const {
  return time_ms_ == 0 ? 0.0 : distance_m_ / (static_cast<double>(time_ms_) * 1e-3);
}

}  // namespace poai::metrics
