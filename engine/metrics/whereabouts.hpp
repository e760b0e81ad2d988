#pragma once
// Where people are, from their states and what was seen of links and runs.

#include <optional>

#include "engine/core/column.hpp"
#include "engine/district/run_tracks.hpp"
#include "engine/geometry/point.hpp"
#include "engine/metrics/interval_recorder.hpp"
#include "engine/metrics/link_observer.hpp"
#include "engine/metrics/transit_observer.hpp"
#include "engine/metrics/world.hpp"

namespace poai::metrics {

class Whereabouts {
 public:
  /// The observers must outlive this.
  Whereabouts(const World& world, const LinkObserver& links, const TransitObserver& riding,
              const IntervalRecorder& intervals);

  /// Where somebody is who walks, waits for or rides a run, travels in a vehicle or stands in the
  /// queue of a place; nothing for everybody else. Runs follow their shape; cars, bicycles and
  /// ferries are on the straight line between two places.
  [[nodiscard]] std::optional<geometry::Point> outdoors(PersonId person, SimTime time) const;

  /// Whether somebody is on the islands: at places, on links, platforms and in vehicles that are
  /// not on the mainland. Between two stops the nearer one counts, in a car the place it goes to.
  [[nodiscard]] bool is_in_district(PersonId person, SimTime time) const;

  /// The row that a person's state belongs to: of directed links for who walks, else the state's
  /// own container; none for walkers before their first link.
  [[nodiscard]] std::uint32_t container_of(PersonId person) const;

 private:
  [[nodiscard]] geometry::Point in_run(RunId run, SimTime time) const;
  [[nodiscard]] geometry::Point in_vehicle(const movement::PersonState& state, PersonId person,
                                           SimTime time) const;
  [[nodiscard]] StopId nearest_stop(RunId run, SimTime time) const;
  [[nodiscard]] bool on_mainland(NodeId node) const;

  World world_;
  const LinkObserver& links_;
  const TransitObserver& riding_;
  const IntervalRecorder& intervals_;
  district::RunTracks tracks_;
  Column<StopId, std::uint8_t> mainland_stop_;
};

}  // namespace poai::metrics
