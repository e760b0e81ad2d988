#include "engine/district/detail/node_finder.hpp"

#include <utility>

#include "engine/core/id_range.hpp"

namespace poai::district {

NodeFinder::NodeFinder(const WalkNetwork& network)
    : all_(network.node_position.values(), kMostToNodeM / 2.0) {
  std::map<float, std::pair<std::vector<NodeId>, std::vector<geometry::Point>>> by_level;
  for (const NodeId node : ids<NodeId>(network.node_count())) {
    auto& [nodes, points] = by_level[network.node_level[node]];
    nodes.push_back(node);
    points.push_back(network.node_position[node]);
  }
  for (auto& [level, members] : by_level) {
    levels_.emplace(level, Level{std::move(members.first),
                                 geometry::SpatialGrid(members.second, kMostToNodeM / 2.0)});
  }
}

std::optional<NodeId> NodeFinder::on_level(geometry::Point point, float level) const {
  const auto found = levels_.find(level);
  if (found == levels_.end()) {
    return std::nullopt;
  }
  const auto hit = found->second.grid.nearest(point, kMostToNodeM);
  return hit ? std::optional(found->second.nodes[hit->index]) : std::nullopt;
}

std::optional<NodeId> NodeFinder::on_any_level(geometry::Point point) const {
  const auto hit = all_.nearest(point, kMostToNodeM);
  return hit ? std::optional(NodeId(hit->index)) : std::nullopt;
}

}  // namespace poai::district
