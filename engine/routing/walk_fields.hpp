#pragma once
// Walking directions as fields: for each destination node, from every node the next link and the
// time. A walker needs no stored path: at each node the field of its destination says where to go.

#include <cstddef>
#include <limits>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/parallel/threads.hpp"

namespace poai::routing {

/// Dense index of a destination among those the fields were made for.
using DestinationId = Id<struct DestinationTag>;

inline constexpr double kStairsUpFactor = 0.5;    ///< share of the level speed, stairs up
inline constexpr double kStairsDownFactor = 0.7;  ///< share of the level speed, stairs down
inline constexpr double kRampUpFactor = 0.85;     ///< on a ramp of about 8 % (estimate)
inline constexpr double kRampDownFactor = 1.0;    ///< (estimate)

/// Who is carried or waits for a signal spends that time; fields count it as a way at this speed.
inline constexpr double kReferenceSpeedMps = 1.34;

/// Walking times of links for a walker whose free speed on the level is 1 m/s are length / speed
/// factor; stairs have a factor of 0.5 up and 0.7 down (behaviour facts), ramps of 0.85 up,
/// everything else 1; what weather leaves of the speed comes on top.
[[nodiscard]] double speed_factor(const district::WalkNetwork& network, DirectedLinkId link);

/// What a link costs in equivalent level metres: its length over the speed factor, or the time of
/// its ride; and the mean wait of who comes at a random moment, both at the reference speed.
[[nodiscard]] double link_effort_m(const district::WalkNetwork& network, DirectedLinkId link);

class WalkFields {
 public:
  static constexpr float kUnreachable = std::numeric_limits<float>::infinity();

  /// One Dijkstra per destination (in parallel); equal costs are settled by the lower directed link
  /// id. A node that `destinations` names twice gets one field. Every destination must be a node
  /// of the network.
  WalkFields(const district::WalkNetwork& network, const std::vector<NodeId>& destinations,
             parallel::Threads threads);

  /// The field that leads to `node`; none if no field was made for it.
  [[nodiscard]] DestinationId destination_of(NodeId node) const { return by_node_[node]; }

  /// The link to take at `from`; none at the destination itself or where it cannot be reached.
  [[nodiscard]] DirectedLinkId next(DestinationId to, NodeId from) const {
    return next_[to.index() * node_count_ + from.index()];
  }

  /// Equivalent level metres from `from` (divide by the free speed for seconds); kUnreachable if
  /// none.
  [[nodiscard]] float effort_m(DestinationId to, NodeId from) const {
    return effort_m_[to.index() * node_count_ + from.index()];
  }

  [[nodiscard]] std::size_t destination_count() const { return destinations_.size(); }
  [[nodiscard]] NodeId node_of(DestinationId to) const { return destinations_[to.index()]; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::size_t node_count_;
  std::vector<NodeId> destinations_;
  Column<NodeId, DestinationId> by_node_;
  std::vector<DirectedLinkId> next_;
  std::vector<float> effort_m_;
};

}  // namespace poai::routing
