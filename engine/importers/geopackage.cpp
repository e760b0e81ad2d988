#include "engine/importers/geopackage.hpp"

#include <gdal_utils.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>
#include <string>
#include <system_error>

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

void report(const fs::path& file, Problems& problems) {
  problems.add_file_problem({.place = {.file = file.string()},
                             .key = {},
                             .problem = "cannot be written as GeoPackage",
                             .reason = CPLGetLastErrorMsg(),
                             .suggestion = {}});
}

}  // namespace

void write_geopackage(std::span<const fs::path> layers, const fs::path& package,
                      Problems& problems) {
  CPLPushErrorHandler(CPLQuietErrorHandler);
  GDALAllRegister();
  std::error_code ignored;
  fs::remove(package, ignored);
  GDALDatasetH target = nullptr;
  for (const fs::path& layer : layers) {
    GDALDatasetH source =
        GDALOpenEx(layer.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    const Options options = options_for(layer.stem().string());
    GDALDatasetH written = nullptr;
    if (source != nullptr && options) {
      written =
          target == nullptr
              ? GDALVectorTranslate(package.c_str(), nullptr, 1, &source, options.get(), nullptr)
              : GDALVectorTranslate(nullptr, target, 1, &source, options.get(), nullptr);
    }
    if (written == nullptr) {
      report(layer, problems);
    } else {
      target = written;
    }
    if (source != nullptr) {
      GDALClose(source);
    }
  }
  if (target != nullptr) {
    GDALClose(target);
  }
  CPLPopErrorHandler();
}

}  // namespace poai::importers
