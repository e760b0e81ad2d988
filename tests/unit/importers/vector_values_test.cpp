// What properties of vector files may be, so that the district can be loaded afterwards.

#include <gtest/gtest.h>

#include "support/imported_vector.hpp"

namespace poai::importers {
namespace {

using test::city_gml;
using test::geojson;
using test::kSquare;

class VectorValues : public test::ImportedVector {
 protected:
  std::string said_of(Part part, const std::string& properties) {
    VectorOptions options;
    options.part = part;
    return part == Part::kPlaces
               ? problem_of("p.geojson", geojson(properties, "Point", "[135.2005,34.66]"), options)
               : problem_of("w.geojson", geojson(properties, "LineString", kLane), options);
  }

  int report_count_ = 0;  ///< tells buildings of several imports apart
  static constexpr const char* kLane = "[[135.2,34.66],[135.2,34.6605]]";
};

TEST_F(VectorValues, OfWalkwaysAreRejectedWithWhatTheyShouldBe) {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {R"("id":"x","kind":"road")", "kind is not one of footway, crossing, deck"},
      {R"("id":"x","width_m":-3)", "width_m is not a number (over 0 to 500)"},
      {R"("id":"x","width_m":"wide")", "width_m is not a number"},
      {R"("id":"x","level":900)", "level is not a number (-20 to 200)"},
      {R"("id":"x","area":"sea")", "area is not one of island, airport, mainland"},
      {R"("id":"x","covered":"perhaps")", "covered is not true or false"},
      {R"("id":"x","level_to":1)",
       "only stairs, ramps, escalators, lifts and indoor ways change the level"}};
  for (const auto& [properties, reason] : bad) {
    const std::string said = said_of(Part::kWalkways, properties);
    EXPECT_NE(said.find("rejected: " + reason), std::string::npos) << properties << "\n" << said;
  }
}

TEST_F(VectorValues, OfPlacesAreRejectedWithWhatTheyShouldBe) {
  const std::string cafe = R"("id":"x","kind":"dining","service":"cafe",)";
  const std::vector<std::pair<std::string, std::string>> bad = {
      {R"("id":"x","kind":"office","staff":-5)", "staff is not a whole number (0 to 1000000)"},
      {R"("id":"x","kind":"office","staff":2.5)", "staff is not a whole number"},
      {R"("id":"x","kind":"office","area":"moon")", "area is not one of phase1"},
      {cafe + R"("seats":-1)", "seats is not a whole number"},
      {cafe + R"("opens":"9時")", "opens is not a time as 08:20"},
      {cafe + R"("opens":"19:00","closes":"9:00")", "it closes before it opens"},
      {cafe + R"("open_on":["weekday","sunday"])", "open_on is not a list of weekday, weekend"},
      {R"("id":"x","kind":"dining")", "a dining place needs a service"},
      {R"("id":"x","kind":"office","seats":4)", "seats without a service"},
      {cafe + R"("seats":8,"table_size":21)", "table_size is not a whole number (1 to 20)"},
      {cafe + R"("table_size":2)", "table_size without seats"},
      {cafe + R"("quality":5)", "quality is not a number (-4 to 4)"},
      {cafe + R"("indoor":"maybe")", "indoor is not"},
      {R"("id":"x","kind":"office","quality":1)", "quality without a service"},
      {R"("id":"x","kind":"gate")", "a gate needs modes"},
      {R"("id":"x","kind":"office","modes":["walk"])", "only gates have modes"}};
  for (const auto& [properties, reason] : bad) {
    const std::string said = said_of(Part::kPlaces, properties);
    EXPECT_NE(said.find("rejected: " + reason), std::string::npos) << properties << "\n" << said;
  }
}

TEST_F(VectorValues, AreReadAsTablesHaveThem) {
  EXPECT_EQ(
      said_of(Part::kPlaces,
              R"("id":"x","kind":"dining","service":"cafe","seats":"１２席","table_size":"２",)"
              R"("indoor":"no","quality":"-0.5","opens":"９：００","closes":"18:00",)"
              R"("open_on":["weekday","weekend"])"),
      "no problem");
  const district::District district = street_.load();
  const district::Service& service = district.services[*district.find_place("x")];
  EXPECT_EQ(service.seats, 12U);
  EXPECT_EQ(service.table_size, 2U);
  EXPECT_EQ(service.indoor, false);
  EXPECT_EQ(service.quality, -0.5);
  EXPECT_EQ(service.opens, SimTime::at(9));
  EXPECT_TRUE(service.open_on_weekdays && service.open_on_weekends);
}

TEST_F(VectorValues, OfFieldsThatAreNotThereAreRefused) {
  VectorOptions options;
  options.fields = {{"height_m", "hight"}};
  const auto said = [&] {
    try {
      static_cast<void>(
          import("b.geojson", geojson(R"("height":12)", "Polygon", kSquare), options));
    } catch (const InputError& error) {
      EXPECT_EQ(error.kind(), InputKind::kScenario);
      return std::string(error.what());
    }
    return std::string("no problem");
  };
  EXPECT_NE(said().find(R"(the file has no field "hight" (it has height); did you mean "height"?)"),
            std::string::npos)
      << said();
  options.fields = {{"heigth_m", "height"}};
  EXPECT_NE(said().find(R"(there is no property "heigth_m")"), std::string::npos) << said();
  EXPECT_NE(said().find(R"(did you mean "height_m"?)"), std::string::npos) << said();
  options.fields = {{"height_m", "height"}};
  EXPECT_EQ(said(), "no problem");
}

/// The building of `city_gml` without what the tags begin.
std::string without(const std::string& tag, std::string gml = city_gml()) {
  const std::size_t begin = gml.find("<bldg:" + tag);
  const std::string end = "</bldg:" + tag + ">";
  return gml.erase(begin, gml.find(end) + end.size() - begin);
}

TEST_F(VectorValues, TakeTheHeightOfASolidThatHasNoOther) {
  const ImportReport report =
      import("city.gml", without("measuredHeight", without("lod0RoofEdge")));
  EXPECT_NEAR(street_.load().buildings.at(0).height_m, 22.0, 1e-6);  // from 2 m to 24 m
  EXPECT_EQ(report.adjusted("features", "height taken from its solid"), 1U);
  EXPECT_NE(street_.file("buildings.geojson").find(R"("estimated":false)"), std::string::npos);
}

TEST_F(VectorValues, OfBuildingsAreCountedIfTheDistrictMayNotHaveThem) {
  for (const char* height : {"-3", "0", "9999", "\"low\""}) {
    const ImportReport report = import(
        "b.geojson",
        geojson(fmt::format(R"("id":"b{}","height_m":{},"floors":-2)", report_count_++, height),
                "Polygon", kSquare));
    EXPECT_EQ(report.rejected("values", "height_m is not a number (0.1 to 1000)"), 1U) << height;
    EXPECT_EQ(report.rejected("values", "floors is not a number (1 to 300)"), 1U);
    EXPECT_EQ(report.adjusted("features", "height estimated"), 1U);
  }
}

TEST_F(VectorValues, OfBuildingsMayBeFullWidthAndInCentimetres) {
  static_cast<void>(import(
      "b.geojson", geojson(R"("id":"b","height_m":"９ｍ","floors":"３階")", "Polygon", kSquare)));
  EXPECT_NEAR(street_.load().buildings.at(0).height_m, 9.0, 1e-9);
  EXPECT_EQ(street_.load().buildings.at(0).floors, 3U);
  static_cast<void>(
      import("c.geojson", geojson(R"("id":"c","height_m":"950 cm")", "Polygon", kSquare)));
  EXPECT_NEAR(street_.load().buildings.at(1).height_m, 9.5, 1e-9);
}

TEST_F(VectorValues, AreFoundInFieldsOfAnyCaseAndOtherFieldsAreNamed) {
  const ImportReport report = import(
      "b.geojson", geojson(R"("ID":"b","HEIGHT":12,"storeys":4,"owner":"x")", "Polygon", kSquare));
  EXPECT_NEAR(street_.load().buildings.at(0).height_m, 12.0, 1e-9);
  EXPECT_EQ(report.rejected("fields", "unknown, not read"), 2U);
  EXPECT_NE(report.table().find("storeys"), std::string::npos) << report.table();
}

TEST_F(VectorValues, CountUsagesThatAreNoPlaces) {
  VectorOptions options;
  options.usage_places = UsagePlaces::kByUsage;
  std::string gml = city_gml();
  gml.replace(gml.find("401"), 3, "454");
  const ImportReport report = import("city.gml", gml, options);
  EXPECT_EQ(report.rejected("places", "its usage 454 is no kind of place"), 1U);
}

TEST_F(VectorValues, LeaveOutPlacesThatTheDistrictDoesNotHave) {
  const ImportReport report =
      import("b.geojson", geojson(R"("id":"b","place":"nowhere")", "Polygon", kSquare));
  EXPECT_EQ(report.adjusted("features", "its place is not in the district, and left out"), 1U);
  EXPECT_FALSE(street_.load().buildings.at(0).place.valid());
}

TEST_F(VectorValues, OfADistrictThatCouldNotBeLoadedAreNotWritten) {
  const std::string before = street_.file("walkways.geojson");
  VectorOptions options;
  options.part = Part::kWalkways;
  const std::string apart =
      geojson(R"("id":"apart")", "LineString", "[[135.2001,34.6601],[135.2002,34.6602]]");
  const std::string said = problem_of("w.geojson", apart, options);
  EXPECT_NE(said.find("not connected"), std::string::npos) << said;
  EXPECT_NE(said.find((street_.district() / "walkways.geojson").string()), std::string::npos)
      << said;
  EXPECT_NE(said.find("after this import the district could not be loaded"), std::string::npos);
  EXPECT_EQ(street_.file("walkways.geojson"), before);
}

TEST_F(VectorValues, MayBeAddedToADistrictThatCouldNotBeLoadedBefore) {
  write_file_atomically(street_.district() / "vehicles.csv", "route_id\n");
  std::string settings = street_.file("district.toml");
  write_file_atomically(street_.district() / "district.toml",
                        settings.replace(settings.find("crs = "), 6, "other = 1\ncrs = "));
  EXPECT_EQ(problem_of("b.geojson", geojson(R"("id":"b")", "Polygon", kSquare)), "no problem");
}

}  // namespace
}  // namespace poai::importers
