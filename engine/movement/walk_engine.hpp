#pragma once
// Walking: per link a progress clock S with dS = f(density) dt; who enters at S0 with free speed v0
// has reached the end when S = S0 + effort / v0. One heap per directed link; fast walkers overtake.
// Flow capacity holds at the end of a link, supply and storage at its entrance.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/geometry/point.hpp"
#include "engine/movement/walk_parameters.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement {

/// Someone who starts to walk at a node; settled in the order (time, tie_break).
struct WalkRequest {
  SimTime time;
  PersonId person;
  std::uint64_t tie_break = 0;  ///< different for every person
  double free_speed_mps = 1.34;
  NodeId from;
  routing::DestinationId to;
};

/// The density of a link, and with it f, is what it was at the begin of the tick (1 s); within a
/// tick clocks run evenly. Space that is freed in a tick can be used in the next one.
class WalkEngine {
 public:
  /// `capacity_scale` multiplies areas and flow capacities, so that crowding stays comparable at
  /// any population scale.
  WalkEngine(const district::WalkNetwork& network, const routing::WalkFields& fields,
             const WalkParameters& parameters, std::size_t person_count, double capacity_scale);
  ~WalkEngine();
  WalkEngine(const WalkEngine&) = delete;
  WalkEngine& operator=(const WalkEngine&) = delete;

  /// From the next tick on, people walk by these: the same links with other widths, speeds or
  /// closures, and fields to the same destinations in the same order. Who is on a link walks on to
  /// its end as before. Both must outlive the engine.
  void change(const district::WalkNetwork& network, const routing::WalkFields& fields);

  /// Nodes at which no more walks end than there is room; who comes to a full one is held back on
  /// the last link, until that is as dense as at its largest flow. To be called once, before the
  /// first tick; without a limit set, there is room.
  void limit(std::span<const NodeId> nodes);

  /// How many more may end their walk at the node that was named in that position.
  void set_room(std::size_t limited, std::uint32_t persons);

  /// Takes people who start to walk in the tick that is advanced next; each must be able to reach
  /// the destination.
  void start(std::span<const WalkRequest> requests);

  /// Moves everybody through the tick [tick_end - 1 s, tick_end). Ticks follow each other without a
  /// gap. Who reaches the destination's node is appended to `arrivals` in the order of time.
  void advance(SimTime tick_end, EventBuffer& events, std::vector<PersonMoment>& arrivals);

  [[nodiscard]] std::uint32_t walker_count() const;
  [[nodiscard]] std::uint32_t count_on(LinkId link) const;    ///< both directions
  [[nodiscard]] std::uint32_t storage_of(LinkId link) const;  ///< both directions
  [[nodiscard]] std::uint64_t link_entries() const;           ///< since the begin
  [[nodiscard]] std::uint64_t stuck_releases() const;         ///< since the begin
  [[nodiscard]] std::size_t bytes() const;

  /// Where somebody who walks is at `time` (within a second of the last tick's end) and how fast.
  struct Position {
    geometry::Point point;
    DirectedLinkId link;
    float speed_mps = 0.0F;
    bool held_back = false;
  };
  [[nodiscard]] Position position_of(PersonId person, SimTime time) const;

  /// Writes the state between two ticks, or takes over what was written of an engine that was made
  /// with the same network, parameters, persons and scale.
  void checkpoint(storage::Archive& archive);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::movement
