#include <gtest/gtest.h>

#include "tests/unit/district/small_district.hpp"

namespace poai::district {
namespace {

using test::problems_after;

constexpr const char* kPlaces = "places.geojson";

TEST(PlaceProblems, NameAPlaceInTheSea) {
  EXPECT_EQ(problems_after(kPlaces, "[135.2,34.6601]", "[135.1895,34.6601]")
                .find("places.geojson:7: terminal: the place is in the sea (135.1895, 34.6601 is "
                      "outside the coast line's land); set its area to mainland if it is there\n"),
            0U);
}

TEST(PlaceProblems, NameAPlaceThatNoWalkwayReaches) {
  EXPECT_EQ(
      problems_after(kPlaces, "[135.201,34.6601]", "[135.201,34.662]"),
      "places.geojson:2: lab: no node of the network on level 0 is within 150 m (nobody could "
      "walk there); lead a walkway to it\n");
}

TEST(PlaceProblems, NameAPlaceOnALevelThatIsNotThere) {
  EXPECT_EQ(problems_after(kPlaces, "\"level\":3", "\"level\":2"),
            "places.geojson:5: P2: no node of the network on level 2 is within 150 m (nobody could "
            "walk there); lead a walkway to it\n");
}

TEST(PlaceProblems, NameAnAbsurdPosition) {
  EXPECT_EQ(problems_after(kPlaces, "[135.201,34.6601]", "[0,0]")
                .find("places.geojson:2: lab: the position 0, 0 is absurd (it is "),
            0U);
}

TEST(PlaceProblems, NameAnIdThatIsThereTwice) {
  EXPECT_EQ(problems_after(kPlaces, "\"id\":\"terminal\"", "\"id\":\"bridge_gate\"")
                .find("places.geojson:7: id: \"bridge_gate\" is there twice (ids are unique)\n"),
            0U);
}

TEST(PlaceProblems, NameAnUnknownHost) {
  EXPECT_EQ(
      problems_after(kPlaces, "\"host\":\"lab\"", "\"host\":\"lap\""),
      "places.geojson:3: canteen.host: \"lap\" is unknown (no place has this id); did you mean "
      "\"lab\"?\n");
  EXPECT_EQ(problems_after(kPlaces, "\"host\":\"lab\"", "\"host\":\"canteen\""),
            "places.geojson:3: canteen.host: the place is its own host\n");
}

TEST(PlaceProblems, NameAGateWithoutModes) {
  EXPECT_EQ(
      problems_after(kPlaces, ",\"modes\":[\"walk\",\"bicycle\"]", ""),
      "places.geojson:6: bridge_gate.modes: a gate needs at least one mode (nobody could come "
      "through it)\n");
  EXPECT_EQ(problems_after(kPlaces, "\"bicycle\"", "\"bicyle\""),
            "places.geojson:6: bridge_gate.modes: \"bicyle\" is unknown (allowed are port_liner, "
            "bus, car, bicycle, walk, ferry); did you mean \"bicycle\"?\n");
  EXPECT_EQ(problems_after(kPlaces, "\"staff\":40", "\"modes\":[\"walk\"]"),
            "places.geojson:2: lab.modes: only gates have modes\n");
}

TEST(PlaceProblems, NameUnknownWordsAndProperties) {
  EXPECT_EQ(
      problems_after(kPlaces, "\"kind\":\"research\"", "\"kind\":\"reserch\""),
      "places.geojson:2: lab.kind: \"reserch\" is unknown (allowed are housing, office, "
      "company, research, rental_lab, hospital, university, school, hotel, convention, arena, "
      "museum, zoo, retail, sports, park, plaza, community, logistics, airport, ferry, "
      "station, bus_stop, gate, dining, interaction); did you mean \"research\"?\n");
  EXPECT_EQ(problems_after(kPlaces, "\"staff\":40", "\"stuff\":40"),
            "places.geojson:2: lab.stuff: the property is unknown; did you mean \"staff\"?\n");
  EXPECT_EQ(problems_after(kPlaces, "\"staff\":40", "\"staff\":-40"),
            "places.geojson:2: lab.staff: -40 is out of range (allowed is 0 to 1000000)\n");
}

TEST(BuildingProblems, NameUnknownPlacesAndHeights) {
  EXPECT_EQ(problems_after("buildings.geojson", "\"place\":\"lab\"", "\"place\":\"labo\""),
            "buildings.geojson:2: place: \"labo\" is unknown (no place has this id); did you mean "
            "\"lab\"?\n");
  EXPECT_EQ(problems_after("buildings.geojson", "\"height_m\":20", "\"height_m\":0"),
            "buildings.geojson:2: height_m: 0 is out of range (allowed is over 0 to 1000)\n");
}

TEST(CoastlineProblems, NameLinesThatAreNoLand) {
  const std::string text = problems_after("coastline.geojson", "Polygon", "LineString");
  EXPECT_EQ(text.find("coastline.geojson:2: the geometry is a \"LineString\" (expected is Polygon "
                      "or MultiPolygon)\n"),
            0U)
      << text;
}

}  // namespace
}  // namespace poai::district
