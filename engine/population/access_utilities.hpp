#pragma once
// How much the modes by which people reach the district please them; `[access]` of a scenario.

#include <array>
#include <span>
#include <vector>

#include "engine/core/event.hpp"

namespace poai::population {

/// Added to ln(share) of the mode in every access profile of the population file, relative to the
/// Port Liner: 0 keeps the shares of the file.
struct AccessUtilities {
  double bus = 0.0;
  double car = 0.0;
  double bicycle = 0.0;
  double ferry = 0.0;
  double walk = 0.0;
  double taxi = 0.0;
  double shuttle = 0.0;

  [[nodiscard]] constexpr double of(Mode mode) const {
    switch (mode) {
      case Mode::kBus:
        return bus;
      case Mode::kCar:
        return car;
      case Mode::kBicycle:
        return bicycle;
      case Mode::kFerry:
        return ferry;
      case Mode::kWalk:
        return walk;
      case Mode::kTaxi:
        return taxi;
      case Mode::kShuttle:
        return shuttle;
      case Mode::kPortLiner:
      case Mode::kNone:
        break;
    }
    return 0.0;
  }
  friend bool operator==(const AccessUtilities&, const AccessUtilities&) = default;
};

struct AccessProfile;
using ModeWeights = std::array<double, kModeCount>;

/// What the modes weigh in each of the profiles: share x exp(utility). They need not add up to 1.
[[nodiscard]] std::vector<ModeWeights> weighted(std::span<const AccessProfile> profiles,
                                                const AccessUtilities& utilities);

}  // namespace poai::population
