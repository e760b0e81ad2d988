#pragma once
// Parameters of walking that a scenario may set.

#include "engine/core/time.hpp"

namespace poai::movement {

struct WalkParameters {
  double flow_capacity_per_m_s = 1.225;  ///< persons per metre of width and second
  /// Persons per square metre at which a link is full: of a queue near the end of Fruin's level of
  /// service E (estimate). At Weidmann's jam density nobody moves: links full to that never empty.
  double storage_per_m2 = 4.0;
  Duration stuck_after =
      Duration::minutes(5);  ///< held at a full link longer than this: let in, counted
};

}  // namespace poai::movement
