#include "engine/district/detail/network_parts.hpp"

#include <algorithm>
#include <limits>

#include "engine/core/id_range.hpp"
#include "engine/geometry/spatial_grid.hpp"

namespace poai::district {
namespace {

constexpr double kGapCellM = 20.0;

}  // namespace

NetworkParts parts_of(const WalkNetwork& network) {
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  NetworkParts parts{.of_node = Column<NodeId, std::size_t>(network.node_count(), kNone),
                     .link_count = {},
                     .largest = 0};
  std::vector<NodeId> open;
  for (const NodeId start : ids<NodeId>(network.node_count())) {
    if (parts.of_node[start] != kNone) {
      continue;
    }
    const std::size_t part = parts.link_count.size();
    parts.link_count.push_back(0);
    parts.of_node[start] = part;
    open.push_back(start);
    while (!open.empty()) {
      const NodeId node = open.back();
      open.pop_back();
      const auto take = [&](NodeId next) {
        if (parts.of_node[next] == kNone) {
          parts.of_node[next] = part;
          open.push_back(next);
        }
      };
      for (const DirectedLinkId link : network.outgoing[node]) {
        take(network.head(link));
      }
      for (const DirectedLinkId link : network.incoming[node]) {
        take(network.tail(link));
      }
    }
  }
  for (const NodeId from : network.link_from) {
    ++parts.link_count[parts.of_node[from]];
  }
  parts.largest =
      static_cast<std::size_t>(std::max_element(parts.link_count.begin(), parts.link_count.end()) -
                               parts.link_count.begin());
  return parts;
}

double gap_m(const WalkNetwork& network, const NetworkParts& parts, std::size_t part) {
  std::vector<geometry::Point> own;
  std::vector<geometry::Point> others;
  for (const NodeId node : ids<NodeId>(network.node_count())) {
    (parts.of_node[node] == part ? own : others).push_back(network.node_position[node]);
  }
  const geometry::SpatialGrid grid(others, kGapCellM);
  double least_m = kGapCellM;
  while (!grid.nearest(own.front(), least_m)) {  // ends: there is a node of another part
    least_m *= 2.0;
  }
  for (const geometry::Point point : own) {
    if (const auto hit = grid.nearest(point, least_m)) {
      least_m = hit->distance_m;
    }
  }
  return least_m;
}

}  // namespace poai::district
