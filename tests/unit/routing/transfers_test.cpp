#include "engine/routing/transfers.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/drawn_network.hpp"
#include "tests/support/drawn_timetable.hpp"

namespace poai::routing {
namespace {

/// Stops of the network, each at its node, as "AB100000": from, to, walk in ms.
std::vector<std::string> found_between(const std::string& network, const std::string& timetable) {
  const test::DrawnNetwork drawn = test::draw_network(network);
  test::DrawnTimetable lines = test::draw_timetable(timetable);
  std::vector<NodeId> nodes;
  for (district::Stop& stop : lines.transit.stops.values()) {
    stop.node = drawn.node.at(stop.id);
    nodes.push_back(stop.node);
  }
  const WalkFields fields(drawn.network, nodes, parallel::Threads(1));
  std::vector<std::string> found;
  for (const Transfer& transfer : find_transfers(lines.transit, fields)) {
    found.push_back(lines.transit.stops[transfer.from].id + lines.transit.stops[transfer.to].id +
                    std::to_string(transfer.walk.ms));
  }
  return found;
}

TEST(Transfers, JoinStopsInReachAndEachStopWithItself) {
  const auto found = found_between(R"(
      A B 402 3
      B C 134 3)",
                                   R"(
      stops  A      B      C
      main   08:00  08:02  08:05)");
  EXPECT_EQ(found, (std::vector<std::string>{"AA0", "BB0", "BC100000", "CB100000", "CC0"}))
      << "402 m are too far; 134 m take 100 s at 1.34 m/s";
}

TEST(Transfers, ReachFartherToAPier) {
  const auto found = found_between(R"(
      A B 670 3
      A C 804 3)",
                                   R"(
      stops  A      B      C
      boat1  08:00  -      -
      main   -      08:02  08:05)");
  EXPECT_EQ(found, (std::vector<std::string>{"AA0", "AB500000", "BA500000", "BB0", "CC0"}));
}

}  // namespace
}  // namespace poai::routing
