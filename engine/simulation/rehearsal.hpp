#pragma once
// Days before the day that is the result: people learn how long it takes, where it is crowded and
// where lunch is full, and some choose another mode.

#include <memory>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/logging.hpp"
#include "engine/demand/place_waits.hpp"
#include "engine/metrics/convergence.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/population/population.hpp"
#include "engine/routing/transit_times.hpp"
#include "engine/simulation/experience.hpp"
#include "engine/simulation/foundation.hpp"
#include "engine/simulation/inputs.hpp"

namespace poai::simulation {

/// What people bring into a day from the days before. nullptr: as without such days.
struct Habits {
  std::shared_ptr<const population::Population> people;  ///< with the modes that they chose
  std::shared_ptr<const routing::TransitTimes> times;
  std::shared_ptr<const demand::PlaceWaits> place_waits;
  Column<PersonId, PlaceId> lunch_places;         ///< of the day before, as of `Morning`
  metrics::Convergence convergence;               ///< of the days; no rows if there was only one
  std::shared_ptr<const ExperienceTable> learnt;  ///< on the days; nullptr if there was only one
};

/// Runs the days that the scenario asks for (`[demand] iterations`), each with what was learnt on
/// those before (method of successive averages: day k moves the means by 1/k, and 1/k of the people
/// choose their mode anew for it), until the flows no longer change; returns the habits of the last
/// one, which the result repeats. People begin with the scenario's experience, which counts as one
/// day more, and that is all they know if there are no such days. Unannounced outages and delays of
/// flights happen on none of them, only on the day of the result. nullptr for a scenario whose
/// people know nothing.
[[nodiscard]] std::shared_ptr<const Habits> rehearse(
    const Inputs& inputs, const std::shared_ptr<const Foundation>& foundation,
    parallel::Threads threads, const Logger& logger);

}  // namespace poai::simulation
