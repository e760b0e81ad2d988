#pragma once
// What `summary.json` says about air passengers.

#include "engine/metrics/airport_observer.hpp"
#include "engine/metrics/indicators.hpp"

namespace poai::metrics {

/// Adds the indicators "airport. ..." beyond the plain counts. Counts are of real persons:
/// simulated ones over `scale`.
void add_airport_indicators(const AirportObserver& airport, const TransitObserver& transit,
                            double scale, Indicators& indicators);

}  // namespace poai::metrics
