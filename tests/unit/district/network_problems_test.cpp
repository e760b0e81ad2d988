#include <gtest/gtest.h>

#include "tests/unit/district/small_district.hpp"

namespace poai::district {
namespace {

using test::problems_after;
using test::problems_of;
using test::SmallDistrict;

constexpr const char* kWalkways = "walkways.geojson";

std::string walkway(const std::string& properties, const std::string& coordinates) {
  return test::feature("LineString", properties, coordinates);
}

/// The problems of the small district with one more walkway, on line 8.
std::string problems_with(const std::string& properties, const std::string& coordinates) {
  SmallDistrict small;
  small.add_feature(kWalkways, walkway(properties, coordinates));
  return problems_of(small);
}

TEST(NetworkProblems, NameAPartThatIsCutOff) {
  SmallDistrict small;
  small.add_feature(kWalkways,
                    walkway(R"("id":"far1","kind":"footway","width_m":3,"area":"island")",
                            "[[135.205,34.66],[135.206,34.66]]"));
  small.add_feature(kWalkways,
                    walkway(R"("id":"far2","kind":"footway","width_m":3,"area":"island")",
                            "[[135.206,34.66],[135.207,34.66]]"));
  EXPECT_EQ(problems_of(small),
            "walkways.geojson:8: far1: the walkway is cut off: a part of 2 of the 8 links of the "
            "network is not connected to the rest (its nearest other node is 229.2 m away, and "
            "lines meet only where ends have the same position and level)\n");
}

TEST(NetworkProblems, NameLinesThatMeetOnDifferentLevels) {
  EXPECT_EQ(problems_with(R"("id":"over","kind":"deck","width_m":3,"level":1,"area":"island")",
                          "[[135.2,34.66],[135.2,34.661]]"),
            "walkways.geojson:8: over: the walkway is cut off: a part of 1 of the 7 links of the "
            "network is not connected to the rest (its nearest other node is 0.0 m away, and lines "
            "meet only where ends have the same position and level)\n");
}

TEST(NetworkProblems, NameAWalkwayInTheWater) {
  EXPECT_EQ(problems_with(R"("id":"pier","kind":"footway","width_m":3,"area":"island")",
                          "[[135.2,34.66],[135.2,34.672]]"),
            "walkways.geojson:8: pier: the walkway is in the water (the coast line's land does not "
            "reach it); make it a bridge, or set its area to mainland if it is there\n");
}

TEST(NetworkProblems, FindWaterBetweenTheCornersOfAWalkway) {
  SmallDistrict small;
  small.replace("coastline.geojson", "[135.21,34.67],[135.19,34.67]",
                "[135.21,34.67],[135.2015,34.67],[135.2015,34.6598],[135.2014,34.6598],"
                "[135.2014,34.67],[135.19,34.67]");  // a canal 9 m wide across the crossing
  EXPECT_EQ(problems_of(small).find("walkways.geojson:3: b: the walkway is in the water"), 0U)
      << problems_of(small);
}

TEST(NetworkProblems, NameAWidthOfNothing) {
  EXPECT_EQ(problems_after(kWalkways, "\"width_m\":4,", "\"width_m\":0,"),
            "walkways.geojson:2: a.width_m: 0 is out of range (allowed is over 0 to 500)\n");
  EXPECT_EQ(problems_after(kWalkways, "\"width_m\":4,", "\"width_m\":-2,"),
            "walkways.geojson:2: a.width_m: -2 is out of range (allowed is over 0 to 500)\n");
  EXPECT_EQ(problems_after(kWalkways, "\"width_m\":4,", ""),
            "walkways.geojson:2: a: the property \"width_m\" is missing\n");
}

TEST(NetworkProblems, NameAnIdThatIsThereTwice) {
  EXPECT_EQ(problems_after(kWalkways, "\"id\":\"m\"", "\"id\":\"a\""),
            "walkways.geojson:7: id: \"a\" is there twice (ids are unique)\n");
}

TEST(NetworkProblems, NameALevelJumpOutsideOfStairsAndBuildings) {
  EXPECT_EQ(problems_after(kWalkways, "\"kind\":\"stairs\"", "\"kind\":\"footway\""),
            "walkways.geojson:4: s.level_to: a footway goes from level 0 to level 3 (only stairs, "
            "ramps, escalators, lifts and indoor ways change the level)\n");
  EXPECT_EQ(problems_after(kWalkways, "\"kind\":\"stairs\"", "\"kind\":\"indoor\""), "");
}

TEST(NetworkProblems, NameAWalkwayThatLeadsNowhere) {
  EXPECT_EQ(problems_with(R"("id":"dot","kind":"footway","width_m":3,"area":"island")",
                          "[[135.2,34.66],[135.2,34.66]]"),
            "walkways.geojson:8: dot: both ends are the same node (the walkway leads nowhere)\n");
}

TEST(NetworkProblems, NameAbsurdAndMissingCoordinates) {
  EXPECT_EQ(problems_with(R"("id":"x","kind":"footway","width_m":3,"area":"island")",
                          "[[135.2,34.66],[139.7,35.7]]")
                .find("walkways.geojson:8: x: the position 139.7, 35.7 is absurd (it is 4"),
            0U);
  EXPECT_EQ(problems_with(R"("id":"x","kind":"footway","width_m":3,"area":"island")",
                          "[[135.2,34.66],[null,34.661]]"),
            "walkways.geojson:8: x: [null,34.661] is not a position (a position is a list of "
            "longitude and latitude)\n");
}

TEST(NetworkProblems, NameNanAsNoNumber) {
  const std::string text = problems_with(R"("id":"x","kind":"footway","width_m":3,"area":"island")",
                                         "[[135.2,34.66],[NaN,34.661]]");
  EXPECT_EQ(text.find("walkways.geojson:8:"), 0U) << text;
  EXPECT_NE(text.find("NaN and Infinity are not numbers"), std::string::npos) << text;
}

TEST(NetworkProblems, NameUnknownWordsAndProperties) {
  EXPECT_EQ(
      problems_with(R"("id":"x","kind":"stair","widht_m":3,"width_m":3,"area":"iland")",
                    "[[135.2,34.66],[135.2,34.661]]"),
      "walkways.geojson:8: x.widht_m: the property is unknown; did you mean \"width_m\"?\n"
      "walkways.geojson:8: x.kind: \"stair\" is unknown (allowed are footway, crossing, deck, "
      "stairs, bridge, indoor, ramp, escalator, lift, gate); did you mean \"stairs\"?\n"
      "walkways.geojson:8: x.area: \"iland\" is unknown (allowed are island, airport, "
      "mainland); did you mean \"island\"?\n");
}

TEST(NetworkProblems, NameAnEscalatorThatNobodyComesBackFrom) {
  EXPECT_EQ(problems_after(kWalkways, "\"kind\":\"stairs\"", "\"kind\":\"escalator\""),
            "walkways.geojson:4: s: no way leads back from where the escalator ends (it carries "
            "people from the first point of its line to the last one only); add stairs, a lift or "
            "an escalator the other way\n");
}

TEST(NetworkProblems, NamePropertiesOfOtherKindsOfWays) {
  EXPECT_EQ(problems_with(R"("id":"x","kind":"footway","width_m":3,"area":"island","green_s":20)",
                          "[[135.201,34.66],[135.202,34.661]]")
                .find("walkways.geojson:8: x.green_s: a footway has no such property"),
            0U);
}

TEST(NetworkProblems, NameASignalWhoseGreenIsLongerThanItsCycle) {
  const std::string text = problems_with(
      R"("id":"x","kind":"crossing","width_m":3,"area":"island","cycle_s":60,"green_s":80)",
      "[[135.201,34.66],[135.202,34.661]]");
  EXPECT_NE(text.find("80 s of green do not fit into the cycle"), std::string::npos) << text;
  const std::string half =
      problems_with(R"("id":"x","kind":"crossing","width_m":3,"area":"island","cycle_s":60)",
                    "[[135.201,34.66],[135.202,34.661]]");
  EXPECT_NE(half.find("a signal has a cycle_s and a green_s"), std::string::npos) << half;
}

}  // namespace
}  // namespace poai::district
