#pragma once
// The progress clock of a link, what is on it, and how fast it takes people in.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "engine/movement/link_speed.hpp"

namespace poai::movement::detail {

/// The persons of one direction.
struct LinkSide {
  std::uint32_t count = 0;    ///< at the begin of the tick
  std::uint32_t entered = 0;  ///< in this tick
  std::uint32_t left = 0;     ///< in this tick
  std::int64_t last_entry_ms = 0;

  [[nodiscard]] std::uint32_t present() const { return count + entered - left; }
};

/// Hot: one a link, 104 bytes; storage is persons of both directions. `factor` = f holds since
/// `updated_ms`.
struct LinkState {
  /// One in so many places is kept for each direction: a stream that fills a link would else shut
  /// the other one in, and two links could wait for each other for ever (estimate).
  static constexpr std::uint32_t kKeptOneIn = 4;

  double clock_s = 0.0;
  std::int64_t updated_ms = 0;
  std::int64_t capacity_gap_us = 0;  ///< between two persons at the largest flow
  std::int64_t inflow_free_us = 0;   ///< nobody gets on before
  std::int64_t inflow_gap_us = 0;    ///< between two who get on, at the present density
  float factor = 1.0F;
  float area_m2 = 0.0F;
  std::uint32_t storage = 0;
  std::array<LinkSide, 2> sides;  ///< by direction

  [[nodiscard]] double clock_at(std::int64_t time_ms) const {
    return clock_s + static_cast<double>(factor) * static_cast<double>(time_ms - updated_ms) * 1e-3;
  }
  /// The first millisecond at which the clock has reached `exit_s`.
  [[nodiscard]] std::int64_t time_of(double exit_s) const {
    const double rest_s = (exit_s - clock_s) / static_cast<double>(factor);
    return updated_ms + static_cast<std::int64_t>(std::ceil(rest_s * 1e3 - 1e-6));
  }
  /// Room that people make in this tick is there in the next one.
  [[nodiscard]] bool has_room(unsigned direction) const {
    const LinkSide& own = sides[direction];
    const LinkSide& other = sides[1 - direction];
    const std::uint32_t kept = std::max(1U, storage / kKeptOneIn);
    return own.count + own.entered + std::max(other.count + other.entered, kept) < storage;
  }
  [[nodiscard]] std::uint32_t present() const { return sides[0].present() + sides[1].present(); }
  /// What each who is here sees: the others per m2. Nobody slows oneself, at any scale.
  [[nodiscard]] double density() const {
    return static_cast<double>(std::max(present(), 1U) - 1U) / static_cast<double>(area_m2);
  }
  [[nodiscard]] bool is_touched() const {
    return sides[0].entered + sides[0].left + sides[1].entered + sides[1].left > 0;
  }

  /// Takes the tick's entries and exits into the count; sets the factor and the inflow of the new
  /// density from `now_ms` on. Returns whether the factor changed.
  bool take_changes(std::int64_t now_ms, const SpeedTable& speeds);
};

}  // namespace poai::movement::detail
