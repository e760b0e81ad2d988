// Files that are broken or hostile: a sentence, in bounded time and memory, and nothing is written.

#include <gtest/gtest.h>

#include "support/drawn_osm.hpp"

namespace poai::importers {
namespace {

using test::DrawnOsm;
using test::ImportedOsm;

/// What the import of a text says.
std::string problem_of(const std::string& xml) {
  try {
    const ImportedOsm imported(xml);
    return "no problem";
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kFiles);
    return error.what();
  }
}

void expect_says(const std::string& xml, const std::string& text) {
  const std::string said = problem_of(xml);
  EXPECT_NE(said.find(text), std::string::npos) << said;
}

std::string osm(const std::string& content) {
  return "<?xml version=\"1.0\"?>\n<osm version=\"0.6\">" + content + "</osm>\n";
}

TEST(OsmProblems, ATextThatIsNoXml) {
  expect_says("hello", "cannot be read as OpenStreetMap data");
}

TEST(OsmProblems, XmlThatEndsEarly) {
  expect_says("<?xml version=\"1.0\"?>\n<osm version=\"0.6\"><node id=\"1\"", "cannot be read");
}

TEST(OsmProblems, NothingToWalkOn) {
  expect_says(osm(R"(<node id="1" lat="34" lon="135"/>)"), "there is nothing to walk on");
  expect_says(DrawnOsm("A B").way(1, "AB", "highway=motorway").xml(),
              "there is nothing to walk on");
}

TEST(OsmProblems, EntitiesThatMultiply) {
  std::string xml = "<?xml version=\"1.0\"?>\n<!DOCTYPE osm [<!ENTITY a \"aaaaaaaaaa\">";
  for (char name = 'b'; name <= 'j'; ++name) {
    const std::string before = std::string("&") + static_cast<char>(name - 1) + ";";
    xml += std::string("<!ENTITY ") + name + " \"";
    for (int i = 0; i < 10; ++i) {
      xml += before;
    }
    xml += "\">";
  }
  xml +=
      "]>\n<osm version=\"0.6\"><node id=\"1\" lat=\"34\" lon=\"135\"><tag k=\"name\" "
      "v=\"&j;\"/></node></osm>";
  expect_says(xml, "cannot be read");
}

TEST(OsmProblems, DeepNesting) {
  std::string xml = "<?xml version=\"1.0\"?>\n<osm version=\"0.6\">";
  for (int i = 0; i < 100'000; ++i) {
    xml += "<node id=\"1\">";
  }
  expect_says(xml, "cannot be read");
}

TEST(OsmProblems, ATagLongerThanTheFormatAllows) {
  const std::string name(100'000, 'x');
  expect_says(
      osm("<node id=\"1\" lat=\"34\" lon=\"135\"><tag k=\"name\" v=\"" + name + "\"/></node>"),
      "cannot be read");
}

TEST(OsmProblems, AbsurdCoordinates) {
  expect_says(osm(R"(<node id="1" lat="1e300" lon="135"/>)"), "there is nothing to walk on");
  expect_says(osm(R"(<node id="1" lat="nan" lon="135"/>)"), "cannot be read");
}

TEST(OsmProblems, PositionsOutsideOfTheEarthAreRejectedAndCounted) {
  std::string xml = DrawnOsm("A B").way(1, "AB", "highway=footway").xml();
  xml.insert(xml.find("<way"), R"(<node id="1000" lat="120" lon="135"/>)");
  const ImportedOsm imported(xml);
  EXPECT_EQ(imported.report().rejected("nodes", "deleted, or no position on the earth"), 1U);
}

TEST(OsmProblems, WaysOfNodesThatAreNotThere) {
  std::string xml = DrawnOsm("A B C").way(1, "ABC", "highway=footway").xml();
  xml.insert(
      xml.find("</osm>"),
      R"(<way id="2"><nd ref="999999999999"/><nd ref="65"/><tag k="highway" v="path"/></way>)");
  const ImportedOsm imported(xml);
  EXPECT_EQ(imported.report().rejected("ways", "fewer than two nodes in the area"), 1U);
  EXPECT_EQ(imported.load().network.link_count(), 1U);
}

TEST(OsmProblems, DataThatReachTooFar) {
  std::string xml = DrawnOsm("A B").way(1, "AB", "highway=footway").xml();
  xml.insert(xml.find("<way"), R"(<node id="1000" lat="34.66" lon="139.7"/>)");
  xml.insert(xml.find("</osm>"),
             R"(<way id="2"><nd ref="66"/><nd ref="1000"/><tag k="highway" v="path"/></way>)");
  expect_says(xml, "reach too far for one district");
}

TEST(OsmProblems, ANodeAtAWrongPositionIsNotBlamedOnTheCrs) {
  std::string xml = DrawnOsm("A B").way(1, "AB", "highway=footway").xml();
  xml.insert(xml.find("<way"), R"(<node id="1000" lat="-34.66" lon="-135.2"/>)");
  xml.insert(xml.find("</osm>"),
             R"(<way id="2"><nd ref="66"/><nd ref="1000"/><tag k="highway" v="path"/></way>)");
  expect_says(xml, "too far for one district (from -135.2000, -34.6600 to 135.2010, 34.6600");
}

TEST(OsmProblems, LandThatWouldReachTooFar) {
  // 199 km from west to east: the network just fits, a rectangle of land around it does not.
  std::string xml = DrawnOsm("A B").way(1, "AB", "highway=footway").xml();
  xml.insert(xml.find("<way"), R"(<node id="1000" lat="34.66" lon="137.378"/>)");
  xml.insert(xml.find("</osm>"),
             R"(<way id="2"><nd ref="66"/><nd ref="1000"/><tag k="highway" v="path"/></way>)");
  expect_says(xml, "reach too far for one district (100 km from its origin");
}

TEST(OsmProblems, ACrsThatIsNotMadeForThePlace) {
  std::string xml = DrawnOsm("A B").way(1, "AB", "highway=footway").xml();
  for (std::size_t at = xml.find("lon=\"135"); at != std::string::npos;
       at = xml.find("lon=\"135", at)) {
    xml.replace(at, 8, "lon=\"13");
  }
  expect_says(xml, "EPSG:6673 is not made for 13.2005");
}

TEST(OsmProblems, AFileOfAnotherKind) {
  Problems problems;
  const TemporaryFolder folder;
  write_file_atomically(folder / "map.txt", "x");
  ImportReport report("osm", {});
  const auto district = open_district_folder(folder / "d", std::nullopt, problems);
  EXPECT_THROW(static_cast<void>(import_osm({folder / "map.txt", folder / "none.osm"}, {}, district,
                                            report, problems)),
               InputError);
  EXPECT_NE(test::text_of(problems).find("has no known ending"), std::string::npos);
  EXPECT_NE(test::text_of(problems).find("none.osm: does not exist"), std::string::npos);
}

}  // namespace
}  // namespace poai::importers
