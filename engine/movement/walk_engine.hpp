#pragma once
// Walking: per link and direction a progress clock S with dS = f(density) dt; who enters at S0 with
// free speed v0 has reached the end when S = S0 + length / v0. One heap per directed link; fast
// walkers overtake. Flow capacity and storage hold at the end of the link.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/walk_network.hpp"
#include "engine/geometry/point.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::movement {

struct WalkParameters {
  double flow_capacity_per_m_s = 1.225;  ///< persons per metre of width and second
  double storage_per_m2 = 5.4;           ///< persons per square metre at which nothing moves
  Duration stuck_after =
      Duration::minutes(5);  ///< held at a full link longer than this: let in and counted
};

/// Someone who starts to walk at a node; settled in the order (time, tie_break, key).
struct WalkRequest {
  SimTime time;
  PersonId person;
  PersonKey key;
  std::uint64_t tie_break = 0;
  double free_speed_mps = 1.34;
  NodeId from;
  routing::DestinationId to;
};

class WalkEngine {
 public:
  /// `capacity_scale` multiplies flow capacity and storage, so that crowding stays comparable at
  /// any population scale.
  WalkEngine(const district::WalkNetwork& network, const routing::WalkFields& fields,
             const WalkParameters& parameters, std::size_t person_count, double capacity_scale);
  ~WalkEngine();

  /// Puts people on their first links; whoever is at the destination already arrives at once.
  void start(std::span<const WalkRequest> requests, EventBuffer& events);

  /// Moves everybody up to `tick_end`.
  void advance(SimTime tick_end, EventBuffer& events);

  /// Who reached the destination node since the last call of `take_arrivals`, in order of time;
  /// ends the list.
  void take_arrivals(std::vector<PersonMoment>& arrivals);

  [[nodiscard]] SimTime next_event() const;
  [[nodiscard]] std::uint32_t walker_count() const;
  [[nodiscard]] std::uint32_t count_on(LinkId link) const;
  [[nodiscard]] std::uint32_t storage_of(LinkId link) const;
  [[nodiscard]] std::uint64_t link_entries() const;
  [[nodiscard]] std::uint64_t stuck_releases() const;

  /// Where somebody who walks is at `time` (of the present tick) and how fast.
  struct Position {
    geometry::Point point;
    DirectedLinkId link;
    float speed_mps = 0.0F;
    bool held_back = false;
  };
  [[nodiscard]] Position position_of(PersonId person, SimTime time) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Speed at a density as a share of the free speed (Weidmann 1993, Kladek's formula):
/// 1 - exp(-1.913 (1 / density - 1 / 5.4)); 1 at density 0, 0 from 5.4 persons / m2.
[[nodiscard]] double relative_speed(double density_per_m2);

}  // namespace poai::movement
