#include "engine/geometry/projection.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>

namespace poai::geometry {
namespace {

const GeoPoint kShiminHiroba{135.21244, 34.664905};  // station P06

std::string problem_with(const std::string& crs, GeoPoint origin = kShiminHiroba) {
  try {
    const Projection projection(crs, origin);
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kFiles);
    return error.what();
  }
  return {};
}

// Expected metres: Krueger's series to the fourth order (Kawase 2011), as scripts/district/geo.py
// has it; a path of its own, good to a millimetre.
TEST(Projection, AgreesWithKruegersSeries) {
  const Projection projection("EPSG:6673", kShiminHiroba);
  struct Case {
    GeoPoint geographic;
    Point local;
  };
  for (const Case& c : {Case{{135.209995, 34.669065}, {-228.109, 459.507}},
                        Case{{135.2290, 34.6374}, {1544.903, -3037.702}},
                        Case{{135.195295, 34.694510}, {-1599.510, 3270.445}}}) {
    const Point local = projection.to_local(c.geographic);
    EXPECT_NEAR(local.x_m, c.local.x_m, 0.002);
    EXPECT_NEAR(local.y_m, c.local.y_m, 0.002);
  }
}

TEST(Projection, PutsTheOriginAtZero) {
  const Point origin = Projection("EPSG:6673", kShiminHiroba).to_local(kShiminHiroba);
  EXPECT_EQ(origin.x_m, 0.0);
  EXPECT_EQ(origin.y_m, 0.0);
}

// EPSG:6673 counts X to the north and Y to the east, EPSG:32653 (UTM) easting first: inside, x is
// always east.
TEST(Projection, HasEastFirstWhateverTheOrderOfTheAxes) {
  for (const char* crs : {"EPSG:6673", "EPSG:32653"}) {
    const Projection projection(crs, kShiminHiroba);
    EXPECT_NEAR(projection.to_local({135.22244, 34.664905}).x_m, 916.0, 3.0) << crs;
    EXPECT_NEAR(projection.to_local({135.21244, 34.674905}).y_m, 1109.0, 3.0) << crs;
  }
}

TEST(Projection, TurnsLocalPositionsBack) {
  const Projection projection("EPSG:6673", kShiminHiroba);
  const GeoPoint back = projection.to_geographic(projection.to_local({135.2290, 34.6374}));
  EXPECT_NEAR(back.lon_deg, 135.2290, 1e-8);  // 1e-8 degrees are 1 mm
  EXPECT_NEAR(back.lat_deg, 34.6374, 1e-8);
}

TEST(Projection, RoundsToAPowerOfTwo) {
  const Point p = Projection("EPSG:6673", kShiminHiroba).to_local({135.2, 34.7});
  EXPECT_EQ(p.x_m * 1024.0, std::round(p.x_m * 1024.0));
}

TEST(Projection, CanBeMoved) {
  Projection first("EPSG:6673", kShiminHiroba);
  const Projection second = std::move(first);
  EXPECT_EQ(second.to_local(kShiminHiroba).x_m, 0.0);
}

TEST(Projection, SaysThatACrsIsUnknown) {
  EXPECT_EQ(problem_with("EPSG:667333"),
            "crs: the coordinate reference system \"EPSG:667333\" is unknown (positions are turned "
            "into metres east and north); for Kobe use \"EPSG:6673\"");
}

TEST(Projection, RefusesACrsInDegreesOrFeet) {
  const std::string expected = "is not a projected coordinate reference system in metres";
  EXPECT_NE(problem_with("EPSG:6668").find(expected), std::string::npos);
  EXPECT_NE(problem_with("EPSG:2225").find(expected), std::string::npos);  // California, feet
}

TEST(Projection, RefusesAnOriginOutsideOfTheCrs) {
  EXPECT_NE(problem_with("EPSG:6673", {std::numeric_limits<double>::quiet_NaN(), 34.0})
                .find("cannot be projected"),
            std::string::npos);
}

TEST(Projection, ReportsWithThePlaceOfTheKey) {
  Problems problems;
  EXPECT_FALSE(Projection::open("nonsense", kShiminHiroba, {"district.toml", 7, 1}, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].place.line, 7U);
}

}  // namespace
}  // namespace poai::geometry
