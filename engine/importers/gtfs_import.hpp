#pragma once
// Imports a foreign GTFS or GTFS-JP feed: the timetables of one weekday and one weekend date,
// clipped to the district; where runs come from outside, gates.

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/input_error.hpp"
#include "engine/importers/area.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers {

struct GtfsOptions {
  Area area;                                      ///< stops outside of it are outside the district
  std::optional<std::string> weekday_date;        ///< "2026-06-03"; without, the one with most runs
  std::optional<std::string> weekend_date;        ///< likewise
  std::optional<std::filesystem::path> vehicles;  ///< table of capacities by route; without,
                                                  ///< the feed's own `vehicles.csv` if it has one
  std::string prefix;                             ///< put before all ids of the feed
};

/// Reads the feed `path` (a folder or a zip archive). Stops within 150 m of a node of the
/// district's walkways, or with a place of their id, are inside. A district without walkways is a
/// problem. What cannot be used is in the report; what leaves nothing to import is a problem.
[[nodiscard]] DistrictDraft import_gtfs(const std::filesystem::path& path,
                                        const GtfsOptions& options, const DistrictFolder& district,
                                        ImportReport& report, Problems& problems);

}  // namespace poai::importers
