#include "engine/population/keys.hpp"

#include "engine/core/hash.hpp"

namespace poai::population {

PersonKey person_key(std::string_view block_id, std::uint64_t ordinal) {
  return {combine64(hash_name(block_id), ordinal)};
}

std::uint64_t flight_key(const district::Flight& flight) {
  return combine64(hash_name(flight.number), static_cast<std::uint64_t>(flight.direction));
}

PersonKey passenger_key(const district::Flight& flight, std::uint32_t repetition,
                        std::uint64_t ordinal) {
  return {combine64(combine64(flight_key(flight), repetition), ordinal)};
}

bool operates(const district::Flight& flight, DayType day_type) {
  return is_weekend(day_type) ? flight.on_weekends : flight.on_weekdays;
}

}  // namespace poai::population
