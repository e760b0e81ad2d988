#pragma once
// Riding: timetabled runs with rated and crush capacity, queues on platforms, dwell from who gets
// off and on, delay that travels along the run and to the next run of the same vehicles.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/transit.hpp"
#include "engine/movement/dwell_time.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement {

/// How somebody goes on who leaves a platform without a ride: the detail of kWaitGivesUp.
enum class WayOn : std::uint8_t {
  kNoRunToday,  ///< no further run goes where the person wants to: by taxi
  kBus,         ///< the others lose patience in an outage
  kWalk,
  kTaxi,
  kHome,             ///< back to where the trip began
  kWalkPastFullBus,  ///< sees a full bus leave in an outage
  kTaxiPastFullBus,
  kHomePastFullBus,
  kTrain,  ///< loses patience, and rides with a train again
  kTrainPastFullBus
};
inline constexpr std::size_t kWayOnCount = 10;

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
  /// A run of the Port Liner reaches a stop at least this long after the one before it left it.
  static constexpr Duration kLeastGap = Duration::seconds(20);

  /// `capacity_scale` (over 0) multiplies rated and crush capacities (population scale). Memory is
  /// reserved for `person_count` persons; nothing is allocated afterwards in the usual case.
  /// `timetable` is only read here.
  TransitEngine(const district::Transit& transit, const district::Timetable& timetable,
                std::size_t person_count, double capacity_scale);
  ~TransitEngine();
  TransitEngine(TransitEngine&&) noexcept;
  TransitEngine& operator=(TransitEngine&&) noexcept;

  /// Puts people on platforms (kPlatformEnters). `requests` belong to the present tick: their times
  /// are before the end of the next `advance`. Where no run goes any more, `advance` sends them
  /// away. Nobody may ask who waits or rides already.
  void wait(std::span<const RideRequest> requests, EventBuffer& events);

  /// Processes all arrivals and departures before `tick_end` in the order (time, run). Who reaches
  /// the stop to alight at is appended to `alighted` (kAlights) with the stop in the order of
  /// alighting. Who is on the platform when a run departs boards at that moment, in the order of
  /// the queue, up to the crush capacity (kBoards), or is denied (kDenied, once per departure).
  /// People let a run pass that by the timetable a later one beats to their stop (the wrong way
  /// round a loop), and one that calls at their stop again before it goes where they want to.
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

  /// People for whom no further run goes to their stop (kWaitGivesUp), since the last call of
  /// advance; they leave the platform now.
  struct GaveUp {
    SimTime time;
    PersonId person;
    StopId stop;
  };
  [[nodiscard]] std::span<const GaveUp> gave_up() const;

  /// Who was denied a place since the last call of advance, in the order of the departures and of
  /// each queue; also those who gave up at that moment.
  struct Denied {
    SimTime time;
    PersonId person;
    StopId stop;
    RunId run;
    std::uint32_t boarded = 0;  ///< into this run at this stop
    std::uint32_t ahead = 0;    ///< who were denied before this person
  };
  [[nodiscard]] std::span<const Denied> denied() const;

  /// Takes somebody off the platform who still waits there (kWaitGivesUp); false if the person does
  /// not.
  [[nodiscard]] bool withdraw(const GaveUp& waiting, WayOn way, EventBuffer& events);

  [[nodiscard]] std::uint32_t waiting_at(StopId stop) const;
  [[nodiscard]] std::uint32_t load_of(RunId run) const;
  [[nodiscard]] std::span<const std::uint32_t> car_loads(RunId run) const;  ///< car by car

  /// Where a run is at `time` of the present tick: between the last stop it left and the next one,
  /// 0..1 (0 while it stands at `from`); false if it is not under way.
  struct RunPosition {
    StopId from;
    StopId to;
    double share = 0.0;
  };
  [[nodiscard]] bool position_of(RunId run, SimTime time, RunPosition& position) const;

  /// Writes the state between two ticks, or takes over what was written of an engine that was made
  /// with the same timetable, persons and scale.
  void checkpoint(storage::Archive& archive);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace poai::movement
