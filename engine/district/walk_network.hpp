#pragma once
// The walking network: nodes with a level, walkways with a shape; both directions of a walkway
// share its area.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/core/column.hpp"
#include "engine/core/compressed_rows.hpp"
#include "engine/core/ids.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {

enum class WalkwayKind : std::uint8_t { kFootway, kCrossing, kDeck, kStairs, kBridge, kIndoor };
inline constexpr std::array<std::string_view, 6> kWalkwayKindNames = {
    "footway", "crossing", "deck", "stairs", "bridge", "indoor"};

enum class Area : std::uint8_t { kIsland, kAirport, kMainland };
inline constexpr std::array<std::string_view, 3> kAreaNames = {"island", "airport", "mainland"};

/// Columns of nodes and links. Immutable after load.
struct WalkNetwork {
  Column<NodeId, geometry::Point> node_position;
  Column<NodeId, float> node_level;

  Column<LinkId, std::string> link_name;  ///< the external id
  Column<LinkId, NodeId> link_from;
  Column<LinkId, NodeId> link_to;
  Column<LinkId, float> length_m;  ///< along the shape, at least 0.5
  Column<LinkId, float> width_m;
  Column<LinkId, WalkwayKind> kind;
  Column<LinkId, Area> area;
  Column<LinkId, std::uint8_t> covered;
  Column<LinkId, float> speed_share;    ///< of the free speed that weather leaves; empty: 1
  Column<LinkId, std::uint8_t> closed;  ///< nobody may walk there; empty: no link is
  CompressedRows<LinkId, geometry::Point> shape;  ///< from `link_from` to `link_to`

  CompressedRows<NodeId, DirectedLinkId> outgoing;  ///< in the order of link ids

  [[nodiscard]] std::size_t node_count() const { return node_position.size(); }
  [[nodiscard]] std::size_t link_count() const { return link_from.size(); }
  [[nodiscard]] std::size_t directed_count() const { return 2 * link_count(); }
  [[nodiscard]] NodeId tail(DirectedLinkId d) const {
    return direction_of(d) == 0 ? link_from[link_of(d)] : link_to[link_of(d)];
  }
  [[nodiscard]] NodeId head(DirectedLinkId d) const {
    return direction_of(d) == 0 ? link_to[link_of(d)] : link_from[link_of(d)];
  }
  [[nodiscard]] bool goes_up(DirectedLinkId d) const {
    return node_level[head(d)] > node_level[tail(d)];
  }
};

/// The point at `share` of the length of a directed link, counted from its tail.
[[nodiscard]] geometry::Point point_on(const WalkNetwork& network, DirectedLinkId link,
                                       double share);

/// Fills `outgoing` from the links that are not closed.
void connect(WalkNetwork& network);

}  // namespace poai::district
