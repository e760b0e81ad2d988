#pragma once
// The days of a run, one after the other: each begins with the ties and the places of lunch
// that the one before left.

#include <cstdint>
#include <memory>

#include "engine/core/logging.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/simulation/model.hpp"
#include "engine/simulation/simulation.hpp"

namespace poai::simulation {

class RunOfDays {
 public:
  RunOfDays(Inputs inputs, parallel::Threads threads, const Logger& logger);
  /// The same on a foundation that fits the inputs.
  RunOfDays(Inputs inputs, std::shared_ptr<const Foundation> foundation, parallel::Threads threads,
            const Logger& logger);

  /// Runs all days, or goes on from the checkpoint's. `sink` takes the last day; of an earlier one
  /// that is interrupted its end only. `control.until` holds on the last day. Called once.
  RunStatus run(ResultSink& sink, const Simulation::Control& control);

  /// Of the day that was run last; after `run`.
  [[nodiscard]] const Model& model() const { return *model_; }
  [[nodiscard]] const Simulation& simulation() const { return *simulation_; }

 private:
  RunStatus run_day(const Morning& morning, ResultSink& sink, const Simulation::Control& control);

  const std::uint32_t days_;
  Inputs inputs_;  ///< until the last day
  std::shared_ptr<const Foundation> foundation_;
  std::shared_ptr<const Habits> habits_;  ///< of all days; none where people learn nothing
  parallel::Threads threads_;
  Logger logger_;
  std::unique_ptr<const Model> model_;
  std::unique_ptr<Simulation> simulation_;
};

}  // namespace poai::simulation
