#pragma once
// Walking networks with links thrown at random, for tests of routing; lengths are whole metres, so
// that many ways are equally long.

#include <cstdint>
#include <string>

#include "engine/district/walk_network.hpp"
#include "tests/support/draws.hpp"

namespace poai::test {

struct RandomWalkways {
  std::uint64_t seed = 1;
  std::size_t nodes = 20;
  std::size_t links = 30;
  std::uint64_t longest_m = 10;
};

inline district::WalkNetwork random_walkways(const RandomWalkways& options) {
  Draws draws(options.seed);
  district::WalkNetwork network;
  for (std::size_t i = 0; i < options.nodes; ++i) {
    network.node_position.push_back({});
    network.node_level.push_back(static_cast<float>(draws.below(3)));
  }
  for (std::size_t i = 0; i < options.links; ++i) {
    const NodeId from(draws.below(options.nodes));
    const NodeId to((from.index() + 1 + draws.below(options.nodes - 1)) % options.nodes);
    network.link_name.push_back("l" + std::to_string(i));
    network.link_from.push_back(from);
    network.link_to.push_back(to);
    network.length_m.push_back(static_cast<float>(1 + draws.below(options.longest_m)));
    network.width_m.push_back(2.0F);
    const bool stairs = network.node_level[from] != network.node_level[to];
    network.kind.push_back(stairs ? district::WalkwayKind::kStairs
                                  : district::WalkwayKind::kFootway);
    network.area.push_back(district::Area::kIsland);
    network.covered.push_back(0);
  }
  district::connect(network);
  return network;
}

}  // namespace poai::test
