#pragma once
// Stable identities: keys of persons and flights that no other block, scenario or day type enters.

#include <cstdint>
#include <string_view>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/flights.hpp"

namespace poai::population {

/// Key of person number `ordinal` of the block with that id.
[[nodiscard]] PersonKey person_key(std::string_view block_id, std::uint64_t ordinal);

/// The flight's number and direction, hashed.
[[nodiscard]] std::uint64_t flight_key(const district::Flight& flight);

/// Key of passenger number `ordinal` of a flight; `repetition` counts earlier flights of the day
/// with the same key.
[[nodiscard]] PersonKey passenger_key(const district::Flight& flight, std::uint32_t repetition,
                                      std::uint64_t ordinal);

/// Whether the flight operates on days of that type.
[[nodiscard]] bool operates(const district::Flight& flight, DayType day_type);

}  // namespace poai::population
