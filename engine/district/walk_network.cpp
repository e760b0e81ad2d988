#include "engine/district/walk_network.hpp"

#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/geometry/polyline.hpp"

namespace poai::district {

geometry::Point point_on(const WalkNetwork& network, DirectedLinkId link, double share) {
  const double along = direction_of(link) == 0 ? share : 1.0 - share;
  return geometry::point_along(network.shape[link_of(link)], along);
}

void connect(WalkNetwork& network) {
  std::vector<std::uint32_t> offsets(network.node_count() + 1, 0);
  const auto is_closed = [&network](LinkId link) {
    return !network.closed.empty() && network.closed[link] != 0;
  };
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    if (is_closed(link)) {
      continue;
    }
    ++offsets[network.link_from[link].index() + 1];
    ++offsets[network.link_to[link].index() + 1];
  }
  for (std::size_t node = 0; node < network.node_count(); ++node) {
    offsets[node + 1] += offsets[node];
  }
  std::vector<DirectedLinkId> values(offsets.back());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  for (const DirectedLinkId link : ids<DirectedLinkId>(network.directed_count())) {
    if (is_closed(link_of(link))) {
      continue;
    }
    values[next[network.tail(link).index()]++] = link;
  }
  network.outgoing = {std::move(offsets), std::move(values)};
}

}  // namespace poai::district
