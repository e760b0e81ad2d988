#pragma once
// What `district.toml` says.

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/input_error.hpp"
#include "engine/district/load.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {

struct Settings {
  std::string name;
  std::string title;
  std::string title_ja;
  std::string credit;
  std::string credit_ja;
  std::string crs;
  SourcePlace crs_place;
  geometry::GeoPoint origin;
  std::filesystem::path file;
  std::filesystem::path coastline;
  std::filesystem::path walkways;
  std::filesystem::path places;
  std::filesystem::path population;
  std::optional<std::filesystem::path> buildings;
  std::optional<std::filesystem::path> gtfs;
  std::optional<std::filesystem::path> vehicles;
  std::optional<std::filesystem::path> flights;
  std::optional<std::filesystem::path> airport;
};

/// Nothing if the file cannot be read or says too little to go on; all problems are reported.
[[nodiscard]] std::optional<Settings> read_settings(const std::filesystem::path& folder,
                                                    const LoadOptions& options, Problems& problems);

}  // namespace poai::district
