#pragma once
// Parameters of walking that a scenario may set.

#include "engine/core/time.hpp"

namespace poai::movement {

struct WalkParameters {
  double flow_capacity_per_m_s = 1.225;  ///< persons per metre of width and second
  double storage_per_m2 = 5.4;           ///< persons per square metre at which a link is full
  Duration stuck_after =
      Duration::minutes(5);  ///< held at a full link longer than this: let in, counted
};

}  // namespace poai::movement
