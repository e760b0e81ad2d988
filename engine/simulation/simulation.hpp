#pragma once
// The clock and its stages: the only place that knows all the parts of the step.

#include <atomic>
#include <functional>
#include <string>

#include "engine/demand/lunch_choice.hpp"
#include "engine/metrics/conservation.hpp"
#include "engine/simulation/day_flow.hpp"
#include "engine/simulation/model.hpp"
#include "engine/simulation/sink.hpp"

namespace poai::simulation {

class Simulation {
 public:
  /// `model` must outlive the simulation.
  explicit Simulation(const Model& model);

  struct Control {
    SimTime until = SimTime::never();              ///< end of the run, if before the scenario's
    const std::atomic<bool>* interrupt = nullptr;  ///< looked at before each tick
    std::function<void(double share_done, SimTime now)> on_progress;  ///< once a simulated minute
    metrics::ConservationChecker* checker = nullptr;  ///< sees all events, if there is one
  };

  /// Runs from the scenario's begin to its end, or until it is interrupted.
  RunStatus run(ResultSink& sink, const Control& control);

  [[nodiscard]] metrics::World world() const;
  [[nodiscard]] const metrics::DayRecord& record() const { return record_; }
  /// Bytes that grow with the number of persons: states, trips, plans, population; without the
  /// records for output.
  [[nodiscard]] std::size_t person_bytes() const;

 private:
  /// What is recorded of the moment `now`, before anything of its tick happens.
  void look(SimTime now, ResultSink& sink);
  void tick(SimTime begin, metrics::ConservationChecker* checker);
  void apply_edits(SimTime begin);
  void wake(SimTime begin);
  void walk(SimTime end);
  void ride(SimTime end);
  void serve(SimTime end);
  void observe(metrics::ConservationChecker* checker);

  const Model& model_;
  EventBuffer events_;
  venues::VenueEngine venues_;
  demand::LunchChoice lunch_;
  movement::WalkEngine walking_;
  movement::TransitEngine riding_;
  DayFlow flow_;
  metrics::DayRecord record_;
  std::size_t next_edit_ = 0;

  std::vector<PersonMoment> woken_;
  std::vector<PersonMoment> arrived_;
  std::vector<movement::TransitEngine::Alighted> alighted_;
  std::vector<venues::Departure> departures_;
};

}  // namespace poai::simulation
