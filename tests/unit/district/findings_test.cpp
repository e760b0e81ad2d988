#include "engine/district/findings.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/unit/district/small_district.hpp"

namespace poai::district {
namespace {

using test::feature;
using test::SmallDistrict;

/// The findings of a district in a folder with this page of sources, as text; each with a line
/// feed. One position is 9 mm (x) or 11 mm (y) from the next at 1e-7 degrees.
std::string findings_of(const SmallDistrict& small, const std::string& sources = "Licence: CC0",
                        CutOff cut_off = CutOff::kRefused) {
  const TemporaryFolder folder;
  small.write(folder.path());
  std::ofstream(folder / "SOURCES.md") << sources;
  Problems problems;
  const District district =
      load_district(folder.path(), {.flights = {}, .population = {}, .cut_off = cut_off}, problems);
  problems.throw_if_any();
  std::string text;
  for (const Finding& finding : find_flaws(district)) {
    text += finding.text() + '\n';
  }
  return text;
}

std::string walkway(const std::string& id, const std::string& coordinates,
                    const std::string& more = "") {
  return feature("LineString",
                 R"("id":")" + id + R"(","kind":"footway","width_m":2,"area":"island")" + more,
                 coordinates);
}

/// The findings of the small district with one more walkway.
std::string findings_with(const std::string& id, const std::string& coordinates,
                          const std::string& more = "") {
  SmallDistrict small;
  small.add_feature("walkways.geojson", walkway(id, coordinates, more));
  return findings_of(small);
}

TEST(Findings, AreNoneOfADistrictThatIsRight) { EXPECT_EQ(findings_of(SmallDistrict()), ""); }

// 0.00001 degrees north of the middle of walkway a are 1.1 m.
TEST(Findings, NameAnEndBesideAWalkwayThatItIsNotJoinedTo) {
  EXPECT_EQ(findings_with("x", "[[135.202,34.66],[135.2005,34.66001]]"),
            "walkways.geojson: x: dangling-end: ends 1.11 m from a (lines meet only where their "
            "ends have the same position and level)\n");
}

TEST(Findings, TakeAnEndFartherAwayForMeant) {
  EXPECT_EQ(findings_with("x", "[[135.202,34.66],[135.2005,34.66003]]"), "");
}

TEST(Findings, TakeAnEndWithAPlaceForAnEntrance) {
  SmallDistrict small;
  small.add_feature("walkways.geojson", walkway("x", "[[135.202,34.66],[135.2005,34.66001]]"));
  small.add_feature(
      "places.geojson",
      feature("Point", R"("id":"shop","kind":"retail","area":"phase1","name_en":"Shop")",
              "[135.2005,34.66001]"));
  EXPECT_EQ(findings_of(small), "");
}

TEST(Findings, NameAWalkwayThatCrossesItself) {
  EXPECT_EQ(findings_with("x",
                          "[[135.2,34.66],[135.2,34.662],[135.201,34.662],[135.199,34.661],"
                          "[135.199,34.6615]]"),
            "walkways.geojson: x: self-crossing: crosses itself (who walks there takes the "
            "loop)\n");
}

TEST(Findings, TakeALoopThatOnlyTouchesItselfForSound) {
  EXPECT_EQ(findings_with("x",
                          "[[135.2,34.66],[135.2,34.662],[135.201,34.662],[135.2,34.661],"
                          "[135.199,34.6615]]"),
            "");
}

// 0.000001 degrees are 9 cm.
TEST(Findings, NameAWalkwayWithHardlyAnyLength) {
  EXPECT_EQ(findings_with("x", "[[135.202,34.66],[135.202001,34.66]]"),
            "walkways.geojson: x: zero-length: is 0.09 m long (it counts as 0.5 m)\n");
}

TEST(Findings, NameTwoWalkwaysOnTheSameWayAndNoOthers) {
  EXPECT_EQ(findings_with("x", "[[135.202,34.66],[135.2015,34.660001],[135.201,34.66]]"),
            "walkways.geojson: x: duplicate-link: is on the same way as b (the way would be "
            "counted as twice as wide)\n");
  EXPECT_EQ(findings_with("x", "[[135.202,34.66],[135.2015,34.6602],[135.201,34.66]]"), "");
}

TEST(Findings, NameAnEndAboveAWayThatNoStairsLeadTo) {
  EXPECT_EQ(findings_with("x", "[[135.2021,34.66],[135.201,34.66001]]", R"(,"level":3)"),
            "walkways.geojson: x: level-jump: ends on level 3 where a way of level 0 is (no stairs "
            "join them)\n");
}

TEST(Findings, NamePartsThatAreCutOffAndTheirPlaces) {
  SmallDistrict small;
  small.add_feature("walkways.geojson", walkway("x", "[[135.2,34.665],[135.201,34.665]]"));
  small.add_feature(
      "places.geojson",
      feature("Point", R"("id":"hut","kind":"retail","area":"phase1","name_en":"Hut")",
              "[135.2,34.665]"));
  EXPECT_THROW((void)findings_of(small), InputError);
  EXPECT_EQ(findings_of(small, "Licence: CC0", CutOff::kKept),
            "walkways.geojson: x: cut-off: 1 of the 7 links are cut off from the rest (their "
            "nearest other node is 554.7 m away)\n"
            "places.geojson: hut: unreachable-place: nobody can reach the place (it stands on a "
            "part of the network that is cut off)\n");
}

TEST(Findings, NameAStopThatIsNoPlace) {
  SmallDistrict small;
  small.files["gtfs/stops.txt"] += "P3,沖,34.66,135.202\n";
  EXPECT_EQ(findings_of(small),
            "gtfs/stops.txt: P3: no-platform: no place has the stop's id (people wait on the "
            "walkway, on whatever level that is)\n");
}

TEST(Findings, TakeAGateOrStationAtAStopForItsPlatform) {
  SmallDistrict small;
  small.files["gtfs/stops.txt"] += "P3,沖,34.66,135.202\n";
  small.add_feature(
      "places.geojson",
      feature("Point", R"("id":"pole","kind":"bus_stop","area":"phase1")", "[135.202,34.66]"));
  EXPECT_EQ(findings_of(small), "");
}

// 0.0015 degrees are 137 m.
TEST(Findings, NameAStopThatIsFarFromItsPlace) {
  SmallDistrict small;
  small.replace("gtfs/stops.txt", "34.66,135.2025", "34.66,135.204");
  EXPECT_EQ(findings_of(small),
            "gtfs/stops.txt: P2: no-platform: the place with the stop's id is 137 m away (people "
            "wait there, and vehicles stop here)\n");
}

// 1,696 m: 60 s are 28 m/s; half an hour is slower than walking.
TEST(Findings, NameRunTimesThatAreHardlyTrue) {
  SmallDistrict fast;
  fast.replace("gtfs/stop_times.txt", "first,08:02:00,08:02:00", "first,08:01:00,08:01:00");
  EXPECT_EQ(findings_of(fast),
            "gtfs/stop_times.txt: first: run-time: 1696 m from P1 to P2 take 60 s (hardly any "
            "vehicle is as fast in 1 runs)\n");
  SmallDistrict slow;
  slow.replace("gtfs/stop_times.txt", "rest,09:02:00,09:02:00", "rest,09:32:00,09:32:00");
  EXPECT_EQ(findings_of(slow),
            "gtfs/stop_times.txt: rest: run-time: 1696 m from P1 to P2 take 1920 s (walking is "
            "faster in 1 runs)\n");
}

TEST(Findings, NameRunsThatLeaveOutsideTheDay) {
  SmallDistrict late;
  late.replace("gtfs/stop_times.txt", "rest,09:00:00,09:00:00", "rest,28:00:00,28:00:00");
  late.replace("gtfs/stop_times.txt", "rest,09:02:00,09:02:00", "rest,28:02:00,28:02:00");
  EXPECT_EQ(findings_of(late),
            "gtfs/stop_times.txt: rest: outside-day: leaves at 28:00, when nobody is about (a day "
            "runs from 03:00 to 27:00; 1 such runs)\n");
}

// 0.0011 degrees are 122 m; refused are 150.
TEST(Findings, NameAPlaceWithoutAnEntrance) {
  SmallDistrict small;
  small.replace("places.geojson", "[135.201,34.6601]", "[135.2,34.6611]");
  EXPECT_EQ(findings_of(small),
            "places.geojson: lab: no-entrance: the nearest end of a walkway is 122 m away (people "
            "enter there, and nobody walks the rest)\n");
}

TEST(Findings, NameMissingSourcesLicencesAndCredits) {
  SmallDistrict small;
  EXPECT_EQ(findings_of(small, " \n"),
            "SOURCES.md: no-source: the page of sources is missing or empty (nobody can tell what "
            "is measured and what is estimated)\n");
  EXPECT_EQ(findings_of(small, "Drawn from memory."),
            "SOURCES.md: no-licence: the page of sources names no licence (nobody can tell whether "
            "results may be published)\n");
  small.replace("district.toml", "credit = \"Drawn by hand\"\n", "");
  EXPECT_EQ(findings_of(small),
            "district.toml: no-licence: the key \"credit\" is missing (pictures have no line that "
            "credits the sources)\n");
}

TEST(Findings, NameSourcesThatThePageDoesNotExplain) {
  SmallDistrict small;
  small.add_feature("places.geojson",
                    feature("Point", R"("id":"x","kind":"office","area":"phase1","source":"Atlas")",
                            "[135.202,34.66]"));
  EXPECT_EQ(findings_of(small),
            "SOURCES.md: no-source: the source `Atlas` of 1 place is not explained (nobody can "
            "tell where they are from)\n");
  EXPECT_EQ(findings_of(small, "| `atlas` | an atlas | Licence: CC0 |"), "");
}

TEST(Findings, NameTermsThatAreStillToBeWritten) {
  const std::string row = "| `gtfs` | a feed | " + std::string(kTermsToWrite) + " |\n";
  EXPECT_EQ(findings_of(SmallDistrict(), "| key | source | licence |\n" + row + row),
            "SOURCES.md: no-licence: the terms of 2 imported sources are not written (it says \"" +
                std::string(kTermsToWrite) + "\")\n");
}

TEST(Findings, HaveThePositionOfWhatIsToBeMended) {
  SmallDistrict small;
  small.add_feature("walkways.geojson", walkway("x", "[[135.202,34.66],[135.2005,34.66001]]"));
  const District district = test::load_clean(small);
  const std::vector<Finding> findings = find_flaws(district);
  ASSERT_EQ(findings.size(), 2U) << "the end and the page of sources";
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
  ASSERT_TRUE(findings[0].position);
  EXPECT_NEAR(findings[0].position->x_m, 45.9, 0.1);  // 0.0005 degrees of longitude
  EXPECT_NEAR(findings[0].position->y_m, 1.5, 0.1);   // 1.1, and the grid is turned by 0.5 degrees
  EXPECT_FALSE(findings[1].position);
}

// The bundled district is an example of one without flaws.
TEST(Findings, AreNoneOfPortIsland) {
  Problems problems;
  const District island = load_district(POAI_SOURCE_DIR "/data/port-island", {}, problems);
  problems.throw_if_any();
  std::string text;
  for (const Finding& finding : find_flaws(island)) {
    text += finding.text() + '\n';
  }
  EXPECT_EQ(text, "");
}

}  // namespace
}  // namespace poai::district
