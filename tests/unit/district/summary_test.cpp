#include "engine/district/summary.hpp"

#include <gtest/gtest.h>

#include "tests/unit/district/small_district.hpp"

namespace poai::district {
namespace {

TEST(Summary, CountsWhatADistrictHolds) {
  const Summary summary = summarise(test::load_clean(test::SmallDistrict()));
  EXPECT_EQ(summary.nodes, 7U);
  EXPECT_EQ(summary.links, 6U);
  EXPECT_NEAR(summary.walkway_km, 1.70, 0.02);  // 0.0185 degrees of longitude
  EXPECT_EQ(summary.places, 6U);
  EXPECT_EQ(summary.places_by_kind[static_cast<std::size_t>(PlaceKind::kStation)], 2U);
  EXPECT_EQ(summary.services, 1U);
  EXPECT_EQ(summary.seats_by_area[static_cast<std::size_t>(PlaceArea::kPhase1)], 60U);
  EXPECT_EQ(summary.runs[0], 3U);
  EXPECT_EQ(summary.runs[1], 1U);
  EXPECT_EQ(summary.flights[0], 1U);
  EXPECT_EQ(summary.flight_seats[1], 363U);
}

TEST(Summary, IsALineForEachSubject) {
  const std::string text = summary_text(summarise(test::load_clean(test::SmallDistrict())));
  EXPECT_EQ(text,
            "walkways        7 nodes, 6 links, 1.7 km\n"
            "places          6 (research 1, airport 1, station 2, gate 1, dining 1)\n"
            "services        1, seats by area: phase1 60\n"
            "buildings       1\n"
            "transit         2 stops, 1 routes, 3 runs on a weekday, 1 on a weekend day\n"
            "flights         1 with 177 seats on a weekday, 2 with 363 on a weekend day\n");
}

TEST(Summary, CountsTiesToGatesApart) {
  test::SmallDistrict small;
  small.add_feature(
      "walkways.geojson",
      test::feature("LineString",
                    R"("id":"gate_link_X","kind":"bridge","width_m":2,"area":"mainland")",
                    "[[135.2,34.66],[135.6,34.66]]"));
  const std::string text = summary_text(summarise(test::load_clean(small)));
  // 0.4 degrees of longitude at 91.7 km each
  EXPECT_NE(text.find("walkways        8 nodes, 6 links, 1.7 km, without 1 tie to gates (36.7 km)"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace poai::district
