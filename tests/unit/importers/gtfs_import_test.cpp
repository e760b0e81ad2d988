#include "engine/importers/gtfs_import.hpp"

#include <gtest/gtest.h>

#include "engine/district/findings.hpp"
#include "engine/district/summary.hpp"
#include "support/foreign_feed.hpp"

namespace poai::importers {
namespace {

using test::FeedDistrict;
using test::ForeignFeed;
using test::runs_text;

TEST(GtfsImport, ClipsTripsToTheDistrictAndMakesGates) {
  FeedDistrict district;
  district.import(ForeignFeed());
  const district::District loaded = district.load();
  EXPECT_EQ(runs_text(loaded, DayType::kTermWeekday),
            "t1: X 08:00 A 08:20/08:20:30 B 08:21 C 08:22 Y 08:45\n");
  EXPECT_EQ(runs_text(loaded, DayType::kWeekend), "t2: A 09:00 C 09:03\n");
  const district::Place& gate = loaded.places[*loaded.find_place("gate_X")];
  EXPECT_TRUE(gate.is_gate());
  EXPECT_EQ(gate.gate_modes, 1U << static_cast<unsigned>(Mode::kBus));
  // The gate is tied to the network by a dead end as long as the straight line: 10 km.
  EXPECT_NEAR(loaded.network.length_m[test::link_named(loaded, "gate_link_X")], 10'085.0F, 15.0F);
  const district::Summary summary = district::summarise(loaded);
  EXPECT_EQ(summary.gate_ties, 2U);
  EXPECT_GT(summary.gate_ties_km, 19.0);
  EXPECT_LT(summary.walkway_km, 1.0);  // the street itself: 180 m
  EXPECT_EQ(district.report().subject("gates").accepted, 2U);
  EXPECT_EQ(district.report().fact("runs at gate_X"), "1");
}

TEST(GtfsImport, IsRefusedBeforeThereIsAMap) {
  TemporaryFolder folder;
  ForeignFeed().write(folder / "feed");
  Problems problems;
  ImportReport report("gtfs", {"feed"});
  const auto district = open_district_folder(folder / "district", std::nullopt, problems);
  try {
    static_cast<void>(import_gtfs(folder / "feed", {}, district, report, problems));
    FAIL() << "a feed was imported without walkways";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("import the map first"), std::string::npos)
        << error.what();
  }
}

TEST(GtfsImport, MakesPlatformsOfTheStopsInside) {
  FeedDistrict district;
  district.import(ForeignFeed());
  const district::District loaded = district.load();
  for (const char* stop : {"A", "B", "C"}) {
    ASSERT_TRUE(loaded.find_place(stop)) << stop;
    const district::Place& place = loaded.places[*loaded.find_place(stop)];
    EXPECT_EQ(place.kind, district::PlaceKind::kBusStop);
    EXPECT_EQ(place.name_ja, std::string(stop) + "町");
  }
  EXPECT_EQ(district.report().subject("platforms").accepted, 3U);
  for (const district::Finding& finding : district::find_flaws(loaded)) {
    EXPECT_NE(finding.kind, district::FindingKind::kNoPlatform) << finding.text();
  }
}

TEST(GtfsImport, MakesAStationWhereABusAndATrainShareAStop) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.add("routes.txt", "r2,bus,2,二番,2\n")
      .add("trips.txt", "r2,wd,t5\n")
      .add("stop_times.txt", "t5,09:00:00,09:00:00,A,1\nt5,09:05:00,09:05:00,C,2\n");
  district.import(feed);
  const district::District loaded = district.load();
  EXPECT_EQ(loaded.places[*loaded.find_place("A")].kind, district::PlaceKind::kStation);
  EXPECT_EQ(loaded.places[*loaded.find_place("B")].kind, district::PlaceKind::kBusStop);
}

TEST(GtfsImport, KeepsThePlatformsThatTheDistrictHas) {
  FeedDistrict district;
  district.import(ForeignFeed());
  std::string places = district.file("places.geojson");
  const std::string own = R"("kind":"bus_stop","area":"phase1","level":0.0,"source":"gtfs")";
  const std::size_t at = places.find(own, places.find(R"("id":"B")"));
  ASSERT_NE(at, std::string::npos);
  places.replace(at, own.size(), R"("kind":"station","area":"phase1","source":"mine")");
  district.write("places.geojson", places);
  ForeignFeed moved;
  moved.replace("stops.txt", "A,A町,34.66,135.2,0", "A,A町,34.6601,135.2,0");
  EXPECT_THROW(district.import(moved), InputError);
  district.import(moved, {}, ConflictPolicy::kOverwrite);
  const district::District loaded = district.load();
  EXPECT_EQ(loaded.places[*loaded.find_place("B")].kind, district::PlaceKind::kStation);
  EXPECT_NE(district.file("places.geojson").find("[135.2,34.6601]"), std::string::npos);
}

TEST(GtfsImport, LeavesOutStopsBeyondTheGates) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.add("stops.txt", "Z,最西,34.66,135.08,,\n")
      .add("stop_times.txt", "t1,07:50:00,07:50:00,Z,0\n");
  district.import(feed);
  EXPECT_EQ(district.file("gtfs/stops.txt").find("Z,"), std::string::npos);
  EXPECT_EQ(district.report().adjusted("trips", "clipped to the district"), 1U);
}

