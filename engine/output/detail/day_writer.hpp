#pragma once
// What is known when a day has ended: intervals, outcomes, series, indicators.

#include "engine/metrics/day_record.hpp"
#include "engine/output/detail/schema_writer.hpp"

namespace poai::output::detail {

void write_day(const metrics::DayRecord& record, SchemaWriter& writer);

}  // namespace poai::output::detail
