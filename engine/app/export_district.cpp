#include "engine/app/export_district.hpp"

#include "engine/core/input_error.hpp"
#include "engine/importers/export_district.hpp"
#include "engine/importers/geopackage.hpp"

namespace poai::app {

namespace fs = std::filesystem;

void expect_importers(const std::string& /*what*/) {}

std::vector<fs::path> export_district(const fs::path& district, const std::string& format,
                                      const fs::path& output) {
  Problems problems;
  importers::Exported exported = format == "osm"
                                     ? importers::export_osm(district, output, problems)
                                     : importers::export_gtfs(district, output, problems);
  problems.throw_if_any();
  return std::move(exported.files);
}

void pack_layers(std::span<const fs::path> layers, const fs::path& package) {
  Problems problems;
  importers::write_geopackage(layers, package, problems);
  problems.throw_if_any();
}

}  // namespace poai::app
