#pragma once
// What `poai export` needs of the importers; a build without them says so.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace poai::app {

/// Throws InputError (kScenario) in a build without the importers; `what` names the format.
void expect_importers(const std::string& what);

/// Writes a district as `osm` or `gtfs`; returns the files.
[[nodiscard]] std::vector<std::filesystem::path> export_district(
    const std::filesystem::path& district, const std::string& format,
    const std::filesystem::path& output);

/// Makes one GeoPackage of GeoJSON files.
void pack_layers(std::span<const std::filesystem::path> layers,
                 const std::filesystem::path& package);

}  // namespace poai::app
