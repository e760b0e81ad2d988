#include "engine/routing/transfers.hpp"

#include <gtest/gtest.h>

#include "tests/support/drawn_network.hpp"
#include "tests/support/drawn_timetable.hpp"

namespace poai::routing {
namespace {

TEST(Transfers, JoinStopsInReachAndEachStopWithItself) {
  const test::DrawnNetwork drawn = test::draw_network(R"(
      A B 402 3
      B C 134 3)");
  test::DrawnTimetable lines = test::draw_timetable(R"(
      stops  A      B      C
      main   08:00  08:02  08:05)");
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
  EXPECT_EQ(found, (std::vector<std::string>{"AA0", "BB0", "BC100000", "CB100000", "CC0"}))
      << "402 m are too far; 134 m take 100 s at 1.34 m/s";
}

}  // namespace
}  // namespace poai::routing
