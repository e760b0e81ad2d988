#include <fmt/format.h>

#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/core/input_limits.hpp"
#include "engine/district/detail/land.hpp"
#include "engine/district/detail/network_parts.hpp"
#include "engine/district/detail/network_reader.hpp"

namespace poai::district {

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
  const NetworkParts parts = parts_of(network);
  std::vector<bool> reported(parts.link_count.size(), false);
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    const std::size_t part = parts.of_node[network.link_from[link]];
    if (part == parts.largest || reported[part] || problems.size() >= kMostProblems) {
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

void check_ways_back(const ReadNetwork& read, Problems& problems) {
  const WalkNetwork& network = read.network;
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    if (network.kind[link] != WalkwayKind::kEscalator ||
        reaches(network, network.link_to[link], network.link_from[link])) {
      continue;
    }
    problems.add_file_problem({.place = read.place[link.index()],
                               .key = network.link_name[link],
                               .problem = "no way leads back from where the escalator ends",
                               .reason =
                                   "it carries people from the first point of its line to the "
                                   "last one only",
                               .suggestion = "add stairs, a lift or an escalator the other way"});
  }
}

}  // namespace poai::district
