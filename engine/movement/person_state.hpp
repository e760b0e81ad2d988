#pragma once
// Where a person is: exactly one state at each moment, one record of 32 bytes.

#include <cstdint>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"

namespace poai::movement {

enum class StateKind : std::uint8_t {
  kOffIsland,   ///< container = place (a gate)
  kActivity,    ///< container = place
  kLink,        ///< container = directed link, walking
  kLinkEnd,     ///< container = directed link, held back at its end
  kPlatform,    ///< container = stop
  kInRun,       ///< container = run
  kVehicle,     ///< car, bicycle or ferry; container = place it goes to
  kVenueQueue,  ///< container = place
  kSeat,        ///< container = place: at the counter or on a chair
  kTerminal     ///< container = flight: deplaning, formalities, boarding
};
inline constexpr int kStateKindCount = 10;

struct PersonState {
  static constexpr std::int64_t kNothingDue = INT64_MIN;

  std::int64_t since_ms = 0;
  std::int64_t due_ms = kNothingDue;  ///< when the activity or leg by vehicle under way ends
  std::uint32_t container = 0xffffffffU;
  std::uint16_t plan_cursor = 0;  ///< the plan item that is under way or travelled to
  StateKind kind = StateKind::kOffIsland;
  std::uint8_t ride = 0;                ///< the ride of the trip under way: 0 or 1
  std::uint32_t walk_to = 0xffffffffU;  ///< DestinationId while walking
};
static_assert(sizeof(PersonState) == 32);

using PersonStates = Column<PersonId, PersonState>;

}  // namespace poai::movement
