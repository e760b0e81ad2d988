#pragma once
// The day's flights as they really go: delays that all passengers of a flight share.

#include <cstdint>

#include "engine/core/time.hpp"
#include "engine/district/flights.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand {

/// Block-in or block-out of the flight on a day, milliseconds since midnight of that day: a normal
/// delay around the timetable, not before it for departures, at most 10 min early for arrivals and
/// at most 3 standard deviations late.
[[nodiscard]] SimTime actual_time(const district::Flight& flight, std::uint32_t day,
                                  random::Draws draws);

}  // namespace poai::demand
