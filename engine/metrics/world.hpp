#pragma once
// What observers may look at: everything, read-only.

#include "engine/core/time.hpp"
#include "engine/demand/plan.hpp"
#include "engine/district/district.hpp"
#include "engine/encounters/circles.hpp"
#include "engine/movement/car_parks.hpp"
#include "engine/movement/person_state.hpp"
#include "engine/movement/transit_engine.hpp"
#include "engine/movement/walk_engine.hpp"
#include "engine/population/population.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/venues/venue_engine.hpp"

namespace poai::demand {
struct Parties;
struct PlanReport;
}  // namespace poai::demand

namespace poai::encounters {
class EncounterEngine;
struct TieHistory;
}  // namespace poai::encounters

namespace poai::routing {
class WalkFields;
}

namespace poai::metrics {

struct Convergence;

/// References into a running simulation; valid as long as it lives.
struct World {
  const scenario::Scenario& scenario;
  const district::District& district;
  const district::Timetable& timetable;
  const population::Population& population;
  const demand::Plans& plans;
  const movement::PersonStates& states;
  const movement::WalkEngine& walking;
  const movement::TransitEngine& riding;
  const venues::VenueEngine& venues;
  const movement::CarParks& car_parks;
  const encounters::EncounterEngine& encounters;
  const encounters::Circles& circles;
  const encounters::TieHistory* history = nullptr;  ///< of the days before; none: the first day
  const routing::WalkFields* fields = nullptr;      ///< in the morning; none where nobody walks
  const demand::Parties* parties = nullptr;         ///< of the day; none: nobody asks
  const demand::PlanReport* plan_report = nullptr;  ///< of the day; none: nobody asks
  const Convergence* convergence = nullptr;         ///< of the days before, if there were any
};

}  // namespace poai::metrics
