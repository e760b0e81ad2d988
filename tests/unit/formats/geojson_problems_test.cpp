#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "engine/formats/geojson.hpp"
#include "tests/support/problem_texts.hpp"
#include "tests/support/temporary_folder.hpp"

namespace poai::formats {
namespace {

using test::text_of;

/// The problems of a collection with these features, of which `types` are wanted.
std::string problems_of(const std::string& features, std::initializer_list<GeometryType> types) {
  Problems problems;
  static_cast<void>(
      parse_geojson("{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "]}",
                    "t.geojson", types, problems));
  return text_of(problems);
}

std::string problems_of_point(const std::string& coordinates) {
  return problems_of(
      R"({"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":)" +
          coordinates + "}}",
      {GeometryType::kPoint});
}

std::string problems_of_text(const std::string& text) {
  Problems problems;
  static_cast<void>(parse_geojson(text, "t.geojson", {GeometryType::kPoint}, problems));
  return text_of(problems);
}

/// The problems of asking a feature with these properties for something.
template <class Use>
std::string problems_of_properties(const std::string& properties, Use use) {
  Problems problems;
  const auto features =
      parse_geojson(R"({"features":[{"type":"Feature","properties":{)" + properties +
                        R"(},"geometry":{"type":"Point","coordinates":[135,34]}}]})",
                    "t.geojson", {GeometryType::kPoint}, problems);
  use(features.at(0));
  return text_of(problems);
}

TEST(GeoJsonProblems, SayWhereTheTextIsNotJson) {
  const std::string text = problems_of_text("{\n\"features\": [\n  }\n]}");
  EXPECT_EQ(text.find("t.geojson:3:3: the file is not JSON ("), 0U) << text;
}

TEST(GeoJsonProblems, SayThatNanIsNotANumber) {
  const std::string text = problems_of_point("[135.2,NaN]");
  EXPECT_EQ(text.find("t.geojson:2:"), 0U) << text;
  EXPECT_NE(text.find("NaN and Infinity are not numbers"), std::string::npos) << text;
}

TEST(GeoJsonProblems, SayThatANumberIsTooLarge) {
  const std::string text = problems_of_point("[135.2,1e999]");
  EXPECT_EQ(text.find("t.geojson:2:"), 0U) << text;
  EXPECT_NE(text.find("1e999"), std::string::npos) << text;
}

TEST(GeoJsonProblems, SayThatTextsAreNotUtf8) {
  EXPECT_NE(problems_of_text("{\"name\":\"\x83\x7C\"}").find("UTF-8"), std::string::npos);
}

TEST(GeoJsonProblems, TellEmptyCollectionsFromOtherFiles) {
  EXPECT_EQ(problems_of_text(R"({"features":[]})"), "t.geojson: the file has no features\n");
  EXPECT_EQ(problems_of_text("[1]"),
            "t.geojson: the file is not a GeoJSON collection (there is no list \"features\")\n");
}

TEST(GeoJsonProblems, NameCoordinatesThatAreNotOnTheEarth) {
  EXPECT_EQ(problems_of_point("[34.66,135.2]"),
            "t.geojson:2: a: [34.66,135.2] is not on the earth (longitude is -180 to 180, latitude "
            "-90 to 90); put the longitude first\n");
  EXPECT_EQ(problems_of_point("[1351.2,34.66]"),
            "t.geojson:2: a: [1351.2,34.66] is not on the earth (longitude is -180 to 180, "
            "latitude -90 to 90)\n");
}

TEST(GeoJsonProblems, NameCoordinatesThatAreNotPositions) {
  for (const char* coordinates : {"[135.2]", "[135.2,null]", "[\"135.2\",34]", "7"}) {
    EXPECT_EQ(problems_of_point(coordinates),
              std::string("t.geojson:2: a: ") + coordinates +
                  " is not a position (a position is a list of longitude and latitude)\n");
  }
}

TEST(GeoJsonProblems, NameOtherGeometries) {
  EXPECT_EQ(problems_of(R"({"type":"Feature","geometry":{"type":"LineString","coordinates":[]}})",
                        {GeometryType::kPoint, GeometryType::kPolygon}),
            "t.geojson:2: the geometry is a \"LineString\" (expected is Point or Polygon)\n");
  EXPECT_EQ(problems_of(R"({"type":"Feature","geometry":null})", {GeometryType::kPoint}),
            "t.geojson:2: the feature has no geometry\n");
  EXPECT_EQ(problems_of(R"({"type":5})", {GeometryType::kPoint}),
            "t.geojson:2: the element is not a GeoJSON Feature\n");
}

