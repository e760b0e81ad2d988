#pragma once
// How large the rooms of a scenario's district are.

#include "engine/encounters/meeting_places.hpp"
#include "engine/scenario/scenario.hpp"

namespace poai::simulation {

[[nodiscard]] inline encounters::RoomSizes room_sizes(const scenario::Scenario& scenario) {
  return {.scale = scenario.population.scale, .table_seats = scenario.dining.table_seats};
}

}  // namespace poai::simulation
