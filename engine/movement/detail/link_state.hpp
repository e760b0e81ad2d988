#pragma once
// The progress clock of a link, what is on it, and how fast it takes people in.

#include <cmath>
#include <cstdint>

#include "engine/movement/link_speed.hpp"

namespace poai::movement::detail {

/// Hot: one a link, 72 bytes; storage and counts are persons. `factor` = f holds since
/// `updated_ms`.
struct LinkState {
  double clock_s = 0.0;
  std::int64_t updated_ms = 0;
  std::int64_t capacity_gap_us = 0;  ///< between two persons at the largest flow
  std::int64_t inflow_free_us = 0;   ///< nobody gets on before
  std::int64_t inflow_gap_us = 0;    ///< between two who get on, at the present density
  std::int64_t last_entry_ms = 0;
  float factor = 1.0F;
  float area_m2 = 0.0F;
  std::uint32_t storage = 0;
  std::uint32_t count = 0;    ///< at the begin of the tick
  std::uint32_t entered = 0;  ///< in this tick
  std::uint32_t left = 0;     ///< in this tick

  [[nodiscard]] double clock_at(std::int64_t time_ms) const {
    return clock_s + static_cast<double>(factor) * static_cast<double>(time_ms - updated_ms) * 1e-3;
  }
  /// The first millisecond at which the clock has reached `exit_s`.
  [[nodiscard]] std::int64_t time_of(double exit_s) const {
    const double rest_s = (exit_s - clock_s) / static_cast<double>(factor);
    return updated_ms + static_cast<std::int64_t>(std::ceil(rest_s * 1e3 - 1e-6));
  }
  [[nodiscard]] bool has_room() const { return count + entered < storage; }

  /// Takes the tick's entries and exits into the count; sets the factor and the inflow of the new
  /// density from `now_ms` on. Returns whether the factor changed.
  bool take_changes(std::int64_t now_ms, const SpeedTable& speeds);
};

}  // namespace poai::movement::detail
