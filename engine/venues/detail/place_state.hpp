#pragma once
// One place as it is now: its capacity, and who uses it.

#include <cstdint>

#include "engine/venues/detail/capacity.hpp"
#include "engine/venues/detail/tables.hpp"
#include "engine/venues/detail/visits.hpp"

namespace poai::venues::detail {

struct PlaceState {
  Capacity capacity;
  Tables tables;
  QueueEnds queue;
  std::uint32_t counters_busy = 0;
  std::uint32_t chairs_taken = 0;
  std::uint32_t inside = 0;  ///< at the counter or on a chair
  std::uint32_t sold = 0;
  std::int64_t review_ms = -1;  ///< the closing time that the calendar knows of

  [[nodiscard]] bool sold_out() const { return sold >= capacity.stock; }
  /// Of what so many would buy, there is too little left.
  [[nodiscard]] bool is_short_of(std::uint32_t meals) const {
    return sold >= capacity.stock || capacity.stock - sold < meals;
  }
  [[nodiscard]] bool has_room(std::uint32_t persons = 1) const {
    return counters_busy < capacity.counters &&
           (capacity.chairs == 0 ||
            (chairs_taken + persons <= capacity.chairs && tables.find(persons)));
  }
  [[nodiscard]] bool could_seat(std::uint32_t persons) const {
    return capacity.chairs == 0 || tables.could_seat(persons);
  }
  /// c of the law of balking.
  [[nodiscard]] std::uint32_t servers() const {
    return capacity.chairs > 0 ? capacity.chairs : capacity.counters;
  }
  [[nodiscard]] double expected_wait_s(std::uint32_t persons) const {
    return queue.length == 0 && has_room(persons)
               ? 0.0
               : static_cast<double>(queue.length + persons) / capacity.guests_per_s();
  }
};

}  // namespace poai::venues::detail
