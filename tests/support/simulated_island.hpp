#pragma once
// Runs scenarios of the bundled island inside a test, with whoever wants to watch.

#include <filesystem>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/logging.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/simulation/model.hpp"
#include "engine/simulation/simulation.hpp"

namespace poai::test {

inline std::filesystem::path bundled_scenario(const std::string& name) {
  return std::filesystem::path(POAI_SOURCE_DIR) / "scenarios" / name;
}

inline simulation::Inputs read_scenario(const std::filesystem::path& file,
                                        const std::vector<std::string>& settings) {
  Problems problems;
  simulation::Inputs inputs = simulation::load_inputs(file, settings, problems);
  problems.throw_if_any();
  return inputs;
}

/// Shows all events of a run, frame by frame; the scenario must ask for events.
class EventSink final : public simulation::ResultSink {
 public:
  using Watch = std::function<void(std::span<const Event>)>;
  explicit EventSink(Watch watch) : watch_(std::move(watch)) {}

  void begin(const metrics::World& world) override {
    if (!world.scenario.output.events) {
      throw std::logic_error("the scenario of a test that watches events has output.events = true");
    }
  }
  void frame(const metrics::DayRecord& record, SimTime /*time*/) override {
    watch_(record.frame_events());
  }
  void finish(const metrics::DayRecord& record, simulation::RunStatus /*status*/) override {
    watch_(record.frame_events());
  }

 private:
  Watch watch_;
};

inline simulation::RunStatus run_until(simulation::Simulation& simulation,
                                       simulation::ResultSink& sink,
                                       SimTime until = SimTime::never()) {
  simulation::Simulation::Control control;
  control.until = until;
  return simulation.run(sink, control);
}

/// Runs until `until` and compares counts at every 10 simulated minutes; returns what is wrong.
inline std::vector<std::string> conservation_problems(simulation::Simulation& simulation,
                                                      simulation::ResultSink& sink,
                                                      SimTime until = SimTime::never()) {
  metrics::ConservationChecker checker(simulation.world());
  std::vector<std::string> problems;
  const auto compare = [&checker, &problems](SimTime now) {
    for (const std::string& problem : checker.problems()) {
      if (problems.size() < metrics::ConservationChecker::kMostProblems) {
        problems.push_back(format_time(now) + ": " + problem);
      }
    }
  };
  SimTime last;
  simulation::Simulation::Control control;
  control.until = until;
  control.checker = &checker;
  control.on_progress = [&](double, SimTime now) {
    last = now;
    if (now.ms % Duration::minutes(10).ms == 0) {
      compare(now);
    }
  };
  simulation.run(sink, control);
  compare(last);
  return problems;
}

}  // namespace poai::test