TEST(GtfsImport, RejectsTripsThatNeverComeIn) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.add("trips.txt", "r1,wd,t9\n")
      .add("stop_times.txt", "t9,08:00:00,08:00:00,X,1\nt9,09:00:00,09:00:00,Y,2\n");
  district.import(feed);
  EXPECT_EQ(district.report().rejected("trips", "no stop inside the district"), 1U);
}

TEST(GtfsImport, ChangesNothingTheSecondTime) {
  FeedDistrict district;
  district.import(ForeignFeed());
  const std::string walkways = district.file("walkways.geojson");
  district.import(ForeignFeed());
  for (const FileChange& change : district.report().changes()) {
    EXPECT_EQ(change.added + change.changed + change.removed, 0U) << change.file;
  }
  EXPECT_EQ(district.file("walkways.geojson"), walkways);
}

TEST(GtfsImport, ReplacesTheTimetableOfARouteOnlyIfAsked) {
  FeedDistrict district;
  district.import(ForeignFeed());
  ForeignFeed later;
  later.replace("trips.txt", "r1,wd,t1\n", "r1,wd,t3\n");
  later.replace("stop_times.txt", "t1,08:00:00,08:00:00,X,1\n", "");
  for (int i = 0; i < 4; ++i) {
    later.replace("stop_times.txt", "t1,", "t3,");
  }
  EXPECT_THROW(district.import(later), InputError);
  EXPECT_EQ(runs_text(district.load(), DayType::kTermWeekday).substr(0, 3), "t1:");
  district.import(later, {}, ConflictPolicy::kOverwrite);
  EXPECT_EQ(runs_text(district.load(), DayType::kTermWeekday),
            "t3: A 08:20/08:20:30 B 08:21 C 08:22 Y 08:45\n");
}

TEST(GtfsImport, ChoosesTheDatesWithMostRuns) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("calendar_dates.txt", "service_id,date,exception_type\nwe,20260603,1\nwd,20260604,2\n");
  district.import(feed);
  EXPECT_EQ(district.report().fact("weekday date"), "2026-06-03");  // both services run
  EXPECT_EQ(district.report().fact("weekend date"), "2026-06-06");
  EXPECT_EQ(runs_text(district.load(), DayType::kTermWeekday),
            "t1: X 08:00 A 08:20/08:20:30 B 08:21 C 08:22 Y 08:45\nt2: A 09:00 C 09:03\n");
  EXPECT_EQ(runs_text(district.load(), DayType::kWeekend), "t2@weekend: A 09:00 C 09:03\n");
}

TEST(GtfsImport, TakesTheDatesOfTheCommandLine) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("calendar_dates.txt", "service_id,date,exception_type\nwd,20260604,2\nwe,20260604,1\n");
  GtfsOptions options;
  options.weekday_date = "2026-06-04";
  options.weekend_date = "2026-06-06";
  district.import(feed, options);
  EXPECT_EQ(runs_text(district.load(), DayType::kTermWeekday), "t2: A 09:00 C 09:03\n");
  EXPECT_EQ(district.report().rejected("trips", "it runs on neither date"), 1U);
  options.weekday_date = "2026-02-30";
  EXPECT_THROW(district.import(feed, options), InputError);
}

TEST(GtfsImport, SaysWhatIsOddAboutTheDatesOfTheCommandLine) {
  FeedDistrict district;
  GtfsOptions options;
  options.weekday_date = "2026-06-06";  // a Saturday
  options.weekend_date = "2026-06-07";
  district.import(ForeignFeed(), options);
  EXPECT_EQ(district.report().notices(Severity::kWarning, "date_of_another_kind_of_day"), 1U);

  options.weekday_date = "2026-07-01";
  try {
    district.import(ForeignFeed(), options);
    FAIL() << "nothing runs in July";
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kScenario);
    EXPECT_NE(std::string(error.what())
                  .find("--weekday-date: nothing runs on 2026-07-01 "
                        "(the calendar goes from 2026-06-01 to 2026-06-30)"),
              std::string::npos)
        << error.what();
  }
  EXPECT_EQ(district.report().notices(Severity::kWarning, "date_outside_of_the_calendar"), 1U);
}

