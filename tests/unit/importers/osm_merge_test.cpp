#include <gtest/gtest.h>

#include <map>

#include "support/drawn_osm.hpp"

namespace poai::importers {
namespace {

using test::DrawnOsm;
using test::ImportedOsm;

DrawnOsm street(const std::string& width = "3") {
  DrawnOsm drawn("A B C D\n X");
  drawn.way(1, "ABC", "highway=footway|width=" + width).node('X', "shop=books|name=Books");
  return drawn;
}

std::map<std::string, std::string> contents_of(const ImportedOsm& imported) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : std::filesystem::directory_iterator(imported.district())) {
    contents[entry.path().filename().string()] = read_file(entry.path());
  }
  return contents;
}

/// Replaces a text in a file of the district.
void edit(const ImportedOsm& imported, const std::string& name, const std::string& before,
          const std::string& after) {
  std::string text = imported.file(name);
  const std::size_t at = text.find(before);
  ASSERT_NE(at, std::string::npos) << text;
  write_file_atomically(imported.district() / name, text.replace(at, before.size(), after));
}

TEST(OsmMerge, ChangesNothingTheSecondTime) {
  ImportedOsm imported(street());
  const auto before = contents_of(imported);
  EXPECT_EQ(before.size(), 6U);  // district, coast line, walkways, places, population, sources
  imported.again(street());
  EXPECT_EQ(contents_of(imported), before);
}

/// What the last import did to a file.
FileChange change_of(const ImportedOsm& imported, const std::string& file) {
  for (const FileChange& change : imported.report().changes()) {
    if (change.file == file) {
      return change;
    }
  }
  throw std::runtime_error("the import knows nothing of " + file);
}

/// A street of 46 m a letter, wide enough to leave the 300 m around what was imported before.
DrawnOsm long_street() {
  DrawnOsm drawn("ABCDEFGHIJKLMNOPQRST\n   X");
  drawn.way(1, "ABCDEFGHIJKLMNOPQRST", "highway=footway|width=3")
      .node('X', "shop=books|name=Books");
  return drawn;
}

Area columns(int first, int last) {
  Problems problems;
  const auto lon = [](int column) { return DrawnOsm::kWest + column * DrawnOsm::kStepDeg; };
  return parse_box(fmt::format("{},34.65,{},34.67", lon(first) - 1e-5, lon(last) + 1e-5), problems);
}

TEST(OsmMerge, GrowsAnAreaWithItsLand) {
  ImportedOsm imported(long_street(), columns(0, 5));
  EXPECT_NE(imported.file("coastline.geojson").find("\"estimated\":true"), std::string::npos);
  EXPECT_THROW(imported.again(long_street(), ConflictPolicy::kRefuse, columns(0, 19)), InputError);
  imported.again(long_street(), ConflictPolicy::kOverwrite, columns(0, 19));
  const district::District grown = imported.load();
  EXPECT_EQ(grown.coastline.size(), 1U);
  for (const district::Area area : grown.network.area) {
    EXPECT_EQ(area, district::Area::kIsland);
  }
  const std::string land = imported.file("coastline.geojson");
  imported.again(long_street(), ConflictPolicy::kOverwrite, columns(0, 5));
  EXPECT_EQ(imported.file("coastline.geojson"), land) << "a smaller area takes no land away";
}

TEST(OsmMerge, KeepsTheLandThatTheUserDrew) {
  ImportedOsm imported(long_street(), columns(0, 5));
  edit(imported, "coastline.geojson", "\"estimated\":true", "\"estimated\":false");
  const std::string land = imported.file("coastline.geojson");
  imported.again(long_street(), ConflictPolicy::kOverwrite, columns(0, 19));
  EXPECT_EQ(imported.file("coastline.geojson"), land);
  EXPECT_EQ(imported.report().fact("land"), "the district's coast line");
}

TEST(OsmMerge, SaysHowToAddAnAreaBesideAnother) {
  ImportedOsm imported(long_street(), columns(0, 7));
  for (const auto policy : {ConflictPolicy::kRefuse, ConflictPolicy::kOverwrite}) {
    try {
      imported.again(long_street(), policy, columns(8, 19));
      FAIL() << "the first area was lost";
    } catch (const InputError& error) {
      EXPECT_NE(std::string(error.what()).find("import one that holds both"), std::string::npos)
          << error.what();
    }
  }
}

TEST(OsmMerge, RefusesToOverwriteAnEditAndWritesNothing) {
  ImportedOsm imported(street());
  edit(imported, "walkways.geojson", "\"width_m\":3.0", "\"width_m\":9.0");
  const auto before = contents_of(imported);
  DrawnOsm with_more = street();
  with_more.way(2, "CD", "highway=footway");
  try {
    imported.again(with_more);
    FAIL() << "the edit was overwritten";
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kScenario);
    EXPECT_NE(std::string(error.what()).find("would change 1 and remove 0"), std::string::npos)
        << error.what();
    EXPECT_NE(std::string(error.what()).find("w1"), std::string::npos);
  }
  EXPECT_EQ(contents_of(imported), before);
}

