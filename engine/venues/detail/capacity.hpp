#pragma once
// What a place can do on the day, at the engine's scale: the numbers the settling needs, in one
// cache line.

#include <cstdint>
#include <limits>

#include "engine/core/time.hpp"
#include "engine/district/places.hpp"

namespace poai::venues::detail {

struct Capacity {
  static constexpr std::uint32_t kUnlimited = std::numeric_limits<std::uint32_t>::max();

  std::int64_t opens_ms = 0;
  std::int64_t last_order_ms = 0;
  std::int64_t closes_ms = 0;
  double service_mean_s = 0.0;
  double stay_mean_min = 0.0;
  std::uint32_t chairs = 0;
  std::uint32_t counters = 1;
  std::uint32_t stock = kUnlimited;
  bool open_today = false;

  /// Orders are taken.
  [[nodiscard]] bool takes_orders_at(SimTime time) const {
    return open_today && time.ms >= opens_ms && time.ms <= last_order_ms && time.ms < closes_ms;
  }
  /// Those who queue may go on doing so.
  [[nodiscard]] bool is_staffed_at(SimTime time) const {
    return open_today && time.ms >= opens_ms && time.ms < closes_ms;
  }
  /// Guests a second at the most, from counters and chairs; infinite if neither takes time.
  [[nodiscard]] double guests_per_s() const;
};

/// `service` on a day of `day_type`, with counters, chairs and stock times `scale`.
[[nodiscard]] Capacity capacity_of(const district::Service& service, DayType day_type,
                                   double scale);

}  // namespace poai::venues::detail
