#include "engine/formats/gtfs.hpp"

#include <gtest/gtest.h>

#include "tests/unit/formats/small_feed.hpp"

namespace poai::formats {
namespace {

using test::SmallFeed;

GtfsFeed read(const SmallFeed& feed) {
  Problems problems;
  GtfsFeed read = feed.read(problems);
  problems.throw_if_any();
  return read;
}

TEST(Gtfs, ReadsStopsRoutesAndServices) {
  const GtfsFeed feed = read(SmallFeed());
  ASSERT_EQ(feed.stops.size(), 3U);
  EXPECT_EQ(feed.stops[1].name, "中公園");
  EXPECT_DOUBLE_EQ(feed.stops[1].position.lon_deg, 135.2075);
  EXPECT_EQ(feed.stops[1].place.line, 3U);
  EXPECT_EQ(feed.routes.at(0).type, 12);
  EXPECT_EQ(feed.routes[0].short_name, "PL");
  EXPECT_TRUE(feed.services.at(0).days[4]);
  EXPECT_FALSE(feed.services[0].days[5]);
  EXPECT_EQ(feed.agencies.at(0).name, "Kobe New Transit");
}

TEST(Gtfs, ReadsTripsWithTheirCalls) {
  const GtfsFeed feed = read(SmallFeed());
  ASSERT_EQ(feed.trips.size(), 3U);
  EXPECT_EQ(feed.trips[1].direction, 1);
  EXPECT_FALSE(feed.trips[1].shape);
  EXPECT_EQ(feed.trips[2].service, 1U);
  ASSERT_EQ(feed.trips[0].calls.size(), 3U);
  EXPECT_EQ(feed.trips[0].calls[1].arrival, SimTime::at(8, 7));
  EXPECT_EQ(feed.trips[0].calls[1].departure, SimTime::at(8, 7, 30));
  EXPECT_EQ(feed.trips[0].calls[1].line, 3U);
}

TEST(Gtfs, GoesPastMidnight) {
  EXPECT_EQ(read(SmallFeed()).trips[2].calls[1].arrival, SimTime::at(24, 5));
}

TEST(Gtfs, SortsCallsByTheirSequence) {
  SmallFeed feed;
  feed.replace("stop_times.txt", "out,08:00:00,08:00:30,S1,1\n", "");
  feed.files["stop_times.txt"] += "out,08:00:00,08:00:30,S1,0\n";
  const GtfsFeed sorted = read(feed);
  EXPECT_EQ(sorted.trips[0].calls[0].stop, 0U);
  EXPECT_EQ(sorted.trips[0].calls[0].line, 8U);
}

TEST(Gtfs, SortsPointsOfShapes) {
  const GtfsFeed feed = read(SmallFeed());
  ASSERT_EQ(feed.shapes.size(), 1U);
  EXPECT_DOUBLE_EQ(feed.shapes[0].points[0].lat_deg, 34.6945);
  EXPECT_DOUBLE_EQ(feed.shapes[0].points[2].lat_deg, 34.6649);
}

TEST(Gtfs, TakesOneTimeOfACallForBoth) {
  SmallFeed feed;
  feed.replace("stop_times.txt", "out,08:00:00,08:00:30", "out,,08:00:30");
  feed.replace("stop_times.txt", "08:10:00,08:10:00", "08:10:00,");
  const GtfsFeed read_feed = read(feed);
  EXPECT_EQ(read_feed.trips[0].calls[0].arrival, SimTime::at(8, 0, 30));
  EXPECT_EQ(read_feed.trips[0].calls[2].departure, SimTime::at(8, 10));
}

TEST(Gtfs, NeedsNeitherShapesNorFeedInfoNorOptionalColumns) {
  SmallFeed feed;
  feed.files.erase("shapes.txt");
  feed.files["trips.txt"] =
      "route_id,service_id,trip_id\nline,weekday,out\nline,weekday,back\nline,weekend,late\n";
  const GtfsFeed read_feed = read(feed);
  EXPECT_TRUE(read_feed.shapes.empty());
  EXPECT_EQ(read_feed.trips[1].direction, 0);
  EXPECT_EQ(read_feed.files.size(), 6U);
}

TEST(Gtfs, ReadsThePublisher) {
  SmallFeed feed;
  feed.files["feed_info.txt"] =
      "feed_publisher_name,feed_publisher_url,feed_lang\nPoai,https://example.org,ja\n";
  EXPECT_EQ(read(feed).publisher, "Poai");
}

TEST(GtfsTime, HasOneOrTwoDigitsOfTheHour) {
  EXPECT_EQ(parse_gtfs_time("5:48:00"), SimTime::at(5, 48));
  EXPECT_EQ(parse_gtfs_time("05:48:01"), SimTime::at(5, 48, 1));
  EXPECT_EQ(parse_gtfs_time("47:59:59"), SimTime::at(47, 59, 59));
}

TEST(GtfsTime, IsNothingElse) {
  for (const char* text : {"", "5:48", "05:48", "48:00:00", "05:60:00", "05:48:60", "a5:48:00",
                           "-5:48:00", " 5:48:00", "05-48-00", "005:48:00"}) {
    EXPECT_FALSE(parse_gtfs_time(text)) << text;
  }
}

}  // namespace
}  // namespace poai::formats
