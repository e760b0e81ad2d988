#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/core/input_limits.hpp"
#include "engine/district/detail/land.hpp"
#include "engine/district/detail/network_reader.hpp"
#include "engine/geometry/spatial_grid.hpp"

namespace poai::district {
namespace {

constexpr double kGapCellM = 20.0;

/// The connected part of each node; parts are numbered in the order of their first nodes.
struct Parts {
  Column<NodeId, std::size_t> of_node;
  std::vector<std::size_t> link_count;
};

Parts parts_of(const WalkNetwork& network) {
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  Parts parts{.of_node = Column<NodeId, std::size_t>(network.node_count(), kNone),
              .link_count = {}};
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
      for (const DirectedLinkId link : network.outgoing[node]) {
        if (parts.of_node[network.head(link)] == kNone) {
          parts.of_node[network.head(link)] = part;
          open.push_back(network.head(link));
        }
      }
    }
  }
  for (const NodeId from : network.link_from) {
    ++parts.link_count[parts.of_node[from]];
  }
  return parts;
}

/// How near a part comes to a node of another part.
double gap_m(const WalkNetwork& network, const Parts& parts, std::size_t part) {
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

}  // namespace

void check_links_on_land(const ReadNetwork& read, const Land& land, Problems& problems) {
  const WalkNetwork& network = read.network;
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    if (network.kind[link] == WalkwayKind::kBridge || network.area[link] == Area::kMainland ||
        land.holds_all(network.shape[link])) {
      continue;
    }
    problems.add_file_problem(
        {.place = read.place[link.index()],
         .key = network.link_name[link],
         .problem = "the walkway is in the water",
         .reason = "the coast line's land does not reach it",
         .suggestion = "make it a bridge, or set its area to mainland if it is there"});
  }
}

void check_connected(const ReadNetwork& read, Problems& problems) {
  const WalkNetwork& network = read.network;
  const Parts parts = parts_of(network);
  const auto largest =
      static_cast<std::size_t>(std::max_element(parts.link_count.begin(), parts.link_count.end()) -
                               parts.link_count.begin());
  std::vector<bool> reported(parts.link_count.size(), false);
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    const std::size_t part = parts.of_node[network.link_from[link]];
    if (part == largest || reported[part] || problems.size() >= kMostProblems) {
      continue;
    }
    reported[part] = true;
    problems.add_file_problem(
        {.place = read.place[link.index()],
         .key = network.link_name[link],
         .problem = fmt::format("the walkway is cut off: a part of {} of the {} links of the "
                                "network is not connected to the rest",
                                parts.link_count[part], network.link_count()),
         .reason = fmt::format("its nearest other node is {:.1f} m away, and lines meet only where "
                               "ends have the same position and level",
                               gap_m(network, parts, part)),
         .suggestion = {}});
  }
}

}  // namespace poai::district
