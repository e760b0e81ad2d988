#include <gtest/gtest.h>

#include "tests/unit/district/small_district.hpp"

namespace poai::district {
namespace {

using test::problems_after;
using test::problems_of;
using test::SmallDistrict;

TEST(TransitProblems, NameAStopThatNoWalkwayReaches) {
  EXPECT_EQ(problems_after("gtfs/stops.txt", "P2,島", "P2,島,34.66,135.2025\nP3,沖")
                .find("gtfs/stops.txt:"),
            std::string::npos);
  SmallDistrict small;
  small.files["gtfs/stops.txt"] += "P3,沖,34.668,135.2025\n";
  EXPECT_EQ(
      problems_of(small),
      "gtfs/stops.txt:4: P3: no node of the network is within 150 m of the stop (nobody could "
      "walk there); lead a walkway to it, or give a place the stop's id\n");
}

TEST(TransitProblems, NamePositionsThatAreAbsurdlyFarAway) {
  SmallDistrict small;
  small.files["gtfs/stops.txt"] += "P3,沖,-34.66,-45\n";  // on the other side of the earth
  const std::string text = problems_of(small);
  EXPECT_NE(text.find("gtfs/stops.txt:4: P3: the position is absurd"), std::string::npos) << text;
}

TEST(TransitProblems, NameAShapeThatGoesAbsurdlyFarAway) {
  SmallDistrict small;
  small.files["gtfs/shapes.txt"] =
      "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n"
      "s,34.66,135.2,1\ns,35.76,140.39,2\n";  // Narita: 490 km away
  const std::string text = problems_of(small);
  EXPECT_EQ(text.find("gtfs/shapes.txt: s: the position is absurd (it is 4"), 0U) << text;
}

// 1,696 m in 40 s are 42 m/s.
TEST(TransitProblems, NameRunTimesThatAreImpossible) {
  EXPECT_EQ(
      problems_after("gtfs/stop_times.txt", "first,08:02:00,08:02:00", "first,08:00:40,08:00:40"),
      "gtfs/stop_times.txt:5: first: 1696 m from P1 to P2 in 40 s are impossible (faster than "
      "40 m/s in 1 runs)\n");
}

TEST(TransitProblems, NameAServiceOfNoDayType) {
  SmallDistrict small;
  small.files["gtfs/calendar.txt"] += "holiday,0,0,0,0,0,0,0,20250401,20270331\n";
  EXPECT_EQ(problems_of(small),
            "gtfs/calendar.txt:4: service_id: the service \"holiday\" belongs to no day type (its "
            "runs would never be used); call it weekday or weekend\n");
}

TEST(TransitProblems, NameAServiceThatRunsOnNoneOfItsDays) {
  EXPECT_EQ(problems_after("gtfs/calendar.txt", "weekday,1,1,1,1,1,0,0", "weekday,0,0,0,0,0,1,1"),
            "gtfs/calendar.txt:2: weekday: the service runs on no day from Monday to Friday (its "
            "runs are those of every such day); write 1 for the days on which they run\n");
}

// The stop's way to the network, and how fast its runs are, cannot be told.
TEST(TransitProblems, LeaveOutWhatFollowsFromAPositionThatIsNone) {
  EXPECT_EQ(problems_after("gtfs/stops.txt", "34.66,135.2025", "x,135.2025"),
            "gtfs/stops.txt:3: stop_lat: \"x\" is not a number\n");
}

TEST(TransitProblems, NameTripsThatNoVehicleCouldMakeOneAfterTheOther) {
  SmallDistrict small;
  small.files["gtfs/trips.txt"] =
      "route_id,service_id,trip_id,direction_id,block_id\n"
      "line,weekday,second,1,b\nline,weekday,first,0,b\nline,weekday,third,0,\n"
      "line,weekend,rest,0,\n";
  EXPECT_EQ(
      problems_of(small),
      "gtfs/trips.txt:2: second: the trip leaves at 08:00, before \"first\" of the same block "
      "arrives at 08:02 (the trips of a block are made by the same vehicle); give it another "
      "block_id\n");
}

TEST(TransitProblems, PassOnThoseOfTheFeed) {
  EXPECT_EQ(problems_after("gtfs/stop_times.txt", "first,08:02:00", "first,07:02:00"),
            "gtfs/stop_times.txt:5: first: the vehicle arrives at 07:02 after it left the stop "
            "before at 08:00 (the calls of a trip follow each other in time)\n");
}

TEST(TransitProblems, RefuseAnEmptyFeed) {
  SmallDistrict small;
  for (auto& [name, text] : small.files) {
    if (name.starts_with("gtfs/")) {
      text = text.substr(0, text.find('\n') + 1);
    }
  }
  const std::string text = problems_of(small);
  EXPECT_NE(text.find("gtfs/trips.txt: the table is empty (a feed without it has no runs)\n"),
            std::string::npos)
      << text;
}

TEST(VehicleProblems, NameARouteWithoutARow) {
  SmallDistrict small;
  small.files["gtfs/routes.txt"] += "loop,Loop line,12\n";
  EXPECT_EQ(
      problems_of(small),
      "vehicles.csv: loop: the route has no row (a GTFS feed does not say how many fit into a "
      "vehicle); add a row with its cars, doors and capacities\n");
}

TEST(VehicleProblems, NameARowWithoutARoute) {
  SmallDistrict small;
  small.files["vehicles.csv"] += "lin,6,1,300,600,25,13,,facts\nline,6,1,300,600,25,13,,facts\n";
  EXPECT_EQ(problems_of(small),
            "vehicles.csv:3: route_id: \"lin\" is unknown (routes.txt has no such route); did you "
            "mean \"line\"?\n"
            "vehicles.csv:4: route_id: \"line\" is there twice\n");
}

TEST(VehicleProblems, NameCapacitiesOfNothing) {
  EXPECT_EQ(problems_after("vehicles.csv", "6,1,300,600", "0,1,300,0"),
            "vehicles.csv:2: cars: 0 is out of range (allowed is 1 to 100)\n"
            "vehicles.csv:2: crush_capacity: 0 is out of range (allowed is 1 to 100000)\n");
  EXPECT_EQ(problems_after("vehicles.csv", "6,1,300,600", "6,1,300,200"),
            "vehicles.csv:2: crush_capacity: 200 is less than the rated capacity 300 (the crush "
            "capacity is the hard limit)\n");
}

TEST(FlightProblems, NameWhatIsWrongInEachRow) {
  SmallDistrict small;
  small.replace("flights.csv", "177,0.8,8,terminal", "177,1.8,8,terminall");
  small.replace("flights.csv", "22:30,departure", "31:30,leaving");
  small.replace("flights.csv", "186", "0");
  EXPECT_EQ(
      problems_of(small),
      "flights.csv:2: load_factor: 1.8 is out of range (allowed is 0 to 1)\n"
      "flights.csv:2: terminal: \"terminall\" is unknown (no place has this id); did you mean "
      "\"terminal\"?\n"
      "flights.csv:3: time: \"31:30\" is not a time; write HH:MM or HH:MM:SS from 00:00 to "
      "30:00\n"
      "flights.csv:3: direction: \"leaving\" is unknown (allowed are arrival, departure)\n"
      "flights.csv:3: seats: 0 is out of range (allowed is 1 to 1000)\n");
}

TEST(FlightProblems, NameColumnsThatAreMissing) {
  SmallDistrict small;
  small.replace("flights.csv", ",seats,", ",chairs,");
  small.replace("flights.csv", ",terminal", ",building");
  const std::string problems = problems_of(small);
  for (const char* expected : {"flights.csv:1: the column \"seats\" is missing",
                               "flights.csv:1: the column \"terminal\" is missing"}) {
    EXPECT_NE(problems.find(expected), std::string::npos) << problems;
  }
}

TEST(FlightProblems, NameANumberThatIsThereTwiceInOneDirection) {
  SmallDistrict small;
  const std::string rows = small.files.at("flights.csv");
  const std::size_t first = rows.find('\n') + 1;
  small.files["flights.csv"] += rows.substr(first, rows.find('\n', first) + 1 - first);
  const std::string problems = problems_of(small);
  EXPECT_NE(problems.find("is there twice (line 2 has the same number and direction on the same "
                          "days)"),
            std::string::npos)
      << problems;
  EXPECT_NE(problems.find("flights.csv:4: number: "), std::string::npos) << problems;
}

TEST(FlightProblems, NameTimesThatAreNotWithinTheDay) {
  SmallDistrict small;
  small.replace("flights.csv", "22:30,departure", "27:00,departure");
  EXPECT_EQ(
      problems_of(small),
      "flights.csv:3: time: \"27:00\" is not within the day (a day runs from 03:00 to 27:00)\n");
  SmallDistrict early;
  early.replace("flights.csv", "22:30,departure", "01:10,departure");
  EXPECT_EQ(
      problems_of(early),
      "flights.csv:3: time: \"01:10\" is not within the day (a day runs from 03:00 to 27:00); "
      "write hours after midnight as 24:00 to 26:59\n");
}

// What spreadsheets do to a table: a byte order mark, CRLF, quotes; optional columns are optional.
TEST(FlightProblems, AreNotMadeOfHowATableIsWritten) {
  SmallDistrict small;
  std::string crlf = "\xef\xbb\xbf";
  for (const char c : small.files.at("flights.csv")) {
    crlf += c == '\n' ? "\r\n" : std::string(1, c);
  }
  small.files["flights.csv"] = crlf;
  EXPECT_EQ(problems_of(small), "");
  Problems problems;
  EXPECT_EQ(small.load(problems).flights.size(), 2U);
}

TEST(DistrictProblems, AreAllNamedAtOnce) {
  SmallDistrict small;
  small.replace("walkways.geojson", "\"width_m\":4", "\"width_m\":0");
  small.replace("places.geojson", "\"counters\":2", "\"counters\":0");
  small.replace("gtfs/stop_times.txt", "rest,09:02:00", "rest,9h02");
  small.replace("vehicles.csv", "600", "six hundred");
  small.replace("flights.csv", "daily", "always");
  Problems problems;
  static_cast<void>(small.load(problems));
  EXPECT_EQ(problems.size(), 5U) << test::text_of(problems);
  for (const Problem& problem : problems.all()) {
    EXPECT_GT(problem.place.line, 0U) << problem.text();
  }
}

}  // namespace
}  // namespace poai::district
