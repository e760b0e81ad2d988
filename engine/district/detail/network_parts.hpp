#pragma once
// The connected parts of a walking network.

#include <cstddef>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/walk_network.hpp"

namespace poai::district {

/// The connected part of each node; parts are numbered in the order of their first nodes.
struct NetworkParts {
  Column<NodeId, std::size_t> of_node;
  std::vector<std::size_t> link_count;
  std::size_t largest = 0;  ///< the one with most links; the first of equals
};

[[nodiscard]] NetworkParts parts_of(const WalkNetwork& network);

/// How near a part comes to a node of another one; there are at least two parts.
[[nodiscard]] double gap_m(const WalkNetwork& network, const NetworkParts& parts, std::size_t part);

}  // namespace poai::district
