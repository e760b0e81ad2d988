#pragma once
// Imports OpenStreetMap data: walkways, places, buildings, coast line.

#include <filesystem>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/importers/area.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers {

/// Reads files of OpenStreetMap data (.osm, .osm.gz, .osm.bz2, .osm.pbf); only what is in the area
/// is kept in memory. A file that cannot be read, a CRS that does not reach there, and an area
/// without anything to walk on are problems.
[[nodiscard]] DistrictDraft import_osm(const std::vector<std::filesystem::path>& files,
                                       const Area& area, const DistrictFolder& district,
                                       ImportReport& report, Problems& problems);

}  // namespace poai::importers
