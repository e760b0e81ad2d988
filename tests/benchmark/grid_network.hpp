#pragma once
// A walking network of any size: a square grid of footways, 60 m by 60 m, 3 m wide.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/district/walk_network.hpp"

namespace poai::benchmarks {

inline constexpr double kGridSpacingM = 60.0;

inline NodeId grid_node(std::size_t side, std::size_t row, std::size_t column) {
  return NodeId(row * side + column);
}

/// `side` x `side` nodes, 2 side (side - 1) links.
inline district::WalkNetwork grid_network(std::size_t side) {
  district::WalkNetwork network;
  std::vector<std::pair<NodeId, NodeId>> pairs;
  for (std::size_t row = 0; row < side; ++row) {
    for (std::size_t column = 0; column < side; ++column) {
      network.node_position.push_back(
          {kGridSpacingM * static_cast<double>(column), kGridSpacingM * static_cast<double>(row)});
      network.node_level.push_back(0.0F);
      if (column + 1 < side) {
        pairs.emplace_back(grid_node(side, row, column), grid_node(side, row, column + 1));
      }
      if (row + 1 < side) {
        pairs.emplace_back(grid_node(side, row, column), grid_node(side, row + 1, column));
      }
    }
  }
  std::vector<std::vector<geometry::Point>> shapes;
  for (const auto& [from, to] : pairs) {
    network.link_name.push_back(std::to_string(shapes.size()));
    network.link_from.push_back(from);
    network.link_to.push_back(to);
    network.length_m.push_back(static_cast<float>(kGridSpacingM));
    network.width_m.push_back(3.0F);
    network.kind.push_back(district::WalkwayKind::kFootway);
    network.area.push_back(district::Area::kIsland);
    network.covered.push_back(0);
    shapes.push_back({network.node_position[from], network.node_position[to]});
  }
  network.shape = CompressedRows<LinkId, geometry::Point>(shapes);
  district::connect(network);
  return network;
}

/// `count` nodes spread evenly over the grid.
inline std::vector<NodeId> spread_nodes(std::size_t side, std::size_t count) {
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < count; ++i) {
    nodes.emplace_back((2 * i + 1) * side * side / (2 * count));
  }
  return nodes;
}

}  // namespace poai::benchmarks
