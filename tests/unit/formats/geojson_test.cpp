#include "engine/formats/geojson.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace poai::formats {
namespace {

/// The features of a text that must be without problems.
std::vector<Feature> features_of(const std::string& features,
                                 std::initializer_list<GeometryType> types, Problems& problems) {
  auto found = parse_geojson("{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}",
                             "t.geojson", types, problems);
  problems.throw_if_any();
  return found;
}

TEST(GeoJson, ReadsAPoint) {
  Problems problems;
  const auto features =
      features_of(R"({"type":"Feature","geometry":{"type":"Point","coordinates":[135.2,34.7,5]}})",
                  {GeometryType::kPoint}, problems);
  ASSERT_EQ(features.size(), 1U);
  EXPECT_DOUBLE_EQ(features[0].point().lon_deg, 135.2);
  EXPECT_DOUBLE_EQ(features[0].point().lat_deg, 34.7);
}

TEST(GeoJson, ReadsALine) {
  Problems problems;
  const auto features = features_of(
      R"({"type":"Feature","geometry":{"type":"LineString","coordinates":[[135,34],[136,35]]}})",
      {GeometryType::kLineString}, problems);
  ASSERT_EQ(features[0].parts().size(), 1U);
  EXPECT_DOUBLE_EQ(features[0].parts()[0][1].lat_deg, 35.0);
}

TEST(GeoJson, ReadsTheRingsOfPolygons) {
  const std::string ring = "[[0,0],[1,0],[1,1],[0,0]]";
  const std::string hole = "[[0.5,0.1],[0.6,0.1],[0.6,0.2],[0.5,0.1]]";
  Problems problems;
  const auto features = features_of(
      R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":[)" + ring + "," + hole +
          R"(]}},{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[)" + ring +
          "],[" + ring + "]]}}",
      {GeometryType::kPolygon, GeometryType::kMultiPolygon}, problems);
  EXPECT_EQ(features[0].parts().size(), 2U);
  EXPECT_EQ(features[1].parts().size(), 2U);
}

class GeoJsonProperties : public testing::Test {
 protected:
  static Feature feature_with(const std::string& properties, Problems& problems) {
    return features_of(R"({"type":"Feature","properties":{)" + properties +
                           R"(},"geometry":{"type":"Point","coordinates":[135,34]}})",
                       {GeometryType::kPoint}, problems)
        .at(0);
  }
};

TEST_F(GeoJsonProperties, HaveTheTypeTheyAreAskedFor) {
  Problems problems;
  const Feature feature = feature_with(
      R"("id":"a","n":2.5,"i":40,"b":true,"t":"11:30","list":["x","y"],"w":"deck","name":"中公園")",
      problems);
  constexpr std::array<std::string_view, 2> kWords = {"footway", "deck"};
  EXPECT_EQ(feature.required_text("name"), "中公園");
  EXPECT_EQ(feature.required_number("n"), 2.5);
  EXPECT_EQ(feature.integer("i"), 40);
  EXPECT_EQ(feature.boolean("b"), true);
  EXPECT_EQ(feature.time("t"), SimTime::at(11, 30));
  EXPECT_EQ(feature.texts("list"), (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(feature.choice("w", kWords), 1U);
  EXPECT_TRUE(problems.empty());
}

TEST_F(GeoJsonProperties, MayBeAbsentOrNull) {
  Problems problems;
  const Feature feature = feature_with(R"("n":null)", problems);
  EXPECT_FALSE(feature.has("n"));
  EXPECT_FALSE(feature.number("n"));
  EXPECT_FALSE(feature.text("t"));
  EXPECT_TRUE(problems.empty());
}

TEST_F(GeoJsonProperties, MayBeLeftOutAltogether) {
  Problems problems;
  const auto features = features_of(
      R"({"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}})",
      {GeometryType::kPoint}, problems);
  EXPECT_FALSE(features[0].has("id"));
}

}  // namespace
}  // namespace poai::formats
