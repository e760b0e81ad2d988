// Flaws of joints: ends of walkways that look as if they were meant to meet something, and parts of
// the network that nothing leads to.

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/district/detail/flaws.hpp"
#include "engine/district/detail/network_parts.hpp"
#include "engine/geometry/spatial_grid.hpp"

namespace poai::district {
namespace {

constexpr double kCellM = 25.0;

/// The end of a walkway at which no other one begins.
struct LooseEnd {
  NodeId node;
  NodeId other_end;
  LinkId link;
};

/// Looks at the surroundings of loose ends.
class JointInspector {
 public:
  explicit JointInspector(const WalkNetwork& network)
      : network_(network),
        pieces_(pieces_of(network), kCellM),
        nodes_(std::span<const geometry::Point>(network.node_position.begin(),
                                                network.node_position.end()),
               kCellM) {
    for (const LinkId link : ids<LinkId>(network.link_count())) {
      link_of_piece_.insert(link_of_piece_.end(), network.shape[link].size() - 1, link);
    }
  }

  void inspect(const LooseEnd& end, std::vector<Finding>& findings) const {
    if (const auto finding = dangling(end)) {
      findings.push_back(*finding);
    } else if (const auto jump = level_jump(end)) {
      findings.push_back(*jump);
    }
  }

 private:
  static std::vector<geometry::Segment> pieces_of(const WalkNetwork& network) {
    std::vector<geometry::Segment> pieces;
    for (const LinkId link : ids<LinkId>(network.link_count())) {
      const auto shape = network.shape[link];
      for (std::size_t i = 1; i < shape.size(); ++i) {
        pieces.push_back({shape[i - 1], shape[i]});
      }
    }
    return pieces;
  }

  [[nodiscard]] Finding finding_at(const LooseEnd& end, FindingKind kind) const {
    return {.kind = kind,
            .severity = Severity::kWarning,
            .file = "walkways.geojson",
            .id = network_.link_name[end.link],
            .problem = {},
            .reason = {},
            .position = network_.node_position[end.node]};
  }

  [[nodiscard]] bool touches(LinkId link, NodeId node) const {
    return network_.link_from[link] == node || network_.link_to[link] == node;
  }

  /// A walkway of the same level beside the end. Those that begin at the other end of its own do
  /// not count: near their joint all are near each other.
  [[nodiscard]] std::optional<Finding> dangling(const LooseEnd& end) const {
    const float level = network_.node_level[end.node];
    for (const auto& hit : pieces_.within(network_.node_position[end.node], kDanglingToleranceM)) {
      const LinkId link = link_of_piece_[hit.index];
      const bool is_level = network_.node_level[network_.link_from[link]] == level &&
                            network_.node_level[network_.link_to[link]] == level;
      if (!is_level || touches(link, end.node) || touches(link, end.other_end)) {
        continue;
      }
      Finding finding = finding_at(end, FindingKind::kDanglingEnd);
      finding.problem =
          fmt::format("ends {:.2f} m from {}", hit.distance_m, network_.link_name[link]);
      finding.reason = "lines meet only where their ends have the same position and level";
      return finding;
    }
    return std::nullopt;
  }

  /// A node of another level above or below the end that its own stairs do not come from.
  [[nodiscard]] std::optional<Finding> level_jump(const LooseEnd& end) const {
    const float level = network_.node_level[end.node];
    const float other_level = network_.node_level[end.other_end];
    for (const auto& hit : nodes_.within(network_.node_position[end.node], kLevelJumpToleranceM)) {
      const float found = network_.node_level[NodeId(hit.index)];
      if (found == level || (other_level != level && found == other_level)) {
        continue;
      }
      Finding finding = finding_at(end, FindingKind::kLevelJump);
      finding.problem = fmt::format("ends on level {} where a way of level {} is", level, found);
      finding.reason = "no stairs join them";
      return finding;
    }
    return std::nullopt;
  }

  const WalkNetwork& network_;
  geometry::SpatialGrid pieces_;
  geometry::SpatialGrid nodes_;
  std::vector<LinkId> link_of_piece_;
};

}  // namespace

void find_joint_flaws(const District& district, std::vector<Finding>& findings) {
  const WalkNetwork& network = district.network;
  const JointInspector inspector(network);
  Column<NodeId, std::uint8_t> is_entrance(network.node_count(), 0);
  for (const Place& place : district.places) {
    if (place.node.valid()) {
      is_entrance[place.node] = 1;
    }
  }
  for (const NodeId node : ids<NodeId>(network.node_count())) {
    const auto ways = network.outgoing[node];
    if (ways.size() == 1 && is_entrance[node] == 0) {
      const DirectedLinkId way = ways.front();
      inspector.inspect({node, network.head(way), link_of(way)}, findings);
    }
  }
}

void find_cut_off_parts(const District& district, std::vector<Finding>& findings) {
  const WalkNetwork& network = district.network;
  const NetworkParts parts = parts_of(network);
  std::vector<bool> reported(parts.link_count.size(), false);
  for (const LinkId link : ids<LinkId>(network.link_count())) {
    const std::size_t part = parts.of_node[network.link_from[link]];
    if (part == parts.largest || reported[part]) {
      continue;
    }
    reported[part] = true;
    findings.push_back({.kind = FindingKind::kCutOff,
                        .severity = Severity::kError,
                        .file = "walkways.geojson",
                        .id = network.link_name[link],
                        .problem = fmt::format("{} of the {} links are cut off from the rest",
                                               parts.link_count[part], network.link_count()),
                        .reason = fmt::format("their nearest other node is {:.1f} m away",
                                              gap_m(network, parts, part)),
                        .position = network.node_position[network.link_from[link]]});
  }
  for (const Place& place : district.places) {
    if (place.node.valid() && parts.of_node[place.node] != parts.largest) {
      findings.push_back({.kind = FindingKind::kUnreachablePlace,
                          .severity = Severity::kError,
                          .file = "places.geojson",
                          .id = place.id,
                          .problem = "nobody can reach the place",
                          .reason = "it stands on a part of the network that is cut off",
                          .position = place.position});
    }
  }
}

}  // namespace poai::district
