#pragma once
// What people learnt of the waits at places that serve, by the time of the day.

#include <cmath>
#include <cstddef>
#include <optional>
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
  /// Nothing for places of which nothing is known; 0 outside of the day.
  [[nodiscard]] std::optional<double> wait_s(PlaceId place, SimTime time) const {
    const std::size_t first = place.index() * kSlotCount;
    if (first >= wait_s_.size() || std::isnan(wait_s_[first])) {
      return std::nullopt;
    }
    const bool is_of_the_day = time.ms >= 0 && slot_of(time) < kSlotCount;
    return is_of_the_day ? wait_s_[first + slot_of(time)] : 0.0;
  }
  /// From now on nothing is known of the place.
  void forget(PlaceId place);
  void set(PlaceId place, std::size_t slot, double wait_s) {
    wait_s_[place.index() * kSlotCount + slot] = wait_s;
  }
  /// Moves every mean towards `day` by `weight` of the difference; takes `day` over where nothing
  /// is known.
  void approach(const PlaceWaits& day, double weight);

  [[nodiscard]] static std::size_t slot_of(SimTime time) {
    return static_cast<std::size_t>((time - SimTime{}) / kSlot);
  }

 private:
  std::vector<double> wait_s_;  ///< by place, then slot; NaN: nothing is known of the place
};

}  // namespace poai::demand
