#pragma once
// What people learnt of the waits at places that serve, by the time of the day.

#include <cstddef>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai::demand {

/// Mean waits of those who came, over the days so far; who was turned away counts as a long wait.
class PlaceWaits {
 public:
  static constexpr Duration kSlot = Duration::minutes(15);
  static constexpr std::size_t kSlotCount = 120;  ///< 00:00 to 30:00

  PlaceWaits() = default;
  explicit PlaceWaits(std::size_t places) : wait_s_(places * kSlotCount, 0.0) {}

  [[nodiscard]] bool empty() const { return wait_s_.empty(); }
  /// 0 for places that came later than the experience, and outside of the day.
  [[nodiscard]] double wait_s(PlaceId place, SimTime time) const {
    const std::size_t at = place.index() * kSlotCount + slot_of(time);
    return time.ms >= 0 && slot_of(time) < kSlotCount && at < wait_s_.size() ? wait_s_[at] : 0.0;
  }
  void set(PlaceId place, std::size_t slot, double wait_s) {
    wait_s_[place.index() * kSlotCount + slot] = wait_s;
  }
  /// Moves every mean towards `day` by `weight` of the difference; takes `day` over if it is empty.
  void approach(const PlaceWaits& day, double weight);

  [[nodiscard]] static std::size_t slot_of(SimTime time) {
    return static_cast<std::size_t>((time - SimTime{}) / kSlot);
  }

 private:
  std::vector<double> wait_s_;  ///< by place, then slot
};

}  // namespace poai::demand
