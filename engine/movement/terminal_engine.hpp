#pragma once
// Airport terminals: from block-in to the kerb, and from the door of the terminal to the aircraft.

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/district.hpp"
#include "engine/movement/server_pool.hpp"
#include "engine/random/draws.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement {

/// How an arriving passenger goes on, as far as the taxi rank is concerned.
enum class OnwardByRoad : std::uint8_t {
  kNone,
  kCar,  ///< the airport's `taxi_share` of them take a taxi
  kTaxi
};

/// Somebody who is in the aircraft at block-in, or comes into the terminal to depart.
struct TerminalRequest {
  SimTime time;
  PersonId person;
  PersonKey key;
  std::uint64_t tie_break = 0;  ///< who is first at the same millisecond
  FlightId flight;
  SimTime flight_time;  ///< of an arrival: block-in; of a departure: block-out, as it really goes
  std::int64_t cancelled_ms = INT64_MAX;  ///< when the passengers learn that it does not go
  TerminalStep first_step = TerminalStep::kAircraftDoor;
  OnwardByRoad onward = OnwardByRoad::kNone;  ///< of an arrival
};

enum class TerminalOutcome : std::uint8_t { kAtKerb, kAboard, kMissed, kCancelled };

/// Somebody leaves a terminal, or will not fly as planned.
struct TerminalExit {
  SimTime time;
  PersonId person;
  FlightId flight;
  TerminalOutcome outcome = TerminalOutcome::kAtKerb;
  MissReason reason = MissReason::kAccess;
};

/// Where passengers of a flight begin: at its door, or at security.
[[nodiscard]] TerminalStep first_step_of(const district::Flight& flight);

class TerminalEngine {
 public:
  /// Each terminal has one set of queues for domestic and one for international passengers.
  /// `capacity_scale` multiplies servers (or slows a single one). Without an airport in the
  /// district nobody may be admitted. `day` of the run keys the draws; a nationality is drawn once.
  TerminalEngine(const district::District& district, random::Draws draws, std::uint32_t day,
                 std::size_t person_count, double capacity_scale);

  /// Takes the requests of a tick; one whose time has passed keeps its time.
  void admit(const std::vector<TerminalRequest>& requests);

  /// Handles all steps before `end` in the order (time, tie-break); what happens goes to `events`
  /// (kTerminalReaches, kFlightArrives), who leaves to `exits`.
  void advance(SimTime end, EventBuffer& events, std::vector<TerminalExit>& exits);

  /// Persons inside.
  [[nodiscard]] std::size_t inside() const { return steps_.size(); }

  /// Writes the state between two ticks, or takes over that of an engine of the same district.
  void checkpoint(storage::Archive& archive);

 private:
  /// What somebody does next.
  enum class Next : std::uint8_t {
    kAircraftDoor,
    kImmigration,
    kBaggage,
    kCustoms,
    kKerb,
    kTaxiRank,
    kLeaves,
    kSecurity,
    kEmigration,
    kGate,
    kBoards,
    kMisses,
    kIsTold
  };

  struct Step {
    std::int64_t time_ms = 0;
    std::uint64_t tie_break = 0;
    PersonKey key;
    PersonId person;
    FlightId flight;
    std::int64_t flight_ms = 0;
    std::int64_t cancelled_ms = INT64_MAX;
    std::int32_t security_wait_ms = 0;
    std::int32_t emigration_wait_ms = 0;
    Next next = Next::kAircraftDoor;
    OnwardByRoad onward = OnwardByRoad::kNone;
  };

  enum class Queue : std::uint8_t {
    kImmigration,
    kImmigrationGates,
    kCustoms,
    kTaxiRank,
    kSecurity,
    kEmigration,
    kEmigrationGates
  };
  static constexpr std::size_t kQueueCount = 7;

  /// Servers of one kind in one terminal, with what a service takes at the scale.
  struct Servers {
    ServerPool pool;
    district::TimeSpan service_s;
  };

  struct Later {
    bool operator()(const Step& a, const Step& b) const {
      return a.time_ms != b.time_ms ? a.time_ms > b.time_ms : a.tie_break > b.tie_break;
    }
  };

  void open_terminals();
  [[nodiscard]] Servers servers_of(const district::ServerSettings& settings) const;
  void push(const Step& step);
  void handle(Step step, EventBuffer& events, std::vector<TerminalExit>& exits);
  void leave_aircraft(Step& step, EventBuffer& events);
  void cross_border(Step& step, EventBuffer& events);
  void take_baggage(Step& step, EventBuffer& events);
  void reach_kerb(Step& step, EventBuffer& events);
  void reach_gate(Step& step, EventBuffer& events);
  void go_on_from_security(Step& step) const;
  void walk_to_gate(Step& step) const;
  [[nodiscard]] static Next next_of(TerminalStep first_step);
  [[nodiscard]] TerminalExit exit_of(const Step& step, TerminalOutcome outcome) const;
  /// Waits and is served in a queue: the step goes on at its end. Returns the wait.
  std::int32_t pass(Step& step, Queue queue, TerminalStep reached, EventBuffer& events);

  [[nodiscard]] const district::Flight& flight(const Step& step) const {
    return district_.flights[step.flight];
  }
  [[nodiscard]] bool is_international(const Step& step) const {
    return flight(step).kind == district::Flight::Kind::kInternational;
  }
  [[nodiscard]] bool is_foreigner(const Step& step) const;
  [[nodiscard]] double uniform(const Step& step, std::uint32_t index) const;
  [[nodiscard]] double flight_uniform(const Step& step, std::uint32_t index) const;
  [[nodiscard]] Duration half_walk(const Step& step, std::uint32_t index) const;
  [[nodiscard]] std::int64_t gate_closes_ms(const Step& step) const;

  const district::District& district_;
  random::Draws draws_;
  std::uint32_t day_;
  double scale_;
  std::vector<std::array<std::size_t, kQueueCount>> terminals_;  ///< rows of servers_
  Column<FlightId, std::uint32_t> terminal_of_;
  std::vector<Servers> servers_;
  std::vector<ServerPool> doors_;  ///< of each arriving flight
  std::vector<Step> steps_;        ///< a heap, the earliest in front
};

}  // namespace poai::movement
