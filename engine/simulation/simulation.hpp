#pragma once
// The clock and its stages: the only place that knows all the parts of the step.

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "engine/demand/lunch_choice.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "engine/encounters/meeting_places.hpp"
#include "engine/metrics/conservation.hpp"
#include "engine/metrics/experience_observer.hpp"
#include "engine/parallel/pipeline.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/simulation/checkpoint.hpp"
#include "engine/simulation/day_flow.hpp"
#include "engine/simulation/model.hpp"
#include "engine/simulation/sink.hpp"

namespace poai::simulation {

class Simulation {
 public:
  /// `model` must outlive the simulation. Of the threads up to three are used: what people do, who
  /// meets whom, and the observers.
  explicit Simulation(const Model& model, parallel::Threads threads = parallel::Threads(1));

  struct Control {
    SimTime until = SimTime::never();              ///< end of the run, if before the scenario's
    const std::atomic<bool>* interrupt = nullptr;  ///< looked at before each tick
    std::optional<std::chrono::steady_clock::time_point> deadline =
        std::nullopt;                         ///< interrupts, too
    CheckpointWriter* checkpoints = nullptr;  ///< writes the state when it is due, if there is one
    const Checkpoint* from = nullptr;         ///< to go on from, if there is one
    std::function<void(double share_done, SimTime now)> on_progress =
        {};  ///< once a simulated minute
    metrics::ConservationChecker* checker =
        nullptr;  ///< sees all events, if there is one; then only one thread is used
    metrics::ExperienceObserver* experience = nullptr;  ///< sees all events, if there is one
  };

  /// Runs from the scenario's begin, or a checkpoint, to the scenario's end, or until it is
  /// interrupted. A checkpoint is written where the clock shows a multiple of the order's interval,
  /// at an end before the scenario's, and when the run is interrupted. Throws InputError (kFiles)
  /// if the checkpoint does not fit the model.
  /// May be called once.
  RunStatus run(ResultSink& sink, const Control& control);

  [[nodiscard]] metrics::World world() const;
  [[nodiscard]] const metrics::DayRecord& record() const { return record_; }
  /// Bytes that grow with the number of persons: states, trips, visits, ties, plans, population;
  /// without the records for output.
  [[nodiscard]] std::size_t person_bytes() const;

 private:
  /// What a tick hands over to those that follow from it, who may be some ticks behind.
  struct Trace {
    SimTime end;
    std::optional<SimTime> frame;  ///< was recorded and is to be written, before the events
    EventBuffer events;
    std::vector<TableMate> table_changes;
  };

  /// Runs ticks until `end` or an interruption; returns when that was.
  [[nodiscard]] SimTime go_on(SimTime now, SimTime end, ResultSink& sink, const Control& control);
  /// What is recorded of the moment `now`, before anything of its tick happens.
  void look(SimTime now, Trace& trace);
  void tick(SimTime begin, SimTime end, Trace& trace);
  /// Everybody at the begin, or as the checkpoint has them; returns the moment.
  [[nodiscard]] SimTime start(ResultSink& sink, const Checkpoint* from);
  [[nodiscard]] bool may_go_on(SimTime now, SimTime end, const CheckpointWriter& checkpoints) const;
  void save(SimTime now, ResultSink& sink, CheckpointWriter& checkpoints);
  void checkpoint(SimTime& now, ResultSink& sink, storage::Archive& state);
  void checkpoint_people(storage::Archive& state) const;
  void apply_edits(SimTime begin);
  void gather(SimTime begin);
  void change_ways(SimTime begin);
  void wake(SimTime begin);
  void limit_platforms();
  void walk(SimTime end);
  void ride(SimTime end);
  void leave_platforms();
  void serve(SimTime end);
  void fly(SimTime end);
  void park();
  void hand_over(SimTime end, Trace& trace);

  // What follows from a tick
  void meet(Trace& trace);
  void note_tables(std::span<const TableMate> changes);
  void observe(Trace& trace);

  const Model& model_;
  parallel::Threads threads_;
  EventBuffer events_;
  venues::VenueEngine venues_;
  demand::LunchChoice lunch_;
  movement::WalkEngine walking_;
  movement::TransitEngine riding_;
  movement::TerminalEngine terminals_;
  movement::CarParks car_parks_;
  DayFlow flow_;
  Column<PersonId, PersonKey> table_keys_;  ///< of who leads the company, or the own one
  encounters::MeetingPlaces meeting_places_;
  encounters::EncounterEngine encounters_;
  metrics::DayRecord record_;
  std::size_t next_edit_ = 0;
  std::size_t next_network_ = 0;
  std::size_t next_gathering_ = 0;

  struct Platform {
    StopId stop;
    std::uint32_t capacity = 0;  ///< persons, at the scale of the population
  };
  std::vector<Platform> platforms_;  ///< with a capacity, in the order of the engine's limits

  std::vector<PersonMoment> woken_;
  std::vector<PersonMoment> arrived_;
  std::vector<movement::TransitEngine::Alighted> alighted_;
  std::vector<venues::Departure> departures_;
  std::vector<movement::TerminalExit> exits_;
  std::vector<movement::ParkingAnswer> parked_;
  std::vector<DayFlow::LostPatience> impatient_;
  std::vector<encounters::Move> moves_;

  std::vector<Trace> traces_;
  parallel::Pipeline followers_;      ///< meet and observe
  ResultSink* sink_ = nullptr;        ///< of the run
  const Control* control_ = nullptr;  ///< of the run
};

}  // namespace poai::simulation
