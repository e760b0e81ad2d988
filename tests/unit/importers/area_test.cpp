#include "engine/importers/area.hpp"

#include <gtest/gtest.h>

#include "engine/core/files.hpp"
#include "support/problem_texts.hpp"
#include "support/temporary_folder.hpp"

namespace poai::importers {
namespace {

TEST(Area, HoldsEverythingUnlessItIsBounded) {
  EXPECT_TRUE(Area().contains({10.0, 80.0}));
  EXPECT_TRUE(Area().is_everything());
}

TEST(Area, ReadsABox) {
  Problems problems;
  const Area area = parse_box("135.19,34.65,135.23,34.69", problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_TRUE(area.contains({135.2, 34.66}));
  EXPECT_FALSE(area.contains({135.18, 34.66}));
  EXPECT_FALSE(area.contains({135.2, 34.7}));
}

TEST(Area, RefusesWhatIsNoBox) {
  for (const char* text : {"", "1,2,3", "1,2,3,4,5", "1,2,3,x", "135.2,34.7,135.1,34.6",
                           "34.65,135.19,34.69,135.23", "nan,1,2,3"}) {
    Problems problems;
    static_cast<void>(parse_box(text, problems));
    EXPECT_EQ(problems.size(), 1U) << text;
  }
}

TEST(Area, ReadsPolygonsWithHoles) {
  const TemporaryFolder folder;
  write_file_atomically(
      folder / "area.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
      R"({"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],)"
      R"([[1,1],[2,1],[2,2],[1,2],[1,1]]]}}]})");
  Problems problems;
  const Area area = read_polygon(folder / "area.geojson", problems);
  EXPECT_EQ(test::text_of(problems), "");
  EXPECT_TRUE(area.contains({3.0, 3.0}));
  EXPECT_FALSE(area.contains({1.5, 1.5}));
  EXPECT_FALSE(area.contains({5.0, 3.0}));
}

}  // namespace
}  // namespace poai::importers
