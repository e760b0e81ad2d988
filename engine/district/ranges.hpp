#pragma once
// What the numbers of a district's files may be: for its readers, and for what writes such files.

#include "engine/config/range.hpp"

namespace poai::district {

inline constexpr config::Range kWalkwayWidthsM = config::over(0.0, 500.0);
inline constexpr config::Range kLevels = config::between(-20.0, 200.0);
/// Staff, students, beds, visitors, of one place.
inline constexpr config::Range kPersons = config::between(0.0, 1e6);
inline constexpr config::Range kFloorAreasM2 = config::between(0.0, 1e7);
/// Seats, stock.
inline constexpr config::Range kCounts = config::between(0.0, 1e6);
inline constexpr config::Range kCounters = config::between(1.0, 1e6);
inline constexpr config::Range kServiceTimesS = config::over(0.0, 3600.0);
inline constexpr config::Range kStaysMin = config::between(0.0, 1440.0);
inline constexpr config::Range kPricesYen = config::between(0.0, 1e6);

}  // namespace poai::district
