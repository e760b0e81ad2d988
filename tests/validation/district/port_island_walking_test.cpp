// The walking network of Port Island against what is known of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/district/gate_ties.hpp"
#include "engine/district/summary.hpp"
#include "engine/geometry/polygon.hpp"
#include "engine/geometry/polyline.hpp"
#include "tests/validation/district/port_island.hpp"

namespace poai::district {
namespace {

using test::port_island;

constexpr double kWalkingSpeedMps = 1.34;  // Weidmann 1993, mean free speed
constexpr double kUnreached = std::numeric_limits<double>::infinity();

/// Metres from a node to every node, by Dijkstra's method.
Column<NodeId, double> distances_m(const WalkNetwork& network, NodeId from) {
  using Entry = std::pair<double, NodeId>;
  Column<NodeId, double> distance_m(network.node_count(), kUnreached);
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  distance_m[from] = 0.0;
  open.emplace(0.0, from);
  while (!open.empty()) {
    const auto [reached_m, node] = open.top();
    open.pop();
    for (const DirectedLinkId link : network.outgoing[node]) {
      const double next_m = reached_m + static_cast<double>(network.length_m[link_of(link)]);
      if (reached_m == distance_m[node] && next_m < distance_m[network.head(link)]) {
        distance_m[network.head(link)] = next_m;
        open.emplace(next_m, network.head(link));
      }
    }
  }
  return distance_m;
}

double walking_min(const std::string& from, const std::string& to) {
  const District& district = port_island();
  const NodeId start = district.places[district.find_place(from).value()].node;
  const NodeId end = district.places[district.find_place(to).value()].node;
  return distances_m(district.network, start)[end] / kWalkingSpeedMps / 60.0;
}

TEST(PortIsland, LoadsWithoutProblems) {
  Problems problems;
  static_cast<void>(load_district(test::port_island_folder(), {}, problems));
  EXPECT_TRUE(problems.empty()) << problems.all().front().text();
}

TEST(PortIsland, HasTheFlightsOfFiscalYear2024Too) {
  Problems problems;
  const District district = load_district(
      test::port_island_folder(),
      {.flights = test::port_island_folder() / "flights-fy2024.csv", .population = {}}, problems);
  problems.throw_if_any();
  const Summary summary = summarise(district);
  EXPECT_EQ(summary.flights[0], 80U);  // "about 80 movements a day", Kobe Airport, FY2024
}

TEST(PortIsland, HasAWalkingNetworkOfTheExpectedSize) {
  const Summary summary = summarise(port_island());
  EXPECT_GE(summary.links, 1'500U);
  EXPECT_LE(summary.links, 4'000U);
}

// 8.40 km2 of Port Island and 2.73 km2 of the airport island (National Land Numerical Information).
TEST(PortIsland, HasTheAreaOfItsCoastline) {
  double area_m2 = 0.0;
  for (const auto& ring : port_island().coastline) {
    area_m2 += geometry::area_m2(ring);
  }
  EXPECT_NEAR(area_m2 / 1e6, 8.40 + 2.73, 0.02);
}

TEST(PortIsland, IsConnected) {
  const WalkNetwork& network = port_island().network;
  for (const double distance_m : distances_m(network, NodeId(0))) {
    ASSERT_LT(distance_m, kUnreached);
  }
}

TEST(PortIsland, HasAWalkwayWithin150MetresOfEveryPlace) {
  const District& district = port_island();
  for (const Place& place : district.places) {
    double nearest_m = kUnreached;
    for (const LinkId link : ids<LinkId>(district.network.link_count())) {
      nearest_m = std::min(nearest_m, geometry::distance_to_polyline_m(
                                          place.position, district.network.shape[link]));
    }
    EXPECT_LE(nearest_m, 150.0) << place.id;
  }
}

// The stations are known for the places at their decks: one to four minutes from the platform.
TEST(PortIsland, HasItsLandmarksAtTheirStations) {
  for (const auto& [station, place] :
       {std::pair("P06", "kobe_international_conference_center"),
        std::pair("P07", "kobe_city_hospital"), std::pair("P08", "clik")}) {
    EXPECT_GE(walking_min(station, place), 1.0) << place;
    EXPECT_LE(walking_min(station, place), 4.0) << place;
  }
}

// 800 m apart by rail: a walk of 10 to 13 minutes.
TEST(PortIsland, HasTwoStationsAWalkApart) {
  EXPECT_GE(walking_min("P07", "P06"), 10.0);
  EXPECT_LE(walking_min("P07", "P06"), 13.0);
}

TEST(PortIsland, HasKobeOhashiAndTheSkyBridgeOnFoot) {
  const WalkNetwork& network = port_island().network;
  double longest_m = 0.0;
  double bridges_m = 0.0;
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    if (network.kind[link] == WalkwayKind::kBridge && !is_gate_tie(network.link_name[link])) {
      longest_m = std::max(longest_m, static_cast<double>(network.length_m[link]));
      bridges_m += static_cast<double>(network.length_m[link]);
    }
  }
  EXPECT_GE(bridges_m, 322.0 + 1'130.0);  // Kobe Ohashi 322 m; Sky Bridge end to end 1.13 km
  EXPECT_LE(longest_m, 1'400.0);
}

}  // namespace
}  // namespace poai::district
