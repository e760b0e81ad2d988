#include <gtest/gtest.h>

#include "support/drawn_osm.hpp"

namespace poai::importers {
namespace {

using district::District;
using district::PlaceKind;
using district::ServiceKind;
using test::DrawnOsm;
using test::ImportedOsm;

/// A street A-B-C, a square P Q R S beside it, and a node X.
DrawnOsm street() {
  DrawnOsm drawn(
      "A  B  C\n"
      "  PQ X \n"
      "  SR   ");
  drawn.way(1, "ABC", "highway=residential");
  return drawn;
}

const district::Place& place(const District& district, const std::string& id) {
  return district.places[*district.find_place(id)];
}

TEST(OsmPlaces, ComeFromTheirTags) {
  const District district =
      ImportedOsm(street()
                      .node('X',
                            "amenity=restaurant|name=食堂|name:en=Diner|capacity=33|"
                            "opening_hours=Mo-Fr 11:00-14:30")
                      .way(2, "PQRSP", "building=yes|office=research|name=研究所"))
          .load();
  ASSERT_EQ(district.places.size(), 2U);
  const district::Place& diner = place(district, "n88");
  EXPECT_EQ(diner.kind, PlaceKind::kDining);
  EXPECT_EQ(diner.name_ja, "食堂");
  EXPECT_EQ(diner.name_en, "Diner");
  const district::Service& service = district.services[*district.find_place("n88")];
  EXPECT_EQ(service.kind, ServiceKind::kRestaurant);
  EXPECT_EQ(service.seats, 33U);
  EXPECT_EQ(service.opens, SimTime::at(11));
  EXPECT_EQ(service.closes, SimTime::at(14, 30));
  EXPECT_FALSE(service.open_on_weekends);
  EXPECT_EQ(place(district, "w2").kind, PlaceKind::kResearch);
}

TEST(OsmPlaces, KeepTheirCuisines) {
  const ImportedOsm imported(
      street().node('X', "amenity=restaurant|cuisine=ramen; fish and chips,udon"));
  EXPECT_NE(imported.file("places.geojson").find(R"("cuisine":["ramen","fish_and_chips","udon"])"),
            std::string::npos)
      << imported.file("places.geojson");
  EXPECT_EQ(imported.load().places.size(), 1U);
}

TEST(OsmPlaces, LeaveTheBlanksAroundACuisineOut) {
  const ImportedOsm imported(
      street().node('X', "amenity=restaurant|cuisine= ramen ;udon  , ; fish and chips "));
  EXPECT_NE(imported.file("places.geojson").find(R"("cuisine":["ramen","udon","fish_and_chips"])"),
            std::string::npos)
      << imported.file("places.geojson");
}

TEST(OsmPlaces, OfNoKnownKindAreCounted) {
  const ImportedOsm imported(
      street().node('X', "amenity=bench").node('P', "shop=no").node('Q', "amenity=pharmacy"));
  EXPECT_EQ(imported.report().rejected("places", "of no kind that is known here"), 1U);
  EXPECT_EQ(imported.load().places.size(), 1U);
}

TEST(OsmPlaces, SayWhatIsEstimated) {
  const ImportedOsm imported(street().node('X', "amenity=cafe|opening_hours=sunrise-sunset"));
  EXPECT_NE(imported.file("places.geojson")
                .find(R"("estimated":["seats","stay_min","counters","service_s","price_yen",)"
                      R"("opens","closes"])"),
            std::string::npos)
      << imported.file("places.geojson");
  EXPECT_EQ(imported.report().adjusted("places", "seats estimated from the kind"), 1U);
  EXPECT_EQ(
      imported.report().adjusted("places", "opening_hours not understood: estimated from the kind"),
      1U);
}

TEST(OsmPlaces, StandAtTheirMainEntrance) {
  const District district = ImportedOsm(street()
                                            .way(2, "PQRSP", "building=hospital")
                                            .node('Q', "entrance=main")
                                            .node('S', "entrance=service"))
                                .load();
  const geometry::Point at = place(district, "w2").position;
  const geometry::Point corner = district.buildings[0].outline[1];  // Q
  EXPECT_NEAR(at.x_m, corner.x_m, 0.02);
  EXPECT_NEAR(at.y_m, corner.y_m, 0.02);
}

TEST(OsmPlaces, WithoutAWalkwayNearAreRejected) {
  const ImportedOsm imported(
      DrawnOsm("A B\n\n\n\n\nX").way(1, "AB", "highway=footway").node('X', "shop=books"));
  EXPECT_EQ(imported.report().rejected("places", "no walkway within 150 m"), 1U);
  EXPECT_EQ(imported.report().subject("places").accepted, 0U);
}

TEST(OsmPlaces, GoToAnotherLevelWhereTheirsHasNoNode) {
  const ImportedOsm imported(street().node('X', "shop=books|level=3"));
  EXPECT_TRUE(place(imported.load(), "n88").node.valid());
  EXPECT_EQ(
      imported.report().adjusted("places", "no walkway near on its level: put on another one"), 1U);
}

TEST(OsmPlaces, ThatAreNeverOpenAreRejected) {
  const ImportedOsm imported(street()
                                 .node('X', "amenity=cafe|opening_hours=closed")
                                 .node('P', "amenity=cafe|opening_hours=Mo-Fr 10:00-15:00"));
  EXPECT_EQ(imported.report().rejected("places", "never open, as its opening_hours say"), 1U);
  EXPECT_EQ(imported.load().places.size(), 1U);
}

TEST(OsmBuildings, WithoutAWholeOutlineAreCounted) {
  const ImportedOsm imported(street()
                                 .way(2, "PQR", "building=yes")
                                 .way(3, "PQRSP", "")
                                 .multipolygon(4, {3, 99}, "building=yes")
                                 .way(6, "QRS", "")
                                 .multipolygon(5, {6}, "building=yes"));
  EXPECT_EQ(imported.report().rejected("outlines", "its way is not closed"), 1U);
  EXPECT_EQ(imported.report().adjusted("outlines", "a way of it is not in the data"), 1U);
  EXPECT_EQ(imported.report().rejected("outlines", "its ways do not close"), 1U);
  EXPECT_EQ(imported.load().buildings.size(), 1U);
}

TEST(OsmBuildings, HaveHeightsFloorsAndThePlaceInThem) {
  DrawnOsm drawn(
      "A  B  C\n"
      "  P Q \n"
      "   X  \n"
      "  S R ");
  drawn.way(1, "ABC", "highway=residential").node('X', "shop=books");
  const District district =
      ImportedOsm(drawn.way(2, "PQRSP", "building=yes|height=24.5 m|building:levels=6")).load();
  ASSERT_EQ(district.buildings.size(), 1U);
  EXPECT_DOUBLE_EQ(district.buildings[0].height_m, 24.5);
  EXPECT_EQ(district.buildings[0].floors, 6U);
  EXPECT_EQ(district.buildings[0].place, *district.find_place("n88"));
}

TEST(OsmBuildings, GetTheirHeightFromTheirFloors) {
  const ImportedOsm imported(street().way(2, "PQRSP", "building=yes|building:levels=4"));
  EXPECT_DOUBLE_EQ(imported.load().buildings[0].height_m, 12.0);  // 3 m a storey
  EXPECT_EQ(imported.report().adjusted("buildings", "height estimated"), 1U);
}

TEST(OsmBuildings, OfSeveralWaysAreJoined) {
  const District district =
      ImportedOsm(
          street().way(2, "PQR", "").way(3, "PSR", "").multipolygon(9, {2, 3}, "building=yes"))
          .load();
  ASSERT_EQ(district.buildings.size(), 1U);
  EXPECT_EQ(district.buildings[0].outline.size(), 5U);
  EXPECT_FALSE(district.buildings[0].place.valid());
}

TEST(OsmBuildings, WithAbsurdHeightsGetAnEstimate) {
  const District district =
      ImportedOsm(street().way(2, "PQRSP", "building=yes|height=1e99|building:levels=-7")).load();
  EXPECT_DOUBLE_EQ(district.buildings[0].height_m, 6.0);
  EXPECT_EQ(district.buildings[0].floors, 2U);
}

}  // namespace
}  // namespace poai::importers