TEST(OsmMerge, OverwritesAnEditIfAsked) {
  ImportedOsm imported(street());
  edit(imported, "walkways.geojson", "\"width_m\":3.0", "\"width_m\":9.0");
  imported.again(street(), ConflictPolicy::kOverwrite);
  EXPECT_NE(imported.file("walkways.geojson").find("\"width_m\":3.0"), std::string::npos);
}

TEST(OsmMerge, KeepsWhatTheUserAdded) {
  ImportedOsm imported(street());
  edit(imported, "places.geojson", "\"kind\":\"retail\"", "\"kind\":\"retail\",\"staff\":7");
  imported.again(street("4"), ConflictPolicy::kOverwrite);
  EXPECT_EQ(imported.load().places[PlaceId(0)].staff, 7U);
  EXPECT_EQ(change_of(imported, "walkways.geojson").changed, 1U);  // the walkway's width
}

DrawnOsm cafe(const std::string& width = "3") {
  DrawnOsm drawn("A B C D\n X\n\n P Q\n S R");
  drawn.way(1, "ABC", "highway=footway|width=" + width).node('X', "amenity=cafe");
  return drawn.way(2, "PQRSP", "building=yes");
}

TEST(OsmMerge, KeepsAnEstimateThatTheUserCorrected) {
  ImportedOsm imported(cafe());
  edit(imported, "places.geojson", "\"price_yen\":900", "\"price_yen\":999");
  edit(imported, "places.geojson", "\"price_yen\",", "");  // of the list "estimated"
  imported.again(cafe());                                  // and nothing would be overwritten
  imported.again(cafe("4"), ConflictPolicy::kOverwrite);
  EXPECT_EQ(imported.load().services[PlaceId(0)].price_yen, 999.0);
  const std::string places = imported.file("places.geojson");
  EXPECT_EQ(places.find("\"price_yen\","), std::string::npos) << places;
  EXPECT_NE(places.find("\"service_s\","), std::string::npos) << places;
}

TEST(OsmMerge, ReplacesAnEstimateThatIsStillCalledOne) {
  ImportedOsm imported(cafe());
  edit(imported, "places.geojson", "\"price_yen\":900", "\"price_yen\":999");
  EXPECT_THROW(imported.again(cafe()), InputError);
  imported.again(cafe(), ConflictPolicy::kOverwrite);
  EXPECT_EQ(imported.load().services[PlaceId(0)].price_yen, 900.0);
}

TEST(OsmMerge, TakesWhatTheSourceKnowsNowForAnEstimate) {
  ImportedOsm imported(cafe());
  imported.again(DrawnOsm("A B C D\n X\n\n P Q\n S R")
                     .way(1, "ABC", "highway=footway|width=3")
                     .way(2, "PQRSP", "building=yes")
                     .node('X', "amenity=cafe|capacity=17"),
                 ConflictPolicy::kOverwrite);
  EXPECT_EQ(imported.load().services[PlaceId(0)].seats, 17U);
  EXPECT_EQ(imported.file("places.geojson").find("\"seats\","), std::string::npos);
}

TEST(OsmMerge, KeepsAnEstimatedHeightThatTheUserCorrected) {
  ImportedOsm imported(cafe());
  edit(imported, "buildings.geojson", "\"height_m\":6.0", "\"height_m\":31.0");
  edit(imported, "buildings.geojson", "\"estimated\":true", "\"estimated\":false");
  imported.again(cafe("4"), ConflictPolicy::kOverwrite);
  EXPECT_EQ(imported.load().buildings.at(0).height_m, 31.0);
  EXPECT_NE(imported.file("buildings.geojson").find("\"estimated\":false"), std::string::npos);
}

TEST(OsmMerge, ReplacesTheOldPiecesOfAWayThatIsSplitAnew) {
  ImportedOsm imported(street());
  EXPECT_EQ(imported.load().network.link_count(), 1U);
  DrawnOsm split = street();
  split.way(2, "BX", "highway=footway");
  EXPECT_THROW(imported.again(split), InputError);
  imported.again(split, ConflictPolicy::kOverwrite);
  EXPECT_EQ(imported.load().network.link_count(), 3U);  // w1 twice and w2; the whole w1 is gone
}

TEST(OsmMerge, KeepsOtherRecordsOfTheDistrict) {
  ImportedOsm imported(street());
  DrawnOsm other("A B C D\n X");
  other.way(5, "CD", "highway=footway").node('X', "shop=books|name=Books");
  imported.again(other);
  const auto& walkways = change_of(imported, "walkways.geojson");
  EXPECT_EQ(walkways.added, 1U);
  EXPECT_EQ(walkways.kept, 1U);
  EXPECT_EQ(imported.load().network.link_count(), 2U);
}

TEST(OsmMerge, NamesItsSourceOnce) {
  ImportedOsm imported(street());
  imported.again(street("4"), ConflictPolicy::kOverwrite);
  const std::string sources = imported.file("SOURCES.md");
  const std::size_t first = sources.find("| `openstreetmap` |");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(sources.find("| `openstreetmap` |", first + 1), std::string::npos);
  EXPECT_NE(imported.file("district.toml").find("© OpenStreetMap contributors"), std::string::npos);
}

}  // namespace
}  // namespace poai::importers
