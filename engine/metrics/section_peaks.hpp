#pragma once
// The fullest clock hour of each section of a line.

#include <vector>

#include "engine/metrics/transit_observer.hpp"

namespace poai::metrics {

/// The fullest clock hour of every section of a mode that has departures in any.
[[nodiscard]] std::vector<SectionLoad> peak_loads_by_section(const TransitObserver& observer,
                                                             Mode mode, double capacity_scale);

}  // namespace poai::metrics
