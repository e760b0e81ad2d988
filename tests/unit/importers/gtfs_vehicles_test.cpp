// How many fit into the vehicles of an imported feed.

#include <gtest/gtest.h>

#include "support/foreign_feed.hpp"

namespace poai::importers {
namespace {

using test::FeedDistrict;
using test::ForeignFeed;

TEST(GtfsVehicles, ComeFromATable) {
  FeedDistrict district;
  write_file_atomically(district.folder() / "vehicles.csv",
                        "route_id,rated_capacity,crush_capacity\nr1,29,58\nother,1,1\n");
  GtfsOptions options;
  options.vehicles = district.folder() / "vehicles.csv";
  district.import(ForeignFeed(), options);
  const district::Route route = district.load().transit.routes[RouteId(0)];
  EXPECT_EQ(route.rated_capacity, 29U);
  EXPECT_EQ(route.crush_capacity, 58U);
  EXPECT_EQ(route.doors_per_car, 2U);  // the default of a bus
  EXPECT_EQ(district.report().rejected("vehicles", "the feed has no such route in use"), 1U);
}

TEST(GtfsVehicles, ComeFromTheFeedsOwnTable) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("vehicles.csv", "route_id,rated_capacity,crush_capacity\nr1,29,58\n");
  district.import(feed);
  EXPECT_EQ(district.load().transit.routes[RouteId(0)].rated_capacity, 29U);
  EXPECT_EQ(district.report().notices(Severity::kInfo, "unknown_file"), 0U);

  write_file_atomically(district.folder() / "mine.csv", "route_id,rated_capacity\nr1,31\n");
  GtfsOptions options;
  options.vehicles = district.folder() / "mine.csv";
  district.import(feed, options, ConflictPolicy::kOverwrite);
  EXPECT_EQ(district.load().transit.routes[RouteId(0)].rated_capacity, 31U);
}

TEST(GtfsVehicles, AreNotReadFromATableOfOtherThings) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("vehicles.csv", "licence_plate,colour\n12-34,red\n");
  district.import(feed);
  EXPECT_EQ(district.report().notices(Severity::kInfo, "unknown_file"), 1U);
  EXPECT_EQ(district.load().transit.routes[RouteId(0)].rated_capacity, 45U);  // a typical bus
}

TEST(GtfsVehicles, AreRefusedIfTheirNumbersAreNone) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("vehicles.csv", "route_id,rated_capacity\nr1,many\n");
  EXPECT_THROW(district.import(feed), InputError);
}

TEST(GtfsVehicles, ListWhatWasEstimatedBesideWhatTheTableEstimates) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("vehicles.csv",
            "route_id,cars,doors_per_car,rated_capacity,crush_capacity,fixed_dwell_s,estimated\n"
            "r1,1,2,29,58,7,crush_capacity\n");
  district.import(feed);
  EXPECT_NE(district.file("vehicles.csv").find("r1,1,2,29,58,20,7,crush_capacity nominal_dwell_s"),
            std::string::npos)
      << district.file("vehicles.csv");
}

TEST(GtfsVehicles, KeepTheirTurnaround) {
  FeedDistrict district;
  ForeignFeed feed;
  feed.with("vehicles.csv", "route_id,rated_capacity,turnaround_s\nr1,29,90\n");
  district.import(feed);
  EXPECT_EQ(district.load().transit.routes[RouteId(0)].turnaround, Duration::seconds(90));
}

}  // namespace
}  // namespace poai::importers
