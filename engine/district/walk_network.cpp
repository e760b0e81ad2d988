#include "engine/district/walk_network.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/geometry/polyline.hpp"

namespace poai::district {

namespace {

/// The open directed links by one of their ends.
template <class End>
CompressedRows<NodeId, DirectedLinkId> open_links(const WalkNetwork& network, End end_of) {
  std::vector<std::uint32_t> offsets(network.node_count() + 1, 0);
  for (const DirectedLinkId link : ids<DirectedLinkId>(network.directed_count())) {
    offsets[end_of(link).index() + 1] += network.is_open(link) ? 1U : 0U;
  }
  for (std::size_t node = 0; node < network.node_count(); ++node) {
    offsets[node + 1] += offsets[node];
  }
  std::vector<DirectedLinkId> values(offsets.back());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  for (const DirectedLinkId link : ids<DirectedLinkId>(network.directed_count())) {
    if (network.is_open(link)) {
      values[next[end_of(link).index()]++] = link;
    }
  }
  return {std::move(offsets), std::move(values)};
}

}  // namespace

geometry::Point point_on(const WalkNetwork& network, DirectedLinkId link, double share) {
  const double along = direction_of(link) == 0 ? share : 1.0 - share;
  return geometry::point_along(network.shape[link_of(link)], along);
}

Passage usual_passage(WalkwayKind kind, double length_m, double width_m, double escalator_mps) {
  constexpr double kEscalatorFlowPerM2 = 1.667 / 0.5;  // persons on a square metre of steps
  constexpr double kGateFlowPerMS = 0.9;
  Passage passage;
  if (kind == WalkwayKind::kEscalator) {
    passage.ride = {std::llround(1e3 * length_m / escalator_mps)};
    passage.flow_per_s = kEscalatorFlowPerM2 * escalator_mps * width_m;
  } else if (kind == WalkwayKind::kGate) {
    passage.flow_per_s = kGateFlowPerMS * width_m;
  } else if (kind == WalkwayKind::kLift) {
    passage.ride = Duration::seconds(20);
    passage.cycle = Duration::seconds(40);
    passage.open = Duration{1};
    passage.places = 15;
  }
  return passage;
}

bool reaches(const WalkNetwork& network, NodeId from, NodeId to) {
  Column<NodeId, std::uint8_t> seen(network.node_count(), 0);
  std::vector<NodeId> open = {from};
  seen[from] = 1;
  while (!open.empty() && seen[to] == 0) {
    const NodeId node = open.back();
    open.pop_back();
    for (const DirectedLinkId link : network.outgoing[node]) {
      if (seen[network.head(link)] == 0) {
        seen[network.head(link)] = 1;
        open.push_back(network.head(link));
      }
    }
  }
  return seen[to] != 0;
}

void connect(WalkNetwork& network) {
  network.outgoing = open_links(network, [&network](DirectedLinkId d) { return network.tail(d); });
  network.incoming = open_links(network, [&network](DirectedLinkId d) { return network.head(d); });
}

}  // namespace poai::district
