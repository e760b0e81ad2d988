#pragma once
// Riding: timetabled runs with rated and crush capacity, queues on platforms, dwell from who gets
// off and on, delay that travels along the run.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/transit.hpp"
#include "engine/random/draws.hpp"

namespace poai::movement {

/// Someone who wants to ride: settled on each platform in the order (time, tie_break, key).
struct RideRequest {
  SimTime time;  ///< on the platform
  PersonId person;
  PersonKey key;
  std::uint64_t tie_break = 0;  ///< keyed hash of person and day
  StopId board;
  StopId alight;
  bool changed = false;  ///< came from another run, not through the gate
};

class TransitEngine {
 public:
  /// `capacity_scale` multiplies rated and crush capacities (population scale). Memory is reserved
  /// for `person_count` persons; nothing is allocated afterwards in the usual case.
  TransitEngine(const district::Transit& transit, const district::Timetable& timetable,
                std::size_t person_count, double capacity_scale);
  ~TransitEngine();

  /// Puts people on platforms (kPlatformEnters). `requests` belong to the present tick.
  void wait(std::span<const RideRequest> requests, EventBuffer& events);

  /// Processes all arrivals and departures before `tick_end` in the order (time, run). Who reaches
  /// the stop to alight at is appended to `alighted` (kAlights) with the stop in the order of
  /// alighting.
  struct Alighted {
    SimTime time;
    PersonId person;
    StopId stop;
    RunId run;
  };
  void advance(SimTime tick_end, EventBuffer& events, std::vector<Alighted>& alighted);

  /// Who boarded since the last call of advance, in order, for the persons' states.
  struct Boarded {
    SimTime time;
    PersonId person;
    RunId run;
  };
  [[nodiscard]] std::span<const Boarded> boarded() const;

  /// People for whom no further run goes to their stop (kWaitGivesUp); they leave the platform now.
  struct GaveUp {
    SimTime time;
    PersonId person;
    StopId stop;
  };
  [[nodiscard]] std::span<const GaveUp> gave_up() const;

  /// Time of the next arrival or departure; SimTime::never() after the last.
  [[nodiscard]] SimTime next_event() const;

  [[nodiscard]] std::uint32_t waiting_at(StopId stop) const;
  [[nodiscard]] std::uint32_t load_of(RunId run) const;

  /// Where a run is at `time`: between the last stop it left and the next one, 0..1; nothing if it
  /// is not under way.
  struct RunPosition {
    StopId from;
    StopId to;
    double share = 0.0;
  };
  [[nodiscard]] bool position_of(RunId run, SimTime time, RunPosition& position) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Dwell of a train: the largest over its doors of (alighting + boarding) plus the fixed part, by
/// the formula of the Tozai line measurements (1996): see the README. `load_share` = load on
/// arrival / rated capacity.
[[nodiscard]] Duration dwell_time(std::uint32_t alighting, std::uint32_t boarding,
                                  std::uint32_t doors, double load_share, Duration fixed);

}  // namespace poai::movement
