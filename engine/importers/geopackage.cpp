#include "engine/importers/geopackage.hpp"

#include <gdal_utils.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>
#include <string>
#include <system_error>

#include "engine/core/files.hpp"
#include "engine/importers/detail/gdal_errors.hpp"

namespace poai::importers {
namespace {

namespace fs = std::filesystem;

struct FreeOptions {
  void operator()(GDALVectorTranslateOptions* options) const {
    GDALVectorTranslateOptionsFree(options);
  }
};
using Options = std::unique_ptr<GDALVectorTranslateOptions, FreeOptions>;

/// As ogr2ogr takes them: everything is JGD2011 already, GeoJSON only cannot say so.
Options options_for(std::string layer) {
  std::array<std::string, 6> words = {"-f",        "GPKG", "-a_srs",
                                      "EPSG:6668", "-nln", std::move(layer)};
  std::array<char*, 7> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    arguments.at(i) = words.at(i).data();
  }
  return Options(GDALVectorTranslateOptionsNew(arguments.data(), nullptr));
}

void report(const fs::path& file, const std::string& reason, Problems& problems) {
  problems.add_file_problem({.place = {.file = file.string()},
                             .key = {},
                             .problem = "cannot be written as GeoPackage",
                             .reason = reason,
                             .suggestion = {}});
}

/// Adds the layer to `target`, which the first one makes.
void add_layer(const fs::path& layer, const fs::path& package,
               std::unique_ptr<GDALDataset>& target) {
  const std::unique_ptr<GDALDataset> source(
      GDALDataset::Open(layer.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
  const Options options = options_for(layer.stem().string());
  if (!source || !options) {
    return;
  }
  GDALDatasetH from = GDALDataset::ToHandle(source.get());
  if (target) {
    GDALVectorTranslate(nullptr, GDALDataset::ToHandle(target.get()), 1, &from, options.get(),
                        nullptr);
  } else {
    target.reset(GDALDataset::FromHandle(
        GDALVectorTranslate(package.c_str(), nullptr, 1, &from, options.get(), nullptr)));
  }
}

/// Writes the layers up to the first that fails; false, with a report, unless all of it is on disk.
bool write_layers(std::span<const fs::path> layers, const fs::path& part, const fs::path& package,
                  Problems& problems) {
  detail::GdalErrors errors;
  GDALAllRegister();
  std::unique_ptr<GDALDataset> target;
  for (const fs::path& layer : layers) {
    add_layer(layer, part, target);
    if (errors.any() || !target) {
      report(layer, errors.first(), problems);
      return false;
    }
  }
  if (target) {
    target->FlushCache(true);
    target.reset();  // writes what the flush has left
  }
  if (errors.any()) {
    report(package, errors.first(), problems);
  }
  return !errors.any();
}

}  // namespace

void write_geopackage(std::span<const fs::path> layers, const fs::path& package,
                      Problems& problems) {
  const fs::path part = part_of(package);
  std::error_code error;
  if (!write_layers(layers, part, package, problems)) {
    fs::remove(part, error);
    return;
  }
  fs::rename(part, package, error);
  if (error) {
    report(package, error.message(), problems);
    fs::remove(part, error);
  }
}

}  // namespace poai::importers
