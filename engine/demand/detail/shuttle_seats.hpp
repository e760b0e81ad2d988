#pragma once
// The seats of an employer's shuttle, departure by departure.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/demand/plan_changes.hpp"

namespace poai::demand::detail {

enum class ShuttleWay : std::uint8_t { kFromGate, kToGate };

/// A seat that somebody needs.
struct ShuttleRide {
  ShuttleWay way = ShuttleWay::kFromGate;
  std::size_t departure = 0;  ///< 0 leaves at `from`
};

/// The first departure at `time` or later; nothing before `from` and when no other one leaves.
[[nodiscard]] std::optional<std::size_t> departure_at(const EmployerShuttle& shuttle, SimTime time);

class ShuttleSeats {
 public:
  explicit ShuttleSeats(const EmployerShuttle& shuttle) : seats_(shuttle.seats) {}

  /// Takes a seat for each of the rides, or none if one of them is full.
  [[nodiscard]] bool take(std::span<const ShuttleRide> rides);

 private:
  /// With a fraction of a seat a departure, some departures have one more than others.
  [[nodiscard]] std::uint32_t room(std::size_t departure) const;
  [[nodiscard]] std::uint32_t& taken(const ShuttleRide& ride);

  double seats_;
  std::array<std::vector<std::uint32_t>, 2> taken_;  ///< by way and departure
};

}  // namespace poai::demand::detail
