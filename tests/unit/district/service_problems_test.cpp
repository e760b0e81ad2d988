#include <gtest/gtest.h>

#include "tests/unit/district/small_district.hpp"

namespace poai::district {
namespace {

/// The problems of the canteen (line 3 of places.geojson) after one change.
std::string problems_after(const std::string& old_text, const std::string& new_text) {
  return test::problems_after("places.geojson", old_text, new_text);
}

TEST(ServiceProblems, NameAPlaceThatClosesBeforeItOpens) {
  EXPECT_EQ(problems_after("\"closes\":\"14:00\"", "\"closes\":\"02:00\""),
            "places.geojson:3: canteen.closes: closes at 02:00, before it opens at 11:00 (it would "
            "never be open); write hours after midnight as 24:00 to 30:00\n");
}

TEST(ServiceProblems, NameALastOrderOutsideOfTheOpeningHours) {
  EXPECT_EQ(problems_after("\"last_order\":\"13:30\"", "\"last_order\":\"14:30\""),
            "places.geojson:3: canteen.last_order: 14:30 is not between 11:00 and 14:00 (the last "
            "order is taken in the opening hours)\n");
}

TEST(ServiceProblems, NameAPlaceWithoutCounters) {
  EXPECT_EQ(problems_after("\"counters\":2", "\"counters\":0"),
            "places.geojson:3: canteen.counters: 0 is out of range (allowed is 1 to 1000000)\n");
}

TEST(ServiceProblems, NameAServiceThatTakesNoTime) {
  EXPECT_EQ(problems_after("\"service_s\":15", "\"service_s\":0"),
            "places.geojson:3: canteen.service_s: 0 is out of range (allowed is over 0 to 3600)\n");
}

TEST(ServiceProblems, NameSeatsOnWhichNobodyStays) {
  EXPECT_EQ(problems_after("\"stay_min\":22", "\"stay_min\":0"),
            "places.geojson:3: canteen.stay_min: nobody would stay on the seats (the mean stay is "
            "0)\n");
  EXPECT_EQ(problems_after("\"seats\":60,\"counters\":2,\"service_s\":15,\"stay_min\":22",
                           "\"seats\":0,\"counters\":2,\"service_s\":15,\"stay_min\":0"),
            "");
}

TEST(ServiceProblems, NameTablesThatAreNone) {
  EXPECT_EQ(problems_after("\"seats\":60", "\"seats\":60,\"table_size\":2"), "");
  EXPECT_EQ(problems_after("\"seats\":60", "\"seats\":60,\"table_size\":21"),
            "places.geojson:3: canteen.table_size: 21 is out of range (allowed is 1 to 20)\n");
  EXPECT_EQ(problems_after("\"seats\":60", "\"seats\":0,\"table_size\":4"),
            "places.geojson:3: canteen.table_size: there are no seats at the tables (seats is 0 or "
            "missing)\n");
}

TEST(ServiceProblems, NameARoofAndAQualityThatAreNone) {
  EXPECT_EQ(problems_after("\"seats\":60", "\"seats\":60,\"indoor\":false,\"quality\":-1.5"), "");
  EXPECT_EQ(problems_after("\"seats\":60", "\"seats\":60,\"quality\":4.5"),
            "places.geojson:3: canteen.quality: 4.5 is out of range (allowed is -4 to 4)\n");
  EXPECT_EQ(problems_after("\"seats\":60", "\"seats\":60,\"indoor\":\"no\""),
            "places.geojson:3: canteen.indoor: the value is not true or false\n");
  EXPECT_EQ(problems_after("\"seats\":60", "\"seats\":60,\"indor\":true"),
            "places.geojson:3: canteen.indor: the property is unknown; did you mean \"indoor\"?\n");
}

TEST(ServiceProblems, NameADayThatIsNone) {
  EXPECT_EQ(problems_after("[\"weekday\"]", "[\"monday\"]"),
            "places.geojson:3: canteen.open_on: \"monday\" is unknown (allowed are weekday, "
            "weekend)\n");
  EXPECT_EQ(problems_after("[\"weekday\"]", "[]"),
            "places.geojson:3: canteen.open_on: the list is empty (it would never be open)\n");
}

TEST(ServiceProblems, NameMembersOfNobody) {
  EXPECT_EQ(problems_after("\"host\":\"lab\",", ""),
            "places.geojson:3: canteen.access: \"members\" needs a host (members are the staff and "
            "students of the host)\n");
}

TEST(ServiceProblems, NameADiningPlaceWithoutAService) {
  EXPECT_EQ(problems_after(R"(,"service":"canteen","seats":60,"counters":2,"service_s":15,)"
                           R"("stay_min":22,"price_yen":600,"stock":150,"opens":"11:00",)"
                           R"("last_order":"13:30","closes":"14:00","open_on":["weekday"],)"
                           R"("access":"members")",
                           ""),
            "places.geojson:3: canteen: a dining place needs the property \"service\"\n");
}

TEST(ServiceProblems, NamePropertiesOfAServiceThatIsNotThere) {
  EXPECT_EQ(problems_after("\"staff\":40", "\"seats\":40"),
            "places.geojson:2: lab.seats: the place has no service that this could belong to; add "
            "the property \"service\"\n");
}

TEST(ServiceProblems, NameATimeThatIsNone) {
  EXPECT_EQ(problems_after("\"opens\":\"11:00\"", "\"opens\":\"11h\""),
            "places.geojson:3: canteen.opens: \"11h\" is not a time; write HH:MM or HH:MM:SS from "
            "00:00 to 30:00\n");
}

}  // namespace
}  // namespace poai::district
