#pragma once
// How long a vehicle stands at a stop, by who gets off and on and how full it is.

#include <cstdint>

#include "engine/core/time.hpp"

namespace poai::movement {

/// How long one door is needed for `off` persons who get off and `on` who get on, without the fixed
/// part: the formula of the Tozai line measurements (1996); its rows for loads of 100, 150, 180 and
/// 200 % are interpolated, and hold below and above. `load_share` = load on arrival / rated
/// capacity; none of the arguments may be negative.
[[nodiscard]] Duration door_time(double off, double on, double load_share);

}  // namespace poai::movement
