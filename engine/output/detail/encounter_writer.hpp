#pragma once
// Writes who met whom: matrices by role and sector, and sums by place.

#include "engine/metrics/encounter_observer.hpp"
#include "engine/output/detail/schema_writer.hpp"

namespace poai::output::detail {

void write_encounters(const metrics::EncounterObserver& encounters, SchemaWriter& writer);

}  // namespace poai::output::detail
