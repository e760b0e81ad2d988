// The forms in which vector data come: GeoPackage and Shapefile as GDAL writes them.

#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <memory>

#include "engine/geometry/polygon.hpp"
#include "engine/geometry/projection.hpp"
#include "engine/importers/vector_import.hpp"
#include "support/drawn_osm.hpp"
#include "support/imported_into.hpp"

namespace poai::importers {
namespace {

constexpr double kSideM = 20.0;

/// A file of one building or several: a square of 20 m, its south-western corner at A of the
/// street.
struct BuildingFile {
  const char* driver = "GPKG";
  const char* name = "b.gpkg";
  const char* crs = "EPSG:6673";  ///< empty = none
  int count = 1;                  ///< of buildings, one upon the other
};

class VectorFiles : public testing::Test {
 protected:
  VectorFiles() { GDALAllRegister(); }

  std::filesystem::path write(const BuildingFile& file) const {
    const std::filesystem::path path = folder_ / file.name;
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const bool has_crs = *file.crs != '\0';
    if (has_crs) {
      crs.SetFromUserInput(file.crs);
    }
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(file.driver);
    const std::unique_ptr<GDALDataset> data(
        driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer* layer = data->CreateLayer("b", has_crs ? &crs : nullptr, wkbPolygon, nullptr);
    OGRFieldDefn height("height", OFTReal);
    layer->CreateField(&height);
    for (int i = 0; i < file.count; ++i) {
      OGRFeature feature(layer->GetLayerDefn());
      feature.SetField("height", 15.0);
      feature.SetGeometryDirectly(square().release());
      EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    }
    return path;
  }

  ImportReport import(const std::filesystem::path& file, const std::string& source_crs = {}) {
    VectorOptions options;
    options.source_crs = source_crs;
    return test::import_into(street_.district(), [&](const DistrictFolder& district,
                                                     ImportReport& report, Problems& problems) {
      return import_vector(file, options, district, report, problems);
    });
  }

  void expect_the_building(const std::string& what) const {
    const district::District district = street_.load();
    ASSERT_EQ(district.buildings.size(), 1U) << what;
    const district::Building& building = district.buildings[0];
    EXPECT_DOUBLE_EQ(building.height_m, 15.0) << what;
    EXPECT_NEAR(geometry::area_m2(building.outline), kSideM * kSideM, 0.5) << what;
    const geometry::Point corner =
        geometry::Projection(district.crs, district.origin).to_local({135.2, 34.66});
    double nearest_m = kSideM;
    for (const geometry::Point at : building.outline) {
      nearest_m = std::min(nearest_m, geometry::distance_m(at, corner));
    }
    EXPECT_LT(nearest_m, 0.02) << what;  // 7 decimals of a degree are 1 cm
  }

  TemporaryFolder folder_;
  test::ImportedOsm street_{
      test::DrawnOsm("A B C\n X Y").way(1, "ABC", "highway=residential").node('X', "shop=books")};

 private:
  /// In metres of EPSG:6673, east first.
  static std::unique_ptr<OGRPolygon> square() {
    Problems problems;
    const auto projection =  // the origin of the zone
        geometry::Projection::open("EPSG:6673", {134.3333333333, 36.0}, {}, problems);
    const geometry::Point low = projection->to_local({135.2, 34.66});
    auto ring = std::make_unique<OGRLinearRing>();
    ring->addPoint(low.x_m, low.y_m);
    ring->addPoint(low.x_m + kSideM, low.y_m);
    ring->addPoint(low.x_m + kSideM, low.y_m + kSideM);
    ring->addPoint(low.x_m, low.y_m + kSideM);
    ring->closeRings();
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(ring.release());
    return polygon;
  }
};

TEST_F(VectorFiles, GeoPackageOfAProjectedCrs) {
  const ImportReport report = import(write({}));
  EXPECT_EQ(report.fact("crs of b"), "JGD2011 / Japan Plane Rectangular CS V");
  expect_the_building("b.gpkg");
}

TEST_F(VectorFiles, ShapefileWithItsCrsBesideIt) {
  static_cast<void>(import(write({.driver = "ESRI Shapefile", .name = "b.shp"})));
  expect_the_building("b.shp");
}

TEST_F(VectorFiles, ShapefileWithoutCrsNeedsOne) {
  const auto file = write({.driver = "ESRI Shapefile", .name = "b.shp", .crs = ""});
  try {
    static_cast<void>(import(file));
    FAIL() << "a guess was taken for a CRS";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("has no coordinate reference system"),
              std::string::npos)
        << error.what();
  }
  static_cast<void>(import(file, "EPSG:6673"));
  expect_the_building("--source-crs");
}

TEST_F(VectorFiles, DamageInTheMiddleIsAnError) {
  const auto file =
      write({.driver = "ESRI Shapefile", .name = "b.shp", .crs = "EPSG:6673", .count = 3});
  // A header of 100 bytes; a record of one ring of 5 points has 8 + 44 + 4 + 80 bytes, its number
  // of points at 8 + 40 (ESRI Shapefile Technical Description, 1998).
  constexpr std::size_t kPointsOfTheSecond = 100 + 136 + 48;
  std::string bytes = read_file(file);
  ASSERT_EQ(bytes.size(), 100U + 3U * 136U);
  ASSERT_EQ(bytes[kPointsOfTheSecond], 5);
  bytes.replace(kPointsOfTheSecond, 4, "\xff\xff\xff\x7f");
  write_file_atomically(file, bytes);
  try {
    static_cast<void>(import(file));
    FAIL() << "two of three buildings were taken for the file";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("cannot be read as a whole"), std::string::npos)
        << error.what();
  }
}

}  // namespace
}  // namespace poai::importers
