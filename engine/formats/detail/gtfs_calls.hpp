#pragma once
// The calls of the trips of a GTFS feed.

#include <vector>

#include "engine/formats/csv.hpp"
#include "engine/formats/detail/id_index.hpp"
#include "engine/formats/gtfs.hpp"

namespace poai::formats {

/// Reads stop_times.txt into `trips` (the trips of `trip_ids`), by stop_sequence, and checks that
/// time does not go back.
void read_calls(const CsvTable& table, const IdIndex& trip_ids, const IdIndex& stop_ids,
                std::vector<GtfsTrip>& trips, Problems& problems);

}  // namespace poai::formats
