#include "engine/routing/walk_fields.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "engine/core/id_range.hpp"
#include "tests/support/random_walkways.hpp"

namespace poai::routing {
namespace {

district::WalkNetwork any_network() {
  const auto nodes = *rc::gen::inRange<std::size_t>(2, 40);
  const auto links = *rc::gen::inRange<std::size_t>(1, 100);
  return test::random_walkways({*rc::gen::arbitrary<std::uint64_t>(), nodes, links, 20});
}

std::vector<NodeId> all_nodes(const district::WalkNetwork& network) {
  std::vector<NodeId> nodes;
  for (const NodeId node : ids<NodeId>(network.node_count())) {
    nodes.push_back(node);
  }
  return nodes;
}

RC_GTEST_PROP(WalkFieldsProperty, FollowingThemEndsAtTheDestination, ()) {
  const district::WalkNetwork network = any_network();
  const WalkFields fields(network, all_nodes(network), parallel::Threads(1));
  for (const NodeId start : all_nodes(network)) {
    const DestinationId to(*rc::gen::inRange<std::size_t>(0, network.node_count()));
    NodeId node = start;
    std::size_t steps = 0;
    while (fields.next(to, node).valid()) {
      const NodeId head = network.head(fields.next(to, node));
      RC_ASSERT(network.tail(fields.next(to, node)) == node);
      RC_ASSERT(fields.effort_m(to, head) < fields.effort_m(to, node));
      RC_ASSERT(++steps < network.node_count());
      node = head;
    }
    RC_ASSERT(node == fields.node_of(to) || fields.effort_m(to, start) == WalkFields::kUnreachable);
  }
}

RC_GTEST_PROP(WalkFieldsProperty, NoDetourIsShorter, ()) {
  const district::WalkNetwork network = any_network();
  const WalkFields fields(network, all_nodes(network), parallel::Threads(1));
  const auto any = [&] { return NodeId(*rc::gen::inRange<std::size_t>(0, network.node_count())); };
  const NodeId a = any();
  const NodeId b = any();
  const DestinationId c = fields.destination_of(any());
  const float by_b = fields.effort_m(fields.destination_of(b), a) + fields.effort_m(c, b);
  // Float rounding of three sums of at most 40 links of 40 m.
  RC_ASSERT(fields.effort_m(c, a) <= by_b + 1e-2F);
}

RC_GTEST_PROP(WalkFieldsProperty, DoNotDependOnTheThreads, ()) {
  const district::WalkNetwork network = any_network();
  const WalkFields one(network, all_nodes(network), parallel::Threads(1));
  const WalkFields three(network, all_nodes(network), parallel::Threads(3));
  for (const DestinationId to : ids<DestinationId>(one.destination_count())) {
    for (const NodeId node : all_nodes(network)) {
      RC_ASSERT(one.next(to, node) == three.next(to, node));
      RC_ASSERT(one.effort_m(to, node) == three.effort_m(to, node));
    }
  }
}

}  // namespace
}  // namespace poai::routing
