#pragma once
// The static part of a run: who there is, how to get anywhere, and everybody's plan. Nothing here
// changes during the day.

#include <filesystem>
#include <memory>
#include <vector>

#include "engine/core/logging.hpp"
#include "engine/demand/make_plans.hpp"
#include "engine/demand/parties.hpp"
#include "engine/encounters/circles.hpp"
#include "engine/encounters/tie_history.hpp"
#include "engine/encounters/ties.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/routing/trip_router.hpp"
#include "engine/simulation/foundation.hpp"
#include "engine/simulation/inputs.hpp"
#include "engine/simulation/rehearsal.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::simulation {

/// How a day of a run begins; the first one with the initial ties.
struct Morning {
  std::uint32_t day = 0;
  encounters::TieGraph ties = {};  ///< from the second day on
  encounters::TieHistory history = {};
  Column<PersonId, PlaceId> lunch_places = {};  ///< of the day before; none without a meal from one

  /// Writes it, or takes over what was written of the same persons.
  void checkpoint(storage::Archive& archive, const Column<PersonId, PersonKey>& keys);
};

class Model {
 public:
  /// Synthesises the population, computes walking directions and travel times, and makes the day's
  /// plans.
  Model(Inputs inputs, parallel::Threads threads, const Logger& logger);
  /// The same on a foundation that fits the inputs (`is_foundation_of`): the result is equal.
  Model(Inputs&& inputs, const std::shared_ptr<const Foundation>& foundation,
        parallel::Threads threads, const Logger& logger);
  /// One of the days of a scenario, by what people bring into it: habits (nullptr: none) and ties.
  Model(Inputs&& inputs, std::shared_ptr<const Foundation> foundation,
        std::shared_ptr<const Habits> habits, Morning morning, parallel::Threads threads);
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  const std::vector<std::filesystem::path> input_files;  ///< all that were read
  const scenario::Scenario scenario;
  const district::District district;
  const scenario::Changes changes;
  const population::PopulationSpec population_spec;
  const random::Draws draws;
  const std::uint32_t day;               ///< of the run, from 0
  const encounters::TieHistory history;  ///< of the days before

 private:
  const std::shared_ptr<const Foundation> foundation_;
  const std::shared_ptr<const Habits> habits_;

 public:
  const population::Population& population;
  const routing::WalkFields& fields;
  const routing::TransitTimes& times;
  const routing::TripRouter router;  ///< by what people expect in the morning
  const Duration flight_closes;      ///< before departure

  /// The router by what is known at a moment.
  [[nodiscard]] const routing::TripRouter& router_at(SimTime time) const;
  /// What people learnt on the days before; nullptr: nothing.
  [[nodiscard]] const Habits* habits() const { return habits_.get(); }
  /// What the weather of the moment does to the choice of a place.
  [[nodiscard]] demand::FeltWeather weather_at(SimTime time) const;

 private:
  /// What people know from a moment on.
  struct LaterRouter {
    SimTime from;
    std::unique_ptr<const routing::TripRouter> router;
  };
  [[nodiscard]] std::vector<LaterRouter> make_routers(const std::vector<LaterPhase>& phases) const;
  [[nodiscard]] const routing::TripRouter& router_in(const std::vector<LaterRouter>& routers,
                                                     SimTime time) const;

  const std::vector<LaterRouter> later_routers_;
  const std::vector<LaterRouter> expected_routers_;  ///< by which plans are made

 public:
  const encounters::Circles circles;

 private:
  /// The plans with those who go out together.
  struct Planned {
    demand::PlannedDay day;
    demand::Parties parties;
  };
  [[nodiscard]] Planned make_plans(parallel::Threads threads) const;

  const Planned planned_;

 public:
  const demand::Plans& plans;
  const demand::PlanReport& plan_report;
  const demand::Parties& parties;
  const encounters::TieGraph ties;               ///< that people have in the morning
  const Column<PersonId, PlaceId> lunch_places;  ///< of the day before; empty on a first day

  /// Where the person had lunch the day before; none without a meal from a place.
  [[nodiscard]] PlaceId lunch_place_before(PersonId person) const {
    return lunch_places.empty() ? PlaceId::none() : lunch_places.at(person);
  }
};

/// Says how many tours people have, and how many fitted into nobody's day.
void log_plans(const Model& model, const Logger& logger);

}  // namespace poai::simulation
