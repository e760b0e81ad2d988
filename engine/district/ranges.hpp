#pragma once
// What the values of a district's files may be: for its readers, and for what writes such files.

#include "engine/config/range.hpp"
#include "engine/core/time.hpp"
#include "engine/district/walk_network.hpp"

namespace poai::district {

/// What leaves or lands outside of these is of another day.
inline constexpr SimTime kDayBegin = SimTime::at(3);
inline constexpr SimTime kDayEnd = SimTime::at(27);

inline constexpr config::Range kWalkwayWidthsM = config::over(0.0, 500.0);
inline constexpr config::Range kLevels = config::between(-20.0, 200.0);
/// Of escalators.
inline constexpr config::Range kEscalatorSpeedsMps = config::between(0.2, 1.0);
/// Nobody waits so long for a signal or lift that he or she counts as stuck.
inline constexpr config::Range kCyclesS = config::between(5.0, 240.0);
inline constexpr config::Range kOffsetsS = config::between(0.0, 240.0);
inline constexpr config::Range kGreensS = config::over(0.0, 240.0);
inline constexpr config::Range kLiftRidesS = config::between(1.0, 600.0);
inline constexpr config::Range kLiftPlaces = config::between(1.0, 200.0);
inline constexpr config::Range kFlowsPerS = config::between(0.05, 1'000.0);
inline constexpr config::Range kPlatformCapacities = config::between(1.0, 1e6);
/// Staff, students, beds, visitors, of one place.
inline constexpr config::Range kPersons = config::between(0.0, 1e6);
inline constexpr config::Range kFloorAreasM2 = config::between(0.0, 1e7);
/// Seats, stock.
inline constexpr config::Range kCounts = config::between(0.0, 1e6);
/// Seats of a table.
inline constexpr config::Range kTableSizes = config::between(1.0, 20.0);
inline constexpr config::Range kCounters = config::between(1.0, 1e6);
inline constexpr config::Range kServiceTimesS = config::over(0.0, 3600.0);
inline constexpr config::Range kStaysMin = config::between(0.0, 1440.0);
inline constexpr config::Range kPricesYen = config::between(0.0, 1e6);
/// Stars above an average place: from one star to five there are four.
inline constexpr config::Range kQualities = config::between(-4.0, 4.0);

/// Whether a walkway of the kind may lead from one level to another.
[[nodiscard]] constexpr bool may_change_level(WalkwayKind kind) {
  switch (kind) {
    case WalkwayKind::kStairs:
    case WalkwayKind::kIndoor:
    case WalkwayKind::kRamp:
    case WalkwayKind::kEscalator:
    case WalkwayKind::kLift:
      return true;
    default:
      return false;
  }
}

}  // namespace poai::district
