#pragma once
// What is not wrong with a scenario, but is hardly what its author means: said once, as warnings.

#include "engine/core/logging.hpp"
#include "engine/scenario/apply.hpp"
#include "engine/simulation/model.hpp"

namespace poai::app {

/// Warns of interventions that change nothing.
void warn_of_idle(const scenario::Changes& changes, const Logger& logger);

/// Warns of events to which fewer guests come than they ask for.
void warn_of_missing_guests(const simulation::Model& model, const Logger& logger);

}  // namespace poai::app
