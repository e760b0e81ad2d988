#pragma once
// Which rides make a journey, and what changing between them costs.

#include <cstddef>

#include "engine/core/time.hpp"

namespace poai::routing {

/// Three changes: a boat, a shuttle between terminals, a train and a bus, the most that the three
/// modes of an island ask for. On the bundled weekday nobody has more than two.
inline constexpr std::size_t kMostRides = 4;

inline constexpr Duration kLeastChange = Duration::seconds(60);     ///< besides the walk (estimate)
inline constexpr Duration kChangePenalty = Duration::seconds(120);  ///< felt (estimate)
/// Felt where the modes of two rides differ: a second fare of 210 yen (estimate).
inline constexpr Duration kSecondFare = Duration::seconds(300);

}  // namespace poai::routing
