#include "engine/importers/vector_import.hpp"

#include <gtest/gtest.h>

#include "engine/geometry/polygon.hpp"
#include "engine/geometry/projection.hpp"
#include "support/imported_vector.hpp"

namespace poai::importers {
namespace {

using test::city_gml;
using test::geojson;
using test::kSquare;

class VectorImport : public test::ImportedVector {};

TEST_F(VectorImport, ReadsBuildingsOfPlateau) {
  VectorOptions options;
  options.usage_places = UsagePlaces::kByUsage;
  const ImportReport report = import("city.gml", city_gml(), options);
  const district::District district = street_.load();
  ASSERT_EQ(district.buildings.size(), 1U);
  const district::Building& building = district.buildings[0];
  EXPECT_DOUBLE_EQ(building.height_m, 24.5);
  EXPECT_EQ(building.floors, 6U);
  ASSERT_TRUE(building.place.valid());
  EXPECT_EQ(district.places[building.place].kind, district::PlaceKind::kOffice);  // usage 401
  // 0.0002 degrees: 18.34 m of longitude by 22.19 m of latitude on GRS80.
  EXPECT_NEAR(geometry::area_m2(building.outline), 18.34 * 22.19, 1.0);
  EXPECT_EQ(report.fact("buildings of usage 401"), "1");
  EXPECT_NE(report.fact("vertical datum of Building").find("EPSG:6695"), std::string::npos);
}

TEST_F(VectorImport, LeavesNothingBesideTheFileItReads) {
  static_cast<void>(import("city.gml", city_gml()));
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(entry.path().filename(), "city.gml");
    ++files;
  }
  EXPECT_EQ(files, 1U);
}

TEST_F(VectorImport, TakesFieldsByTheNamesThatTheUserGives) {
  VectorOptions options;
  options.fields = {{"id", "nummer"}, {"height_m", "hoehe"}};
  static_cast<void>(import(
      "b.geojson", geojson(R"("nummer":"x1","hoehe":"12.5 m")", "Polygon", kSquare), options));
  const district::District district = street_.load();
  EXPECT_DOUBLE_EQ(district.buildings[0].height_m, 12.5);
  EXPECT_EQ(district.buildings[0].floors, 4U);  // 3 m a storey
  EXPECT_NE(street_.file("buildings.geojson").find("\"id\":\"x1\""), std::string::npos);
}

TEST_F(VectorImport, TurnsAnyCrsIntoDegrees) {
  // JGD2011 zone V: EPSG:6673 is x north, y east in its definition, east first in GeoJSON.
  Problems problems;
  const auto projection =
      geometry::Projection::open("EPSG:6673", {134.3333333333, 36.0}, {}, problems);
  const geometry::Point at = projection->to_local({135.2005, 34.66});
  const std::string crs =
      R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::6673"}},)";
  VectorOptions options;
  options.part = Part::kPlaces;
  static_cast<void>(import("p.geojson",
                           geojson(R"("id":"lab","kind":"research","staff":"12")", "Point",
                                   fmt::format("[{},{}]", at.x_m, at.y_m), crs),
                           options));
  const district::District district = street_.load();
  const district::Place& lab = district.places[*district.find_place("lab")];
  EXPECT_EQ(lab.staff, 12U);
  const auto here = geometry::Projection(district.crs, district.origin).to_local({135.2005, 34.66});
  EXPECT_NEAR(lab.position.x_m, here.x_m, 0.02);
  EXPECT_NEAR(lab.position.y_m, here.y_m, 0.02);
}

TEST_F(VectorImport, ReadsWalkwaysThatMeetTheNetwork) {
  VectorOptions options;
  options.part = Part::kWalkways;
  const ImportReport report = import("w.geojson",
                                     geojson(R"("id":"lane","width_m":2.5,"covered":true)",
                                             "LineString", "[[135.2,34.66],[135.2,34.6605]]"),
                                     options);
  const district::District district = street_.load();
  EXPECT_FLOAT_EQ(district.network.width_m[test::link_named(district, "lane")], 2.5F);
  EXPECT_EQ(report.adjusted("features", "kind taken as footway"), 1U);
}

TEST_F(VectorImport, RefusesPositionsThatAreFarAway) {
  const std::string crs =
      R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::6677"}},)";
  const std::string said = problem_of(
      "b.geojson",
      geojson(R"("id":"x")", "Polygon",
              "[[[79000,-148000],[79100,-148000],[79100,-147900],[79000,-148000]]]", crs));
  EXPECT_NE(said.find("km from the district's origin"), std::string::npos) << said;
}

TEST_F(VectorImport, RefusesAFileWithoutCrs) {
  std::string gml = city_gml();
  const std::size_t at = gml.find(" srsName=");
  gml.erase(at, gml.find(" srsDimension") - at);
  const std::string said = problem_of("city.gml", gml);
  EXPECT_NE(said.find("has no coordinate reference system"), std::string::npos) << said;
}

TEST_F(VectorImport, RefusesPositionsThatAreNoDegrees) {
  for (const char* square : {"[[[80000,-148000],[80100,-148000],[80100,-147900],[80000,-148000]]]",
                             "[[[34.66,135.2],[34.66,135.2002],[34.6602,135.2002],[34.66,135.2]]]",
                             "[[[1e308,1e308],[-1e308,1e308],[0,0],[1e308,1e308]]]"}) {
    const std::string said = problem_of("b.geojson", geojson(R"("id":"x")", "Polygon", square));
    EXPECT_NE(said.find("nowhere on the earth"), std::string::npos) << said;
  }
}

TEST_F(VectorImport, TakesTheCrsThatTheUserNamesForThatOfTheFile) {
  Problems problems;
  const auto projection =
      geometry::Projection::open("EPSG:6673", {134.3333333333, 36.0}, {}, problems);
  const geometry::Point at = projection->to_local({135.2, 34.66});
  VectorOptions options;
  options.source_crs = "EPSG:6673";
  const ImportReport report =
      import("b.geojson",
             geojson(R"("id":"x")", "Polygon",
                     fmt::format("[[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{1}]]]", at.x_m, at.y_m,
                                 at.x_m + 30.0, at.y_m + 40.0)),
             options);
  const district::District district = street_.load();
  EXPECT_NEAR(geometry::area_m2(district.buildings[0].outline), 600.0, 1.0);
  EXPECT_EQ(report.fact("crs that b states"), "WGS 84, not used: --source-crs names another");
  options.source_crs = "EPSG:nonsense";
  EXPECT_NE(problem_of("b.geojson", geojson(R"("id":"x")", "Polygon", kSquare), options)
                .find("is no coordinate reference system"),
            std::string::npos);
}

TEST_F(VectorImport, RefusesPlacesInTheSeaAndPutsOthersWhereTheLandIs) {
  write_file_atomically(
      street_.district() / "coastline.geojson",
      geojson(R"("id":"land")", "Polygon",
              "[[[135.199,34.659],[135.2011,34.659],[135.2011,34.661],[135.199,34.661],"
              "[135.199,34.659]]]"));
  VectorOptions options;
  options.part = Part::kPlaces;
  const std::string at_sea = "[135.202,34.66]";
  const std::string said =
      problem_of("p.geojson",
                 geojson(R"("id":"x","kind":"office","area":"phase1")", "Point", at_sea), options);
  EXPECT_NE(said.find("in the sea"), std::string::npos) << said;
  static_cast<void>(
      import("p.geojson", geojson(R"("id":"x","kind":"office")", "Point", at_sea), options));
  EXPECT_NE(street_.file("places.geojson").find(R"("id":"x","kind":"office","area":"mainland")"),
            std::string::npos);
}

TEST_F(VectorImport, RefusesFilesThatEndEarly) {
  const std::string gml = city_gml();
  const std::string said = problem_of("city.gml", gml.substr(0, gml.size() - 60));
  EXPECT_NE(said.find("cannot be read as a whole"), std::string::npos) << said;
}

TEST_F(VectorImport, RefusesEntitiesThatMultiply) {
  std::string doctype = "<!DOCTYPE core:CityModel [<!ENTITY a0 \"lol\">";
  for (int level = 1; level < 12; ++level) {
    doctype += fmt::format("<!ENTITY a{} \"", level);
    for (int i = 0; i < 10; ++i) {
      doctype += fmt::format("&a{};", level - 1);
    }
    doctype += "\">";
  }
  std::string gml = city_gml();
  gml.insert(gml.find("<core:CityModel"), doctype + "]>\n");
  gml.replace(gml.find("401"), 3, "&a11;");
  const std::string said = problem_of("city.gml", gml);
  EXPECT_NE(said.find("cannot be read"), std::string::npos) << said;
}

TEST_F(VectorImport, RefusesListsThatAreNestedWithoutEnd) {
  constexpr std::size_t kDepth = 1'000'000;
  const std::string said =
      problem_of("deep.geojson", geojson(R"("id":)" + std::string(kDepth, '['), "Point", "[0,0]"));
  EXPECT_NE(said.find("cannot be read as GeoJSON"), std::string::npos) << said;
}

TEST_F(VectorImport, RefusesWhatIsNoVectorFile) {
  VectorOptions other;
  other.layer = "other";
  EXPECT_NE(problem_of("x.geojson", "hello").find("cannot be read as GeoJSON"), std::string::npos);
  EXPECT_NE(problem_of("x.geojson", geojson(R"("id":"x")", "Polygon", kSquare), other)
                .find("has no layer \"other\""),
            std::string::npos);
}

TEST_F(VectorImport, CountsFeaturesItCannotUse) {
  VectorOptions options;
  options.part = Part::kPlaces;
  EXPECT_NE(
      problem_of("p.geojson", geojson(R"("kind":"castle")", "Point", "[135.2,34.66]"), options)
          .find("its kind is none of places.geojson"),
      std::string::npos);
  EXPECT_NE(problem_of("p.geojson", geojson(R"("id":"x")", "Polygon", kSquare), options)
                .find("its geometry is not that of the part"),
            std::string::npos);
}

}  // namespace
}  // namespace poai::importers
