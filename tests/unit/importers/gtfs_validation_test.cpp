// Every rule that a feed can break: a notice with a code of the canonical validator, what is broken
// is left out, the rest is imported.

#include <gtest/gtest.h>

#include "support/foreign_feed.hpp"

namespace poai::importers {
namespace {

using test::FeedDistrict;
using test::ForeignFeed;

/// The number of notices of a code after the import.
std::size_t count(const ForeignFeed& feed, Severity severity, const std::string& code) {
  FeedDistrict district;
  district.import(feed);
  return district.report().notices(severity, code);
}

TEST(GtfsValidation, FindsNothingInAGoodFeed) {
  FeedDistrict district;
  district.import(ForeignFeed());
  EXPECT_EQ(district.report().table().find("validation:"), std::string::npos)
      << district.report().table();
}

TEST(GtfsValidation, ReferencesToNothing) {
  EXPECT_EQ(count(ForeignFeed().add("trips.txt", "nowhere,wd,t5\n"), Severity::kError,
                  "foreign_key_violation"),
            1U);
  EXPECT_EQ(count(ForeignFeed().add("stop_times.txt", "t2,10:00:00,10:00:00,nowhere,8\n"),
                  Severity::kError, "foreign_key_violation"),
            1U);
  EXPECT_EQ(count(ForeignFeed().replace("routes.txt", "r1,bus", "r1,tram"), Severity::kError,
                  "foreign_key_violation"),
            1U);
}

TEST(GtfsValidation, IdsThatAreThereTwice) {
  EXPECT_EQ(count(ForeignFeed().add("trips.txt", "r1,wd,t1\n"), Severity::kError, "duplicate_key"),
            1U);
  EXPECT_EQ(count(ForeignFeed().add("stop_times.txt", "t2,10:00:00,10:00:00,B,2\n"),
                  Severity::kError, "duplicate_key"),
            1U);
}

TEST(GtfsValidation, TimesThatGoBack) {
  EXPECT_EQ(
      count(ForeignFeed().replace("stop_times.txt", "t1,08:21:00,08:21:00", "t1,07:00:00,07:00:00"),
            Severity::kError, "stop_time_with_arrival_before_previous_departure_time"),
      1U);
  EXPECT_EQ(count(ForeignFeed().replace("stop_times.txt", "08:20:00,08:20:30", "08:20:30,08:20:00"),
                  Severity::kError, "stop_time_with_departure_before_arrival_time"),
            1U);
}

TEST(GtfsValidation, TripsWithoutCallsAreNamedByTheirOwnLine) {
  FeedDistrict district;
  district.import(ForeignFeed().add("trips.txt", "r1,wd,t5\n"));
  EXPECT_NE(district.report().table().find("trips.txt:4: t5"), std::string::npos);
}

TEST(GtfsValidation, TripsThatLeadNowhere) {
  EXPECT_EQ(
      count(ForeignFeed().add("trips.txt", "r1,wd,t5\n"), Severity::kWarning, "unusable_trip"), 1U);
  EXPECT_EQ(count(ForeignFeed().replace("stop_times.txt", "t1,08:00:00,08:00:00,X", "t1,,,X"),
                  Severity::kError, "missing_trip_edge"),
            1U);
}

TEST(GtfsValidation, ValuesThatAreNoneOfTheirKind) {
  EXPECT_EQ(
      count(ForeignFeed().replace("stop_times.txt", "t1,08:21:00,08:21:00", "t1,8h21,08:21:00"),
            Severity::kError, "invalid_time"),
      1U);
  EXPECT_EQ(count(ForeignFeed().replace("stops.txt", "34.66,135.09", "north,135.09"),
                  Severity::kError, "invalid_float"),
            1U);
  EXPECT_EQ(count(ForeignFeed().replace("stops.txt", "34.66,135.09", "134.66,135.09"),
                  Severity::kError, "number_out_of_range"),
            1U);
  EXPECT_EQ(count(ForeignFeed().replace("stops.txt", "34.66,135.09", "0,0"), Severity::kError,
                  "point_near_origin"),
            1U);
  EXPECT_EQ(count(ForeignFeed().replace("calendar.txt", "wd,1,1,1,1,1,0,0,20260601",
                                        "wd,1,1,1,1,1,0,0,20261301"),
                  Severity::kError, "invalid_date"),
            1U);
}

TEST(GtfsValidation, NamesThatAreMissing) {
  EXPECT_EQ(count(ForeignFeed().replace("routes.txt", "1,一番", ","), Severity::kError,
                  "route_both_short_and_long_name_missing"),
            1U);
  EXPECT_EQ(count(ForeignFeed().replace("stops.txt", "西", ""), Severity::kError,
                  "missing_required_field"),
            1U);
}

TEST(GtfsValidation, FilesThatAreUnknownOrNotUsed) {
  EXPECT_EQ(count(ForeignFeed().with("poems.txt", "a\nb\n"), Severity::kInfo, "unknown_file"), 1U);
  EXPECT_EQ(count(ForeignFeed().with("office_jp.txt", "office_id\n1\n"), Severity::kInfo,
                  "file_not_used"),
            1U);
}

TEST(GtfsValidation, BlanksAroundValuesAndNames) {
  const ForeignFeed feed = ForeignFeed().replace("stops.txt", "B,B町", " B ,B町");
  EXPECT_EQ(count(feed, Severity::kWarning, "leading_or_trailing_whitespaces"), 1U);
}

TEST(GtfsValidation, RowsOfAnotherWidth) {
  EXPECT_EQ(count(ForeignFeed().add("trips.txt", "r1,wd,t7,more\n"), Severity::kError,
                  "invalid_row_length"),
            1U);
}

TEST(GtfsValidation, FrequenciesThatOverlapOrStandStill) {
  const std::string head = "trip_id,start_time,end_time,headway_secs\n";
  EXPECT_EQ(count(ForeignFeed().with("frequencies.txt", head + "t2,10:00:00,11:00:00,600\n"
                                                               "t2,10:30:00,12:00:00,600\n"),
                  Severity::kError, "overlapping_frequency"),
            1U);
  EXPECT_EQ(count(ForeignFeed().with("frequencies.txt", head + "t2,10:00:00,11:00:00,0\n"),
                  Severity::kError, "number_out_of_range"),
            1U);
}

TEST(GtfsValidation, StopsWithoutCalls) {
  EXPECT_EQ(count(ForeignFeed().add("stops.txt", "Q,Q,34.66,135.2,,\n"), Severity::kWarning,
                  "stop_without_stop_time"),
            1U);
}

/// What the import of a feed that gives nothing says.
std::string problem_of(const ForeignFeed& feed) {
  FeedDistrict district;
  try {
    district.import(feed);
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kFiles);
    return error.what();
  }
  return "no problem";
}

TEST(GtfsValidation, AFeedThatGivesNothingIsAProblem) {
  for (const char* file : {"stops.txt", "routes.txt", "trips.txt", "stop_times.txt"}) {
    const std::string said = problem_of(ForeignFeed().without(file));
    EXPECT_NE(said.find(fmt::format("the feed has no {} (without it", file)), std::string::npos)
        << said;
    EXPECT_EQ(said.find('\n'), std::string::npos) << said;
  }
  const std::string said = problem_of(ForeignFeed().without("calendar.txt"));
  EXPECT_NE(said.find("missing_calendar_and_calendar_date_files"), std::string::npos) << said;
}

TEST(GtfsValidation, AFileOfShiftJisIsReadWithANotice) {
  FeedDistrict district;
  // "A" and the characters for west and east in code page 932.
  district.import(ForeignFeed().with("stops.txt",
                                     "stop_id,stop_name,stop_lat,stop_lon\n"
                                     "X,\x90\xBC,34.66,135.09\nA,A\x92\xAC,34.66,135.2\n"
                                     "B,B,34.66,135.201\nC,C,34.66,135.202\n"
                                     "Y,\x93\x8C,34.66,135.31\n"));
  EXPECT_EQ(district.report().notices(Severity::kWarning, "file_not_utf_8"), 1U);
  EXPECT_NE(district.file("gtfs/stops.txt").find("A町"), std::string::npos);
}

TEST(GtfsValidation, TimesMayBeFullWidth) {
  FeedDistrict district;
  district.import(ForeignFeed().replace("stop_times.txt", "t2,09:00:00", "t2,０９：００：００"));
  EXPECT_EQ(district.report().notices(Severity::kError, "invalid_time"), 0U);
}

TEST(GtfsValidation, ARouteTypeOfNoListIsTakenAsABus) {
  FeedDistrict district;
  district.import(ForeignFeed().replace("routes.txt", "一番,3", "一番,9"));
  EXPECT_EQ(district.report().notices(Severity::kWarning, "unexpected_enum_value"), 1U);
  EXPECT_NE(district.file("gtfs/routes.txt").find("一番,3"), std::string::npos)
      << district.file("gtfs/routes.txt");
}

TEST(GtfsValidation, AFeedOfNoKnownEncodingIsAProblem) {
  const std::string said = problem_of(ForeignFeed().replace("stops.txt", "西", "\xFF\xFE"));
  EXPECT_NE(said.find("error invalid_character"), std::string::npos) << said;
}

}  // namespace
}  // namespace poai::importers
