#pragma once
// Who waits at which stop, in order, and who sits in which run: lists through the persons' own
// records, so that nothing is allocated while people move.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/movement/detail/transit_calls.hpp"
#include "engine/movement/detail/transit_cars.hpp"
#include "engine/movement/transit_engine.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement::detail {

/// What a day's settling of platforms writes to.
struct TransitResults {
  EventBuffer& events;
  std::vector<TransitEngine::Alighted>& alighted;
  std::vector<TransitEngine::Boarded>& boarded;
  std::vector<TransitEngine::GaveUp>& gave_up;
  std::vector<TransitEngine::Denied>& denied;
};

class TransitPlatforms {
 public:
  /// `scale`: simulated persons that stand for a real one.
  TransitPlatforms(const TransitCalls& calls, std::size_t person_count, double scale);

  /// Whether a run that has not left `from` yet goes to `to`.
  [[nodiscard]] bool is_served(StopId from, StopId to) const {
    return runs_left_[pair(from, to)] > 0;
  }

  /// Puts somebody who neither waits nor rides on the platform, behind all who came before.
  void add(const RideRequest& request);

  /// Takes somebody off the platform; false if the person does not wait there.
  [[nodiscard]] bool withdraw(PersonId person, StopId stop);

  /// How long the run that has come to the call keeps its doors open: for those who got off, and
  /// those who are there at `time` and would fit into `room` places.
  [[nodiscard]] Duration dwell(RunId run, CallId call, SimTime time, std::uint32_t room,
                               double load_share);

  /// Lets everybody off who rides to this call; returns how many.
  std::uint32_t alight(RunId run, CallId call, SimTime time, TransitResults& results);

  /// The run leaves: boards up to `room` persons in order, denies those who do not fit, and sends
  /// away those who want to go where no further run goes. Returns how many boarded.
  std::uint32_t board(RunId run, CallId call, SimTime time, std::uint32_t room,
                      TransitResults& results);

  [[nodiscard]] std::span<const std::uint32_t> car_loads(RunId run) const {
    return cars_.load(run);
  }
  [[nodiscard]] std::uint32_t waiting_at(StopId stop) const { return waiting_[stop].count; }

  void checkpoint(storage::Archive& archive);

 private:
  enum class Phase : std::uint8_t { kElsewhere, kWaiting, kAboard };
  struct Passenger {
    SimTime time;
    std::uint64_t tie_break = 0;
    PersonKey key;
    StopId alight;
    PersonId next;       ///< in the list the person is in
    PersonId previous;   ///< in the list the person is in
    DoorIndex door = 0;  ///< of the run the person is in
    Phase phase = Phase::kElsewhere;
    bool changed = false;
  };
  struct List {
    PersonId first;
    PersonId last;
    std::uint32_t count = 0;
  };

  [[nodiscard]] std::size_t pair(StopId from, StopId to) const {
    return from.index() * calls_.stop_count() + to.index();
  }
  [[nodiscard]] bool comes_before(PersonId a, PersonId b) const;
  void insert_after(List& list, PersonId before, PersonId person);
  void remove(List& list, PersonId person);
  /// Notes where the run of `call` calls next.
  void mark_reached(CallId call);
  /// Where a person gets off who boards at the marked call; none if the run does not go there.
  [[nodiscard]] CallId call_to(StopId stop) const {
    return marked_for_[stop] == marked_ ? reached_[stop] : CallId::none();
  }
  [[nodiscard]] DoorIndex preferred_door(PersonId person, RunId run, StopId stop) const;
  void take_aboard(PersonId person, RunId run, CallId call, SimTime time, TransitResults& results);
  void deny(const TransitEngine::Denied& denied, TransitResults& results);
  void send_away(PersonId person, CallId call, SimTime time, TransitResults& results);

  const TransitCalls& calls_;
  double scale_;
  TransitCars cars_;
  Column<PersonId, Passenger> passengers_;
  Column<StopId, List> waiting_;
  Column<CallId, List> aboard_;           ///< who gets off at the call, in the order of boarding
  std::vector<std::uint32_t> runs_left_;  ///< that go from one stop to another, by pair

  CallId marked_;                      ///< the call that `reached_` was made for
  Column<StopId, CallId> reached_;     ///< where the marked run calls next, by stop
  Column<StopId, CallId> marked_for_;  ///< `reached_` holds where this is `marked_`
};

}  // namespace poai::movement::detail
