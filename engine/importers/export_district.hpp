#pragma once
// Writes a district for other tools: OpenStreetMap XML and GTFS.

#include <cstddef>
#include <filesystem>
#include <vector>

#include "engine/core/input_error.hpp"

namespace poai::importers {

/// What an export wrote.
struct Exported {
  std::vector<std::filesystem::path> files;
  std::size_t records = 0;  ///< objects of OpenStreetMap, rows of GTFS
};

/// Writes `output/<name of the district>.osm` of the district in `folder`: every walkway, place,
/// building and coast line with usual tags, and with `poai:<property>` for each property, so that
/// an import brings all of it back; beside it `<name>.sources.md`, a copy
/// of its `SOURCES.md`. Files of the district that cannot be read are problems.
[[nodiscard]] Exported export_osm(const std::filesystem::path& folder,
                                  const std::filesystem::path& output, Problems& problems);

/// Writes the district's timetable as a feed of text files into `output`, and beside them
/// `vehicles.csv`, which no feed can hold and an import reads. A district without a timetable is a
/// problem.
[[nodiscard]] Exported export_gtfs(const std::filesystem::path& folder,
                                   const std::filesystem::path& output, Problems& problems);

}  // namespace poai::importers
