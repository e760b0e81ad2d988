#pragma once
// GeoJSON layers as one GeoPackage.

#include <filesystem>
#include <span>

#include "engine/core/input_error.hpp"

namespace poai::importers {

/// Writes every GeoJSON file (JGD2011 degrees) as a layer of its name (without the ending) into
/// `package`, which is made anew: whole, or not at all and what was there stays. What GDAL cannot
/// do is a problem.
void write_geopackage(std::span<const std::filesystem::path> layers,
                      const std::filesystem::path& package, Problems& problems);

}  // namespace poai::importers
