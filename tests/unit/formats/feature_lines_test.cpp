// Private part of engine/formats, tested through what it promises: the line of a feature.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/formats/geojson.hpp"

namespace poai::formats {
namespace {

const std::string kPoint = R"("geometry":{"type":"Point","coordinates":[135,34]})";

std::vector<std::size_t> lines_of(const std::string& text) {
  Problems problems;
  std::vector<std::size_t> lines;
  for (const Feature& feature :
       parse_geojson(text, "t.geojson", {GeometryType::kPoint}, problems)) {
    lines.push_back(feature.place().line);
  }
  problems.throw_if_any();
  return lines;
}

TEST(FeatureLines, AreThoseOfTheOpeningBraces) {
  EXPECT_EQ(lines_of("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"type\":\"Feature\"," +
                     kPoint + "},\n\n{\n\"type\":\"Feature\",\n" + kPoint + "}\n]}"),
            (std::vector<std::size_t>{3, 5}));
}

TEST(FeatureLines, ManyMayShareALine) {
  const std::string feature = "{\"type\":\"Feature\"," + kPoint + "}";
  EXPECT_EQ(lines_of("{\"features\":[" + feature + "," + feature + "]}"),
            (std::vector<std::size_t>{1, 1}));
}

TEST(FeatureLines, AreNotConfusedByTextsAndOtherLists) {
  EXPECT_EQ(lines_of("{\"crs\":{\"features\":[[1],[2]]},\n\"bbox\":[[3],[4]],\n"
                     "\"name\":\"\\\"features\\\":[{\",\n\"features\":[\n"
                     "{\"type\":\"Feature\",\"properties\":{\"a\":\"]}\",\"features\":[]}," +
                     kPoint + "},\n{\"type\":\"Feature\"," + kPoint + "}],\n\"more\":[[5]]}"),
            (std::vector<std::size_t>{5, 6}));
}

}  // namespace
}  // namespace poai::formats
