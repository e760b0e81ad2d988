#pragma once
// Where riders go on foot from one stop to another.

#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/transit.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::routing {

/// A walk between two rides.
struct Transfer {
  StopId from;
  StopId to;  ///< `from` itself: to another mode at the same stop
  Duration walk;
};

/// Walks of at most this effort between two rides (estimate).
inline constexpr double kTransferReachM = 400.0;

/// The same to and from a stop where ferries call: piers lie apart from where trains and buses stop
/// (estimate).
inline constexpr double kPierReachM = 800.0;

/// All pairs of stops within reach of each other at kReferenceSpeedMps, by `from` and
/// then `to`; each stop with itself. `fields` must lead to the node of every stop.
[[nodiscard]] std::vector<Transfer> find_transfers(const district::Transit& transit,
                                                   const WalkFields& fields);

}  // namespace poai::routing
