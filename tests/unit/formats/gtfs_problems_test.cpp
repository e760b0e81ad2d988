#include <gtest/gtest.h>

#include <string>

#include "tests/support/problem_texts.hpp"
#include "tests/unit/formats/small_feed.hpp"

namespace poai::formats {
namespace {

using test::SmallFeed;

/// The only problem of a feed, without the folder of its file.
std::string problem_of(const SmallFeed& feed) {
  Problems problems;
  static_cast<void>(feed.read(problems));
  EXPECT_EQ(problems.size(), 1U) << test::text_of(problems);
  const std::string text = test::text_of(problems);
  return text.substr(text.rfind('/', text.find(".txt")) + 1);
}

/// The only problem of the small feed after one change.
std::string problem_after(const std::string& file, const std::string& old_text,
                          const std::string& new_text) {
  SmallFeed feed;
  feed.replace(file, old_text, new_text);
  return problem_of(feed);
}

TEST(GtfsProblems, NameAMissingFile) {
  for (const char* file : {"agency.txt", "stop_times.txt"}) {
    SmallFeed feed;
    feed.files.erase(file);
    EXPECT_EQ(problem_of(feed), std::string(file) + ": the file does not exist\n");
  }
}

TEST(GtfsProblems, NameAMissingFolder) {
  Problems problems;
  static_cast<void>(read_gtfs("/nowhere/gtfs", problems));
  EXPECT_EQ(test::text_of(problems),
            "/nowhere/gtfs: the folder does not exist (it should hold a GTFS feed)\n");
}

TEST(GtfsProblems, RefuseAnEmptyFeed) {
  SmallFeed feed;
  feed.files["trips.txt"] = "route_id,service_id,trip_id\n";
  feed.files["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
  Problems problems;
  static_cast<void>(feed.read(problems));
  ASSERT_EQ(problems.size(), 2U) << test::text_of(problems);
  EXPECT_EQ(problems.all()[0].problem, "the table is empty");
}

TEST(GtfsProblems, NameAMissingColumn) {
  EXPECT_EQ(problem_after("calendar.txt", "start_date", "startdate"),
            "calendar.txt:1: the column \"start_date\" is missing; is it the one called "
            "\"startdate\"?\n");
}

// Without the column, or after an open quote, each row would have a problem of its own.
TEST(GtfsProblems, OfABrokenTableLeaveOutWhatFollows) {
  EXPECT_EQ(problem_after("stop_times.txt", "stop_sequence", "number"),
            "stop_times.txt:1: the column \"stop_sequence\" is missing\n");
  EXPECT_EQ(problem_after("stops.txt", "stop_name", "title"),
            "stops.txt:1: the column \"stop_name\" is missing\n");
  EXPECT_EQ(problem_after("stops.txt", "S2,", "\"S2,"),
            "stops.txt:3: a quote is opened and never closed (the rest of the file would be one "
            "cell)\n");
}

TEST(GtfsProblems, NameASequenceThatIsNone) {
  EXPECT_EQ(problem_after("stop_times.txt", "S3,3", "S3,three"),
            "stop_times.txt:4: stop_sequence: \"three\" is not a number\n");
}

TEST(GtfsProblems, NameAMissingFileOfShapes) {
  SmallFeed feed;
  feed.files.erase("shapes.txt");
  EXPECT_EQ(problem_of(feed),
            "shapes.txt: the file does not exist (trips.txt names some in its column shape_id); "
            "add them, or empty that column\n");
}

TEST(GtfsProblems, NameUnknownReferences) {
  EXPECT_EQ(problem_after("stop_times.txt", "8:07:30,S2", "8:07:30,S9"),
            "stop_times.txt:3: stop_id: \"S9\" is unknown (stops.txt has no such id); did you mean "
            "\"S1\"?\n");
  EXPECT_EQ(
      problem_after("trips.txt", "weekend,late", "weekends,late"),
      "trips.txt:4: service_id: \"weekends\" is unknown (calendar.txt has no such id); did you "
      "mean \"weekend\"?\n");
  EXPECT_EQ(problem_after("trips.txt", "out,0,main", "out,0,mian"),
            "trips.txt:2: shape_id: \"mian\" is unknown (shapes.txt has no such id); did you mean "
            "\"main\"?\n");
}

TEST(GtfsProblems, NameDuplicateIds) {
  EXPECT_EQ(problem_after("routes.txt", "line,PL,,12\n", "line,PL,,12\nline,PL,,12\n"),
            "routes.txt:3: route_id: \"line\" is there twice (ids are unique)\n");
}

TEST(GtfsProblems, NameTimeThatGoesBackBetweenStops) {
  EXPECT_EQ(problem_after("stop_times.txt", "08:10:00,08:10:00", "08:07:00,08:10:00"),
            "stop_times.txt:4: out: the vehicle arrives at 08:07 after it left the stop before at "
            "08:07:30 (the calls of a trip follow each other in time)\n");
}

TEST(GtfsProblems, NameTimeThatGoesBackAtAStop) {
  EXPECT_EQ(problem_after("stop_times.txt", "08:00:00,08:00:30", "08:00:40,08:00:30"),
            "stop_times.txt:2: out: the vehicle departs at 08:00:30 before it arrives at 08:00:40 "
            "(the calls of a trip follow each other in time)\n");
}

TEST(GtfsProblems, NameASequenceThatIsThereTwice) {
  EXPECT_EQ(problem_after("stop_times.txt", "S3,3", "S3,2"),
            "stop_times.txt:4: out: stop_sequence 2 is there twice in the trip (the calls of a "
            "trip follow each other in time)\n");
}

TEST(GtfsProblems, NameTimesThatAreNone) {
  EXPECT_EQ(
      problem_after("stop_times.txt", "08:10:00,08:10:00", "08:10,08:10:00"),
      "stop_times.txt:4: arrival_time: \"08:10\" is not a time; write HH:MM:SS, from 24:00:00 "
      "on after midnight\n");
  EXPECT_EQ(problem_after("stop_times.txt", "out,8:07:00,8:07:30", "out,,"),
            "stop_times.txt:3: arrival_time: the call has no time (times are not interpolated); "
            "write an arrival_time or a departure_time\n");
}

TEST(GtfsProblems, NameATripThatGoesNowhere) {
  EXPECT_EQ(problem_after("stop_times.txt", "back,08:22:00,08:22:00,S1,2\n", ""),
            "trips.txt:3: back: the trip has 1 usable calls (a trip goes from one stop to "
            "another)\n");
}

TEST(GtfsProblems, NamePositionsAndNumbersOutOfRange) {
  EXPECT_EQ(problem_after("stops.txt", "34.6945", "346.945"),
            "stops.txt:2: stop_lat: 346.945 is out of range (allowed is -90 to 90)\n");
  EXPECT_EQ(problem_after("stops.txt", "34.6945", "NaN"),
            "stops.txt:2: stop_lat: \"NaN\" is not a number\n");
  EXPECT_EQ(problem_after("calendar.txt", "weekday,1", "weekday,2"),
            "calendar.txt:2: monday: 2 is out of range (allowed is 0 to 1)\n");
  EXPECT_EQ(problem_after("calendar.txt", "20250401,20270331", "20250401,20240331"),
            "calendar.txt:2: end_date: 20240331 is before the start_date 20250401\n");
}

TEST(GtfsProblems, NameARouteWithoutAName) {
  EXPECT_EQ(problem_after("routes.txt", "line,PL", "line,"),
            "routes.txt:2: route_long_name: the route has neither a short nor a long name\n");
}

TEST(GtfsProblems, RefuseWhatTheDayTypesHaveNoPlaceFor) {
  SmallFeed feed;
  feed.files["calendar_dates.txt"] = "service_id,date,exception_type\nweekday,20250503,2\n";
  EXPECT_EQ(problem_of(feed),
            "calendar_dates.txt: the file is not used (the day types weekday and weekend have no "
            "exceptions); write its content into trips.txt and stop_times.txt, and remove it\n");
}

TEST(GtfsProblems, NameAShapeOfOnePoint) {
  SmallFeed feed;
  feed.files["shapes.txt"] =
      "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\nmain,34.66,135.21,1\n";
  EXPECT_EQ(problem_of(feed), "shapes.txt: main: the shape has fewer than two points\n");
}

}  // namespace
}  // namespace poai::formats
