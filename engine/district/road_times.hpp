#pragma once
// How much longer cars and buses take on the roads at busy hours.

#include <array>

#include "engine/core/time.hpp"

namespace poai::district {

/// Time on the road over that of a quiet hour, by clock hour from 00 on (estimate: no count of the
/// island's roads by hour was in reach; the morning peak is that of work, the evening's is
/// flatter).
inline constexpr std::array<double, 24> kRoadTimeByHour = {
    1.0, 1.0, 1.0, 1.0, 1.0, 1.0,  1.0,  1.1,  1.2, 1.1, 1.0, 1.0,
    1.0, 1.0, 1.0, 1.0, 1.0, 1.15, 1.15, 1.05, 1.0, 1.0, 1.0, 1.0};

/// Its value at `time`, constant within a clock hour; days repeat. At least 1.
[[nodiscard]] constexpr double road_time_factor(SimTime time) {
  const auto hour = static_cast<std::size_t>(time.ms / Duration::hours(1).ms);
  return kRoadTimeByHour[hour % kRoadTimeByHour.size()];
}

}  // namespace poai::district
