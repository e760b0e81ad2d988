#pragma once
// Reads OpenStreetMap files by libosmium, in two passes: nodes, then ways and relations.

#include <filesystem>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/importers/area.hpp"
#include "engine/importers/detail/osm_data.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers::detail {

/// Keeps what is in the area, so memory grows with the area and not with the file. A file that
/// cannot be read, is of another format or goes beyond the format's limits is a problem.
[[nodiscard]] OsmExtract read_osm(const std::vector<std::filesystem::path>& files, const Area& area,
                                  ImportReport& report, Problems& problems);

}  // namespace poai::importers::detail