TEST(GeoJsonProblems, NameLinesOfOnePointAndOpenRings) {
  EXPECT_EQ(
      problems_of(R"({"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2]]}})",
                  {GeometryType::kLineString}),
      "t.geojson:2: the coordinates are incomplete (a line has at least two positions)\n");
  EXPECT_EQ(problems_of(R"({"type":"Feature","geometry":{"type":"Polygon",
                            "coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}})",
                        {GeometryType::kPolygon}),
            "t.geojson:2: the ring is not closed (its last position differs from its first)\n");
  EXPECT_EQ(problems_of(R"({"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[]}})",
                        {GeometryType::kMultiPolygon}),
            "t.geojson:2: the geometry has no polygon\n");
}

TEST(GeoJsonProblems, AreAllNamedAtOnceAndTheGoodFeaturesRemain) {
  Problems problems;
  const auto features = parse_geojson(R"({"features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[999,0]}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[135,34]}},
    {"type":"Feature","geometry":{"type":"Point","coordinates":[0,999]}}]})",
                                      "t.geojson", {GeometryType::kPoint}, problems);
  EXPECT_EQ(features.size(), 1U);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems.all()[0].place.line, 2U);
  EXPECT_EQ(problems.all()[1].place.line, 4U);
}

TEST(GeoJsonProblems, NamePropertiesOfAnotherType) {
  EXPECT_EQ(
      problems_of_properties(R"("id":"a","n":"3","i":2.5,"b":1,"list":["x",2],"t":"25h")",
                             [](const Feature& f) {
                               static_cast<void>(f.number("n"));
                               static_cast<void>(f.integer("i"));
                               static_cast<void>(f.boolean("b"));
                               static_cast<void>(f.texts("list"));
                               static_cast<void>(f.time("t"));
                             }),
      "t.geojson:1: a.n: the value is not a number\n"
      "t.geojson:1: a.i: 2.5 is not a whole number\n"
      "t.geojson:1: a.b: the value is not true or false\n"
      "t.geojson:1: a.list: the value is not a list of texts\n"
      "t.geojson:1: a.t: \"25h\" is not a time; write HH:MM or HH:MM:SS from 00:00 to 30:00\n");
}

TEST(GeoJsonProblems, NameMissingUnknownAndMisspeltProperties) {
  constexpr std::array<std::string_view, 2> kKnown = {"id", "width_m"};
  EXPECT_EQ(problems_of_properties(R"("id":"a","widht_m":3)",
                                   [&kKnown](const Feature& f) {
                                     f.known_properties(kKnown);
                                     static_cast<void>(f.required_number("width_m"));
                                     static_cast<void>(f.required_text("kind"));
                                   }),
            "t.geojson:1: a.widht_m: the property is unknown; did you mean \"width_m\"?\n"
            "t.geojson:1: a: the property \"width_m\" is missing\n"
            "t.geojson:1: a: the property \"kind\" is missing\n");
}

TEST(GeoJsonProblems, NameWordsThatNobodyKnows) {
  constexpr std::array<std::string_view, 2> kWords = {"footway", "deck"};
  EXPECT_EQ(problems_of_properties(R"("id":"","kind":"fotway")",
                                   [&kWords](const Feature& f) {
                                     static_cast<void>(f.required_text("id"));
                                     static_cast<void>(f.choice("kind", kWords));
                                   }),
            "t.geojson:1: id: the text is empty\n"
            "t.geojson:1: kind: \"fotway\" is unknown (allowed are footway, deck); did you mean "
            "\"footway\"?\n");
}

TEST(GeoJsonProblems, SayThatAFileIsMissing) {
  const TemporaryFolder folder;
  Problems problems;
  EXPECT_TRUE(read_geojson(folder / "none.geojson", {GeometryType::kPoint}, problems).empty());
  EXPECT_NE(text_of(problems).find("none.geojson: the file does not exist"), std::string::npos);
}

}  // namespace
}  // namespace poai::formats
