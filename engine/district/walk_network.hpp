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
#include "engine/core/time.hpp"
#include "engine/geometry/point.hpp"

namespace poai::district {

enum class WalkwayKind : std::uint8_t {
  kFootway,
  kCrossing,
  kDeck,
  kStairs,
  kBridge,
  kIndoor,
  kRamp,
  kEscalator,  ///< carries people from `link_from` to `link_to` only
  kLift,
  kGate  ///< ticket gates
};
inline constexpr std::array<std::string_view, 10> kWalkwayKindNames = {
    "footway", "crossing", "deck",      "stairs", "bridge",
    "indoor",  "ramp",     "escalator", "lift",   "gate"};

enum class Area : std::uint8_t { kIsland, kAirport, kMainland };
inline constexpr std::array<std::string_view, 3> kAreaNames = {"island", "airport", "mainland"};

/// What lets people onto a link, or carries them along it, otherwise than their feet do.
struct Passage {
  double flow_per_s = 0.0;   ///< persons a second, both directions together; 0: by the width
  Duration ride;             ///< over the whole link, for everybody; 0: people walk
  Duration cycle;            ///< of a signal or lift; 0: people may enter at any time
  Duration open;             ///< people may enter during this part of each cycle
  Duration offset;           ///< of the first opening after midnight
  std::uint32_t places = 0;  ///< persons let in per cycle and direction; 0: no limit
  friend bool operator==(const Passage&, const Passage&) = default;
};

/// Speed of an escalator's steps where nothing else is known (EN 115-1), m/s.
inline constexpr double kEscalatorSpeedMps = 0.5;

/// What a kind of walkway is like where nothing else is known; for others than escalators the speed
/// is not used. Escalators pass 1.667 persons a second and metre of width at 0.5 m/s (EN 115-1,
/// table H.1); ticket gates 0.9 persons a second and metre (estimate); lifts carry 15 persons
/// every 40 s and take 20 s (estimates).
[[nodiscard]] Passage usual_passage(WalkwayKind kind, double length_m, double width_m,
                                    double escalator_mps = kEscalatorSpeedMps);

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
  Column<LinkId, Passage> passage;      ///< empty: people walk on every link at any time
  CompressedRows<LinkId, geometry::Point> shape;  ///< from `link_from` to `link_to`

  CompressedRows<NodeId, DirectedLinkId> outgoing;  ///< in the order of link ids
  CompressedRows<NodeId, DirectedLinkId> incoming;  ///< those that end at the node, likewise

  [[nodiscard]] std::size_t node_count() const { return node_position.size(); }
  [[nodiscard]] std::size_t link_count() const { return link_from.size(); }
  [[nodiscard]] std::size_t directed_count() const { return 2 * link_count(); }
  [[nodiscard]] NodeId tail(DirectedLinkId d) const {
    return direction_of(d) == 0 ? link_from[link_of(d)] : link_to[link_of(d)];
  }
  [[nodiscard]] NodeId head(DirectedLinkId d) const {
    return direction_of(d) == 0 ? link_to[link_of(d)] : link_from[link_of(d)];
  }
  /// Whether people may go along it in this direction.
  [[nodiscard]] bool is_open(DirectedLinkId d) const {
    const LinkId link = link_of(d);
    return (closed.empty() || closed[link] == 0) &&
           (direction_of(d) == 0 || kind[link] != WalkwayKind::kEscalator);
  }
  [[nodiscard]] bool goes_up(DirectedLinkId d) const {
    return node_level[head(d)] > node_level[tail(d)];
  }
};

/// The point at `share` of the length of a directed link, counted from its tail.
[[nodiscard]] geometry::Point point_on(const WalkNetwork& network, DirectedLinkId link,
                                       double share);

/// Whether one can walk from one node to another.
[[nodiscard]] bool reaches(const WalkNetwork& network, NodeId from, NodeId to);

/// Fills `outgoing` and `incoming` from the links that are open.
void connect(WalkNetwork& network);

}  // namespace poai::district
