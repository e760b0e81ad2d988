// Walking fields against Bellman and Ford's plain relaxation of all links until nothing changes.

#include "engine/routing/walk_fields.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "engine/core/id_range.hpp"
#include "tests/support/random_walkways.hpp"

namespace poai::routing {
namespace {

using Efforts = Column<NodeId, double>;

double effort_of(const district::WalkNetwork& network, DirectedLinkId link) {
  return static_cast<double>(network.length_m[link_of(link)]) / speed_factor(network, link);
}

Efforts bellman_ford(const district::WalkNetwork& network, NodeId destination) {
  Efforts efforts(network.node_count(), std::numeric_limits<double>::infinity());
  efforts[destination] = 0.0;
  for (std::size_t round = 0; round < network.node_count(); ++round) {
    for (const DirectedLinkId link : ids<DirectedLinkId>(network.directed_count())) {
      const double through = efforts[network.head(link)] + effort_of(network, link);
      efforts[network.tail(link)] = std::min(efforts[network.tail(link)], through);
    }
  }
  return efforts;
}

/// The lowest link out of `node` that lies on a shortest way.
DirectedLinkId lowest_best(const district::WalkNetwork& network, const Efforts& efforts,
                           NodeId node, NodeId destination) {
  for (const DirectedLinkId link : network.outgoing[node]) {
    const double through = efforts[network.head(link)] + effort_of(network, link);
    if (node != destination && through == efforts[node] && std::isfinite(through)) {
      return link;
    }
  }
  return DirectedLinkId::none();
}

TEST(WalkFieldsReference, EqualsBellmanFordOnRandomNetworks) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const std::size_t nodes = 5 + seed;
    const auto network =
        test::random_walkways({seed, nodes, 1 + 2 * nodes * (seed % 3 + 1) / 3, 9});
    std::vector<NodeId> all;
    for (const NodeId node : ids<NodeId>(nodes)) {
      all.push_back(node);
    }
    const WalkFields fields(network, all, parallel::Threads(2));
    for (const NodeId destination : all) {
      const Efforts expected = bellman_ford(network, destination);
      const DestinationId to = fields.destination_of(destination);
      for (const NodeId node : all) {
        ASSERT_EQ(fields.effort_m(to, node), static_cast<float>(expected[node]));
        ASSERT_EQ(fields.next(to, node), lowest_best(network, expected, node, destination));
      }
    }
  }
}

}  // namespace
}  // namespace poai::routing
