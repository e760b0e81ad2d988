#pragma once
// Writes who met whom: matrices by role and sector, and sums by place.

#include "engine/metrics/day_record.hpp"
#include "engine/metrics/encounter_observer.hpp"
#include "engine/output/detail/schema_writer.hpp"

namespace poai::output::detail {

void write_encounters(const metrics::EncounterObserver& encounters, SchemaWriter& writer);

/// What each day did to the ties, and those of the last evening; for runs of several days.
void write_days(const metrics::DayRecord& record, SchemaWriter& writer);
void write_ties(const metrics::DayRecord& record, SchemaWriter& writer);

}  // namespace poai::output::detail
