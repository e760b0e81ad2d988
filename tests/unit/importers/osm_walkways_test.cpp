#include <gtest/gtest.h>

#include <algorithm>

#include "engine/district/findings.hpp"
#include "support/drawn_osm.hpp"

namespace poai::importers {
namespace {

using district::District;
using district::WalkwayKind;
using test::DrawnOsm;
using test::ImportedOsm;
using test::link_named;

std::vector<std::string> ids_of(const District& district) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < district.network.link_count(); ++i) {
    ids.push_back(district.network.link_name[LinkId(i)]);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

TEST(OsmWalkways, AreSplitWhereTheyMeet) {
  const ImportedOsm imported(DrawnOsm("A B C\n"
                                      "  D  ")
                                 .way(1, "ABC", "highway=residential|name=通り")
                                 .way(2, "BD", "highway=footway"));
  const District district = imported.load();
  EXPECT_EQ(ids_of(district), (std::vector<std::string>{"w1-65-66", "w1-66-67", "w2"}));
  EXPECT_EQ(district.network.node_count(), 4U);
  // 0.001 degrees of longitude at 34.66 degrees are 91.68 m on GRS80.
  EXPECT_NEAR(district.network.length_m[link_named(district, "w1-65-66")], 91.68F, 0.05F);
}

TEST(OsmWalkways, HaveTheKindOfTheirTags) {
  const District district = ImportedOsm(DrawnOsm("A B C D E F G")
                                            .way(1, "AB", "highway=footway")
                                            .way(2, "BC", "highway=footway|footway=crossing")
                                            .way(3, "CD", "highway=steps")
                                            .way(4, "DE", "highway=footway|bridge=yes|covered=yes")
                                            .way(5, "EF", "highway=corridor")
                                            .way(6, "FG", "railway=platform"))
                                .load();
  const auto kind = [&district](const std::string& id) {
    return district.network.kind[link_named(district, id)];
  };
  EXPECT_EQ(kind("w1"), WalkwayKind::kFootway);
  EXPECT_EQ(kind("w2"), WalkwayKind::kCrossing);
  EXPECT_EQ(kind("w3"), WalkwayKind::kStairs);
  EXPECT_EQ(kind("w4"), WalkwayKind::kBridge);
  EXPECT_EQ(kind("w5"), WalkwayKind::kIndoor);
  EXPECT_EQ(kind("w6"), WalkwayKind::kFootway);
  EXPECT_EQ(district.network.covered[link_named(district, "w4")], 1);
  EXPECT_EQ(district.network.covered[link_named(district, "w5")], 1);
  EXPECT_EQ(district.network.covered[link_named(district, "w1")], 0);
}

TEST(OsmWalkways, TakeTaggedWidthsOfFootwaysAndStatedOnesElsewhere) {
  const ImportedOsm imported(DrawnOsm("A B C D")
                                 .way(1, "AB", "highway=footway|width=3.5 m")
                                 .way(2, "BC", "highway=residential|width=12")
                                 .way(3, "CD", "highway=footway|width=11'6&quot;"));
  const District district = imported.load();
  EXPECT_FLOAT_EQ(district.network.width_m[link_named(district, "w1")], 3.5F);
  // The width of a street is that of its carriageway; two pavements of 2 m are assumed.
  EXPECT_FLOAT_EQ(district.network.width_m[link_named(district, "w2")], 4.0F);
  EXPECT_FLOAT_EQ(district.network.width_m[link_named(district, "w3")], 2.0F);
  EXPECT_EQ(imported.report().adjusted("ways", "width estimated from its kind"), 2U);
}

TEST(OsmWalkways, LeaveOutWhatNobodyMayWalkOnAndCountWhy) {
  const ImportedOsm imported(DrawnOsm("A B C D E F G H")
                                 .way(1, "AB", "highway=footway")
                                 .way(2, "BC", "highway=motorway")
                                 .way(3, "CD", "highway=service|access=private")
                                 .way(4, "DE", "highway=footway|foot=no")
                                 .way(5, "EF", "highway=construction")
                                 .way(6, "FG", "highway=primary|sidewalk=separate")
                                 .way(7, "BH", "highway=cycleway|foot=designated")
                                 .way(8, "AH", "highway=service|access=private|foot=yes"));
  EXPECT_EQ(ids_of(imported.load()), (std::vector<std::string>{"w1", "w7", "w8"}));
  const ImportReport& report = imported.report();
  EXPECT_EQ(report.rejected("ways", "for vehicles only"), 1U);
  EXPECT_EQ(report.rejected("ways", "access=no or private"), 1U);
  EXPECT_EQ(report.rejected("ways", "foot=no or private"), 1U);
  EXPECT_EQ(report.rejected("ways", "a kind of highway that nobody walks on"), 1U);
  EXPECT_EQ(report.rejected("ways", "its pavements are ways of their own"), 1U);
}

TEST(OsmWalkways, GoUpOnStairsByTheirLevels) {
  const District district = ImportedOsm(DrawnOsm("A B C D")
                                            .way(1, "AB", "highway=footway")
                                            .way(2, "BC", "highway=steps|level=0;1")
                                            .way(3, "CD", "highway=footway|level=1"))
                                .load();
  const LinkId stairs = link_named(district, "w2");
  EXPECT_FLOAT_EQ(district.network.node_level[district.network.link_from[stairs]], 0.0F);
  EXPECT_FLOAT_EQ(district.network.node_level[district.network.link_to[stairs]], 1.0F);
  EXPECT_EQ(district.network.kind[link_named(district, "w3")], WalkwayKind::kDeck);
}

TEST(OsmWalkways, GoDownOnStairsThatAreDrawnDownwards) {
  const District district = ImportedOsm(DrawnOsm("A B C D")
                                            .way(1, "AB", "highway=footway|level=2")
                                            .way(2, "BC", "highway=steps|level=0;2")
                                            .way(3, "CD", "highway=footway"))
                                .load();
  const LinkId stairs = link_named(district, "w2");
  EXPECT_FLOAT_EQ(district.network.node_level[district.network.link_from[stairs]], 2.0F);
  EXPECT_FLOAT_EQ(district.network.node_level[district.network.link_to[stairs]], 0.0F);
}

TEST(OsmWalkways, StayConnectedWhereLevelsMeetWithoutStairs) {
  const ImportedOsm imported(
      DrawnOsm("A B C D").way(1, "ABC", "highway=footway").way(2, "CD", "highway=footway|level=1"));
  const District district = imported.load();  // the loader wants one network
  EXPECT_FLOAT_EQ(district.network.node_level[district.network.link_to[link_named(district, "w2")]],
                  0.0F);
  EXPECT_EQ(
      imported.report().adjusted("walkways", "level changed: it meets another one without stairs"),
      1U);
}

TEST(OsmWalkways, AreJoinedByLifts) {
  const ImportedOsm imported(DrawnOsm("A B C")
                                 .way(1, "AB", "highway=footway")
                                 .way(2, "BC", "highway=footway|level=2")
                                 .node('B', "highway=elevator"));
  const District district = imported.load();
  const LinkId lift = link_named(district, "n66-0-2");
  EXPECT_EQ(district.network.kind[lift], WalkwayKind::kIndoor);
  EXPECT_FLOAT_EQ(district.network.node_level[district.network.link_to[lift]], 2.0F);
  EXPECT_EQ(imported.report().subject("lifts").accepted, 1U);
  for (const district::Finding& finding : district::find_flaws(district)) {  // it goes straight up
    EXPECT_NE(finding.kind, district::FindingKind::kZeroLength) << finding.text();
  }
}

TEST(OsmWalkways, CrossPedestrianAreas) {
  const District district = ImportedOsm(DrawnOsm("  E    \n"
                                                 "  A B  \n"
                                                 "  D C F")
                                            .way(1, "ABCDA", "highway=pedestrian|area=yes")
                                            .way(2, "EA", "highway=footway")
                                            .way(3, "CF", "highway=footway"))
                                .load();
  const auto ids = ids_of(district);
  EXPECT_TRUE(std::find(ids.begin(), ids.end(), "w1-65-67-across") != ids.end()) << ids.size();
}

TEST(OsmWalkways, MakeTwoWalkwaysOfALoop) {
  const District district = ImportedOsm(DrawnOsm("A B C\n"
                                                 "  E D")
                                            .way(1, "AB", "highway=footway")
                                            .way(2, "BCDEB", "highway=footway"))
                                .load();
  EXPECT_EQ(district.network.link_count(), 3U);
}

TEST(OsmWalkways, KeepOnlyTheLargestConnectedPart) {
  const ImportedOsm imported(DrawnOsm("A B C\n\n"
                                      "D E")
                                 .way(1, "ABC", "highway=footway")
                                 .way(2, "DE", "highway=footway"));
  EXPECT_EQ(ids_of(imported.load()), (std::vector<std::string>{"w1"}));
  EXPECT_EQ(imported.report().rejected("walkways", "cut off from the largest connected part"), 1U);
  EXPECT_EQ(imported.report().fact("connected parts of the network").substr(0, 2), "2,");
}

TEST(OsmWalkways, AreCutAtTheBorderOfTheArea) {
  const Area west(GeoBox{{135.1999, 34.65}, {135.2011, 34.67}});
  const ImportedOsm imported(DrawnOsm("A B C D").way(1, "ABCD", "highway=footway"), west);
  const District district = imported.load();
  ASSERT_EQ(district.network.link_count(), 1U);
  EXPECT_NEAR(district.network.length_m[LinkId(0)], 91.68F, 0.05F);  // A to B
  EXPECT_EQ(imported.report().fact("nodes"), "4 read, 2 in the area");
}

TEST(OsmWalkways, BecomeNodesWhereAnEntranceIs) {
  const District district =
      ImportedOsm(DrawnOsm("A B C").way(1, "ABC", "highway=footway").node('B', "entrance=main"))
          .load();
  EXPECT_EQ(district.network.link_count(), 2U);
}

TEST(OsmWalkways, OutsideOfAClosedCoastLineAreMainland) {
  const District district = ImportedOsm(DrawnOsm("P     Q      \n"
                                                 "  A B   C  D \n"
                                                 "R     S      ")
                                            .way(1, "AB", "highway=footway")
                                            .way(2, "BC", "highway=footway|bridge=yes")
                                            .way(3, "CD", "highway=footway")
                                            .way(4, "PRSQP", "natural=coastline"))
                                .load();
  EXPECT_EQ(district.network.area[link_named(district, "w1")], district::Area::kIsland);
  EXPECT_EQ(district.network.area[link_named(district, "w3")], district::Area::kMainland);
  EXPECT_EQ(district.coastline.size(), 1U);
}

TEST(OsmWalkways, TensOfKilometresLongStayOnTheLandThatIsMadeForThem) {
  std::string xml = DrawnOsm("A B").way(1, "AB", "highway=footway").xml();
  xml.insert(xml.find("<way"), R"(<node id="1000" lat="34.33" lon="135.2"/>)");
  xml.insert(xml.find("</osm>"),
             R"(<way id="2"><nd ref="65"/><nd ref="1000"/><tag k="highway" v="path"/></way>)");
  const District district = ImportedOsm(xml).load();
  EXPECT_EQ(district.network.area[link_named(district, "w2")], district::Area::kIsland);
  EXPECT_NEAR(district.network.length_m[link_named(district, "w2")], 36'600.0, 50.0);
}

}  // namespace
}  // namespace poai::importers
