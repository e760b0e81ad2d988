#include "engine/formats/feature_text.hpp"

#include <gtest/gtest.h>

#include "engine/formats/geojson.hpp"

namespace poai::formats {
namespace {

TEST(FeatureText, WritesPropertiesInTheirOrderAndAPoint) {
  FeatureText feature;
  const std::vector<std::string> modes = {"bus", "walk"};
  feature.text("id", "a\"b").number("level", 2.0).integer("seats", 40).flag("covered", true);
  feature.texts("modes", modes);
  EXPECT_EQ(feature.point({135.2, 34.66000004}),
            R"({"type":"Feature","properties":{"id":"a\"b","level":2.0,"seats":40,)"
            R"("covered":true,"modes":["bus","walk"]},)"
            R"("geometry":{"type":"Point","coordinates":[135.2,34.66]}})");
}

TEST(FeatureText, IsReadBackByTheReader) {
  const std::vector<geometry::GeoPoint> line = {{135.1234567, 34.5}, {135.2, -0.00000001}};
  const std::vector<std::string> features = {FeatureText().text("id", "神戸").line(line)};
  Problems problems;
  const auto read = parse_geojson(feature_collection("walkways", features), "f",
                                  {GeometryType::kLineString}, problems);
  problems.throw_if_any();
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].text("id"), "神戸");
  EXPECT_EQ(read[0].place().line, 2U);
  EXPECT_DOUBLE_EQ(read[0].parts()[0][0].lon_deg, 135.1234567);
  EXPECT_DOUBLE_EQ(read[0].parts()[0][1].lat_deg, 0.0);
}

TEST(FeatureText, WritesTheRingsOfAPolygon) {
  const std::vector<GeoLine> rings = {{{0, 0}, {1, 0}, {1, 1}, {0, 0}}};
  EXPECT_NE(FeatureText().polygon(rings).find("[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]"),
            std::string::npos);
}

}  // namespace
}  // namespace poai::formats
