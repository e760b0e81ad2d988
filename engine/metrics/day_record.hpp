#pragma once
// Everything that is recorded of a day, made from events and states by the observers of this
// folder.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/metrics/airport_observer.hpp"
#include "engine/metrics/car_park_observer.hpp"
#include "engine/metrics/day_tally.hpp"
#include "engine/metrics/encounter_observer.hpp"
#include "engine/metrics/frames.hpp"
#include "engine/metrics/indicators.hpp"
#include "engine/metrics/intervals.hpp"
#include "engine/metrics/link_observer.hpp"
#include "engine/metrics/meal_observer.hpp"
#include "engine/metrics/outing_observer.hpp"
#include "engine/metrics/person_outcomes.hpp"
#include "engine/metrics/presence.hpp"
#include "engine/metrics/state_hash.hpp"
#include "engine/metrics/trajectory_recorder.hpp"
#include "engine/metrics/transit_observer.hpp"
#include "engine/metrics/venue_observer.hpp"
#include "engine/metrics/world.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

class DayRecord {
 public:
  /// What `world` refers to must outlive the record.
  explicit DayRecord(const World& world);
  ~DayRecord();
  DayRecord(const DayRecord&) = delete;
  DayRecord& operator=(const DayRecord&) = delete;

  /// Takes the events of one tick, in order.
  void on_events(std::span<const Event> events);

  /// Takes the positions of everybody outdoors, in vehicles and in queues at `time`; at full hours
  /// also who is present. Times rise.
  void on_frame(SimTime time);

  /// Takes who is present at a full hour, where there may be no frame.
  void on_full_hour(SimTime time);

  /// Writes the record as it is between two ticks, or takes over what was written of a record of
  /// the same inputs. What is made by on_frame and finish is not part of it.
  void checkpoint(storage::Archive& archive);

  /// Closes open stays, trips and legs at `end`. Nothing may follow.
  void finish(SimTime end);

  // At any time:
  [[nodiscard]] const FrameRows& frame() const;  ///< of the last on_frame
  /// All events between the last two frames, if the scenario asks for events; after `finish` those
  /// since the last frame.
  [[nodiscard]] std::span<const Event> frame_events() const;
  /// Wake-ups of persons so far: all their events but the ends of links.
  [[nodiscard]] std::uint64_t person_events() const;

  // After `finish`:
  /// When it ended: before the scenario's end if it was stopped.
  [[nodiscard]] SimTime end() const;
  [[nodiscard]] const Stays& stays() const;
  [[nodiscard]] const Trips& trips() const;
  [[nodiscard]] const Legs& legs() const;
  [[nodiscard]] const LinkObserver& links() const;
  [[nodiscard]] const TransitObserver& transit() const;
  [[nodiscard]] const VenueObserver& venues() const;
  [[nodiscard]] const MealObserver& meals() const;
  [[nodiscard]] const OutingObserver& outings() const;
  [[nodiscard]] const EncounterObserver& encounters() const;
  [[nodiscard]] const AirportObserver& airport() const;
  [[nodiscard]] const CarParkObserver& car_parks() const;
  [[nodiscard]] const DayTally& tally() const;
  [[nodiscard]] const Presence& presence() const;
  /// Nothing unless the scenario asks for trajectories.
  [[nodiscard]] const TrajectoryRecorder* trajectories() const;
  [[nodiscard]] const PersonOutcomes& outcomes() const;
  [[nodiscard]] const StateHash& state_hash() const;
  [[nodiscard]] const Indicators& indicators() const;
  [[nodiscard]] const World& world() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::metrics
