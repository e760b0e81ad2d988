#pragma once
// How the modes of trips to and from the district are chosen; `[choice.mode]` of a scenario.

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/core/event.hpp"

namespace poai::demand {

enum class ModeModel : std::uint8_t {
  kShares,       ///< everybody keeps the mode that the shares of the population file gave
  kNestedLogit,  ///< those shares at today's service; changes of the service move them
};
inline constexpr std::array<std::string_view, 2> kModeModelNames = {"shares", "nested-logit"};

/// Values and their sources: README.md.
struct ModeParameters {
  ModeModel model = ModeModel::kShares;
  double utility_per_min = -0.04;     ///< of a felt minute of one way
  double wait_weight = 2.0;           ///< felt minutes of a minute waited
  double utility_per_yen = -0.00133;  ///< of one way
  double transit_nest = 0.6;          ///< scale within Port Liner, bus, ferry, shuttle; in (0, 1]
  double active_nest = 0.6;           ///< within bicycle and walk
  double port_liner_fare_change_yen = 0.0;  ///< yen a way more than today
  double bus_fare_change_yen = 0.0;
  double ferry_fare_change_yen = 0.0;
  double car_cost_change_yen = 0.0;  ///< toll, half of the parking
  double taxi_fare_change_yen = 0.0;

  [[nodiscard]] constexpr double yen_more(Mode mode) const {
    switch (mode) {
      case Mode::kPortLiner:
        return port_liner_fare_change_yen;
      case Mode::kBus:
        return bus_fare_change_yen;
      case Mode::kFerry:
        return ferry_fare_change_yen;
      case Mode::kCar:
        return car_cost_change_yen;
      case Mode::kTaxi:
        return taxi_fare_change_yen;
      case Mode::kNone:
      case Mode::kWalk:
      case Mode::kBicycle:
      case Mode::kShuttle:
        break;
    }
    return 0.0;
  }
};

}  // namespace poai::demand
