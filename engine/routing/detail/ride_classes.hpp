#pragma once
// What a journey's rides have to be remembered of: the mode of the first one, which decides whether
// a ride before it costs a fare more, and the modes that decide who may take it.

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/core/event.hpp"

namespace poai::routing::detail {

/// Main modes by which journeys are asked for; kNone: any.
inline constexpr std::array kAskedModes = {Mode::kNone, Mode::kPortLiner, Mode::kBus, Mode::kFerry};

/// Modes of timetables by bit number.
inline constexpr std::array kRideModes = {Mode::kPortLiner, Mode::kBus, Mode::kFerry};

[[nodiscard]] constexpr std::uint8_t ride_mode_of(Mode mode) {
  return mode == Mode::kPortLiner ? 0 : mode == Mode::kBus ? 1 : 2;
}

/// What counts of the modes of some rides; `used` has no bus beside the Port Liner, because nobody
/// asks for both.
struct RideClass {
  std::uint8_t first = 0;  ///< bit number
  std::uint8_t used = 0;   ///< bits
  friend constexpr bool operator==(const RideClass&, const RideClass&) = default;
};

inline constexpr std::array<RideClass, 9> kRideClasses = {
    {{0, 1}, {0, 5}, {1, 1}, {1, 2}, {1, 5}, {1, 6}, {2, 4}, {2, 5}, {2, 6}}};

/// A ride of `mode` (bit number), and then those of a class; {}: nothing follows.
[[nodiscard]] constexpr RideClass preceded_by(std::uint8_t mode, RideClass rides) {
  const auto used = static_cast<std::uint8_t>(rides.used | (1U << mode));
  const std::uint8_t port_liner = 1;
  const std::uint8_t bus = 2;
  return {mode, (used & port_liner) != 0 ? static_cast<std::uint8_t>(used & ~bus) : used};
}

[[nodiscard]] constexpr std::uint8_t index_of(RideClass rides) {
  std::uint8_t index = 0;
  while (kRideClasses.at(index) != rides) {
    ++index;
  }
  return index;
}

/// Whether the rides are a way by the main mode: one of them at least is by it, and beside a bus
/// none by Port Liner.
[[nodiscard]] constexpr bool is_way_by(Mode asked, RideClass rides) {
  return asked == Mode::kNone || (rides.used & (1U << ride_mode_of(asked))) != 0;
}

}  // namespace poai::routing::detail
