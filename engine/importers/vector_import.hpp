#pragma once
// Imports vector files through GDAL: GeoJSON, GeoPackage, Shapefile, GML and CityGML (PLATEAU).

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "engine/core/input_error.hpp"
#include "engine/importers/area.hpp"
#include "engine/importers/district_draft.hpp"
#include "engine/importers/district_folder.hpp"
#include "engine/importers/import_report.hpp"

namespace poai::importers {

/// Whether the usage of a building (PLATEAU's codes) makes it a place too.
enum class UsagePlaces : std::uint8_t { kNone, kByUsage };

struct VectorOptions {
  Part part = Part::kBuildings;               ///< coast line, walkways, places or buildings
  Area area;                                  ///< only what has its first position in it
  std::string layer;                          ///< empty = all layers
  std::string source_crs;                     ///< instead of what the file says; empty = that
  std::map<std::string, std::string> fields;  ///< theirs by the name of ours
  UsagePlaces usage_places = UsagePlaces::kNone;
};

/// Reads `file`. A missing CRS, one that is not what the positions are in (they end up over 100 km
/// from the district's origin), and a file that GDAL cannot read are problems; features that cannot
/// be used are in the report.
[[nodiscard]] DistrictDraft import_vector(const std::filesystem::path& file,
                                          const VectorOptions& options,
                                          const DistrictFolder& district, ImportReport& report,
                                          Problems& problems);

}  // namespace poai::importers