TEST(GtfsImport, CountsRowsAndNotRuns) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("frequencies.txt",
            "trip_id,start_time,end_time,headway_secs\nt2,10:00:00,10:30:00,600\n")
      .with("calendar_dates.txt",
            "service_id,date,exception_type\nwd,20260604,2\nwd,20260605,2\nwd,20260605,2\n"
            "wd,2026,1\n")
      .add("stop_times.txt", "t1,08:22:00,08:22:00,nowhere,8\n");
  district.import(feed);
  const ImportReport& report = district.report();
  EXPECT_EQ(report.subject("calendar exceptions").accepted, 2U);
  EXPECT_EQ(report.subject("calendar exceptions").rejected_count(), 2U);
  EXPECT_EQ(report.subject("calls").accepted, 7U);
  EXPECT_EQ(report.subject("calls").rejected_count(), 1U);
  EXPECT_EQ(report.subject("trips").accepted, 2U);
  EXPECT_EQ(report.subject("runs").accepted, 4U);  // t1, and t2 three times
}

TEST(GtfsImport, ReadsServicesOfSingleDatesOnly) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.without("calendar.txt")
      .with("calendar_dates.txt", "service_id,date,exception_type\nwd,20260602,1\nwe,20260607,1\n");
  district.import(feed);
  EXPECT_EQ(district.report().fact("weekday date"), "2026-06-02");
  EXPECT_EQ(district.report().fact("weekend date"), "2026-06-07");
}

TEST(GtfsImport, WritesFrequenciesOut) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("frequencies.txt",
            "trip_id,start_time,end_time,headway_secs\nt2,10:00:00,10:30:00,600\n");
  district.import(feed);
  EXPECT_EQ(runs_text(district.load(), DayType::kWeekend),
            "t2@1000: A 10:00 C 10:03\nt2@1010: A 10:10 C 10:13\nt2@1020: A 10:20 C 10:23\n");
}

TEST(GtfsImport, InterpolatesTimesThatAreMissing) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.replace("stop_times.txt", "t1,08:21:00,08:21:00,B,5", "t1,,,B,5");
  district.import(feed);
  // B is half-way between A (left at 08:20:30) and C (08:22).
  EXPECT_EQ(runs_text(district.load(), DayType::kTermWeekday),
            "t1: X 08:00 A 08:20/08:20:30 B 08:21:15 C 08:22 Y 08:45\n");
  EXPECT_EQ(district.report().adjusted("calls", "time interpolated"), 1U);
}

TEST(GtfsImport, SpreadsCallsOfOneMinute) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.replace("stop_times.txt", "t2,09:03:00,09:03:00,C,2",
               "t2,09:00:00,09:00:00,B,2\nt2,09:00:00,09:00:00,C,3");
  district.import(feed);
  EXPECT_EQ(runs_text(district.load(), DayType::kWeekend), "t2: A 09:00 B 09:00:20 C 09:00:40\n");
}

TEST(GtfsImport, RejectsTripsFasterThanAnyVehicle) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.replace("stop_times.txt", "t1,08:45:00,08:45:00,Y,9", "t1,08:23:00,08:23:00,Y,9");
  district.import(feed);
  EXPECT_EQ(district.report().rejected("trips", "faster than 40 m/s between two stops"), 1U);
  EXPECT_EQ(runs_text(district.load(), DayType::kTermWeekday), "");
}

TEST(GtfsImport, PutsThePrefixBeforeAllIds) {
  FeedDistrict district;
  GtfsOptions options;
  options.prefix = "b_";
  district.import(ForeignFeed(), options);
  EXPECT_EQ(runs_text(district.load(), DayType::kWeekend), "b_t2: b_A 09:00 b_C 09:03\n");
  district.import(ForeignFeed());  // the same feed again, without: both are there
  EXPECT_EQ(runs_text(district.load(), DayType::kWeekend),
            "b_t2: b_A 09:00 b_C 09:03\nt2: A 09:00 C 09:03\n");
}

TEST(GtfsImport, WritesExtendedRouteTypesAsBasicOnes) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.replace("routes.txt", "一番,3", "一番,1000");
  district.import(feed);
  EXPECT_EQ(district.load().transit.routes[RouteId(0)].mode, Mode::kFerry);
}

TEST(GtfsImport, CutsShapesOfClippedTrips) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.add("stops.txt", "Z,最西,34.66,135.08,,\n")
      .add("stop_times.txt", "t1,07:50:00,07:50:00,Z,0\n")
      .with("trips.txt", "route_id,service_id,trip_id,shape_id\nr1,wd,t1,s\nr1,we,t2,\n")
      .with("shapes.txt",
            "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\ns,34.66,135.07,1\n"
            "s,34.66,135.075,2\ns,34.66,135.08,3\ns,34.66,135.085,4\ns,34.66,135.2,5\n"
            "s,34.66,135.31,6\ns,34.66,135.32,7\ns,34.66,135.33,8\n");
  district.import(feed);
  const std::string shapes = district.file("gtfs/shapes.txt");
  EXPECT_EQ(shapes.find("135.08000"), std::string::npos) << shapes;
  EXPECT_NE(shapes.find("135.0850000"), std::string::npos) << shapes;
  EXPECT_NE(shapes.find("135.3100000"), std::string::npos) << shapes;
  EXPECT_EQ(shapes.find("135.3300000"), std::string::npos) << shapes;
}

}  // namespace
}  // namespace poai::importers
