#pragma once
// The static part of a run: who there is, how to get anywhere, and everybody's plan. Nothing here
// changes during the day.

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/core/logging.hpp"
#include "engine/demand/make_plans.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/routing/trip_router.hpp"
#include "engine/simulation/foundation.hpp"
#include "engine/simulation/inputs.hpp"

namespace poai::simulation {

class Model {
 public:
  /// Synthesises the population, computes walking directions and travel times, and makes the day's
  /// plans.
  Model(Inputs inputs, parallel::Threads threads, const Logger& logger);
  /// The same on a foundation that fits the inputs (`is_foundation_of`): the result is equal.
  Model(Inputs&& inputs, std::shared_ptr<const Foundation> foundation, parallel::Threads threads,
        const Logger& logger);
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  const std::vector<std::filesystem::path> input_files;  ///< all that were read
  const scenario::Scenario scenario;
  const district::District district;
  const std::vector<scenario::ServiceEdit> edits;
  const population::PopulationSpec population_spec;
  const random::Draws draws;

 private:
  const std::shared_ptr<const Foundation> foundation_;

 public:
  const population::Population& population;
  const routing::WalkFields& fields;
  const routing::TransitTimes& train_times;
  const routing::TransitTimes& bus_times;
  const routing::TripRouter router;
  const Duration flight_closes;  ///< before departure

 private:
  const demand::PlannedDay planned_;

 public:
  const demand::Plans& plans;
  const demand::PlanReport& plan_report;
};

}  // namespace poai::simulation
