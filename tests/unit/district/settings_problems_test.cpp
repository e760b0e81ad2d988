#include <gtest/gtest.h>

#include "tests/unit/district/small_district.hpp"

namespace poai::district {
namespace {

using test::problems_after;
using test::problems_of;
using test::SmallDistrict;

TEST(SettingsProblems, NameAMissingDistrictFile) {
  Problems problems;
  static_cast<void>(load_district("/nowhere", {}, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].place.file, "/nowhere/district.toml");
}

TEST(SettingsProblems, NameMissingFilesAllAtOnce) {
  SmallDistrict small;
  for (const char* file : {"buildings.geojson", "flights.csv", "vehicles.csv", "population.toml"}) {
    small.files.erase(file);
  }
  EXPECT_EQ(problems_of(small),
            "population.toml: the population file does not exist (named by files.population)\n"
            "buildings.geojson: the file does not exist\n"
            "vehicles.csv: the file does not exist\n"
            "flights.csv: the file does not exist\n");
}

TEST(SettingsProblems, NameUnknownKeys) {
  const std::string text = problems_after("district.toml", "walkways =", "walkway =");
  EXPECT_NE(text.find("files.walkway"), std::string::npos) << text;
  EXPECT_NE(text.find("files.walkways"), std::string::npos) << text;
  EXPECT_NE(text.find("did you mean \"walkways\"?"), std::string::npos) << text;
}

TEST(SettingsProblems, NameAnUnknownCrsAndGoOn) {
  SmallDistrict small;
  small.replace("district.toml", "EPSG:6673", "EPSG:66733");
  small.replace("vehicles.csv", "line,6,1,300", "line,6,1,0");
  EXPECT_EQ(problems_of(small),
            "district.toml:6:1: crs: the coordinate reference system \"EPSG:66733\" is unknown "
            "(positions are turned into metres east and north); for Kobe use \"EPSG:6673\"\n"
            "vehicles.csv:2: rated_capacity: 0 is out of range (allowed is 1 to 100000)\n");
}

TEST(SettingsProblems, NameAnOriginThatIsNotOnTheEarth) {
  const std::string text =
      problems_after("district.toml", "origin_lat = 34.66", "origin_lat = 134");
  EXPECT_NE(text.find("district.toml:8"), std::string::npos) << text;
  EXPECT_NE(text.find("origin_lat"), std::string::npos) << text;
}

TEST(SettingsProblems, WantTheVehiclesOfAFeed) {
  EXPECT_EQ(problems_after("district.toml", "vehicles = \"vehicles.csv\"\n", ""),
            "district.toml:11:1: files.vehicles: the key is missing (a GTFS feed does not say how "
            "many fit in)\n");
}

}  // namespace
}  // namespace poai::district
