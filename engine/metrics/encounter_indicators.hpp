#pragma once
// What `summary.json` says about contacts and ties.

#include "engine/metrics/encounter_observer.hpp"
#include "engine/metrics/indicators.hpp"

namespace poai::metrics {

/// Adds the indicators "encounters. ..." of a finished observer. Counts are of real persons:
/// simulated ones over `scale`.
void add_encounter_indicators(const EncounterObserver& observer, const World& world,
                              Indicators& indicators);

}  // namespace poai::metrics
