#include "engine/district/walk_network.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace poai::district {
namespace {

/// Nodes 0, 1, 2 at x = 0, 10, 40 m; link 0 from 0 to 1, link 1 from 2 to 1 with a corner.
WalkNetwork two_links() {
  WalkNetwork network;
  for (const double x_m : {0.0, 10.0, 40.0}) {
    network.node_position.push_back({x_m, 0.0});
    network.node_level.push_back(0.0F);
  }
  network.node_level[NodeId(1)] = 2.0F;
  const auto add = [&network](std::size_t from, std::size_t to,
                              const std::vector<geometry::Point>& shape) {
    network.link_from.push_back(NodeId(from));
    network.link_to.push_back(NodeId(to));
    network.kind.push_back(WalkwayKind::kFootway);
    network.shape.append_row(shape);
  };
  add(0, 1, {{0.0, 0.0}, {10.0, 0.0}});
  add(2, 1, {{40.0, 0.0}, {40.0, 30.0}, {10.0, 0.0}});
  connect(network);
  return network;
}

TEST(WalkNetwork, ListsLinksThatLeaveANodeInTheOrderOfTheirIds) {
  const WalkNetwork network = two_links();
  const auto at_middle = network.outgoing[NodeId(1)];
  ASSERT_EQ(at_middle.size(), 2U);
  EXPECT_EQ(at_middle[0], directed(LinkId(0), 1));
  EXPECT_EQ(at_middle[1], directed(LinkId(1), 1));
  ASSERT_EQ(network.outgoing[NodeId(2)].size(), 1U);
  EXPECT_EQ(network.head(network.outgoing[NodeId(2)][0]), NodeId(1));
}

TEST(WalkNetwork, HasAPointAtEveryShareOfALinkFromItsTail) {
  const WalkNetwork network = two_links();
  EXPECT_DOUBLE_EQ(point_on(network, directed(LinkId(0), 0), 0.25).x_m, 2.5);
  EXPECT_DOUBLE_EQ(point_on(network, directed(LinkId(0), 1), 0.25).x_m, 7.5);
  EXPECT_DOUBLE_EQ(point_on(network, directed(LinkId(1), 0), 0.0).x_m, 40.0);
  EXPECT_DOUBLE_EQ(point_on(network, directed(LinkId(1), 1), 0.0).x_m, 10.0);
}

TEST(WalkNetwork, KnowsWhichDirectionGoesUp) {
  const WalkNetwork network = two_links();
  EXPECT_TRUE(network.goes_up(directed(LinkId(0), 0)));
  EXPECT_FALSE(network.goes_up(directed(LinkId(0), 1)));
}

TEST(WalkNetwork, LetsNobodyWalkAgainstAnEscalator) {
  WalkNetwork network = two_links();
  EXPECT_TRUE(reaches(network, NodeId(1), NodeId(0)));
  network.kind[LinkId(0)] = WalkwayKind::kEscalator;
  connect(network);
  EXPECT_TRUE(reaches(network, NodeId(0), NodeId(2)));
  EXPECT_FALSE(reaches(network, NodeId(1), NodeId(0)));
  EXPECT_EQ(network.outgoing[NodeId(1)].size(), 1U);
  EXPECT_EQ(network.incoming[NodeId(0)].size(), 0U);
  ASSERT_EQ(network.incoming[NodeId(1)].size(), 2U);
  EXPECT_EQ(network.incoming[NodeId(1)][0], directed(LinkId(0), 0));
}

TEST(WalkNetwork, MayBeEmpty) {
  WalkNetwork network;
  connect(network);
  EXPECT_EQ(network.outgoing.size(), 0U);
}

}  // namespace
}  // namespace poai::district
