#pragma once
// Everything that is read before a run: the scenario and all it refers to, checked together.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/district/district.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/scenario/load.hpp"
#include "engine/scenario/scenario.hpp"

namespace poai::simulation {

struct Inputs {
  scenario::Scenario scenario;
  district::District district;  ///< with the places and services that interventions bring
  std::vector<scenario::ServiceEdit> edits;  ///< what changes during the day, in the order of time
  population::PopulationSpec population;
  [[nodiscard]] std::vector<std::filesystem::path> files() const;  ///< all that were read
};

/// Reads a scenario with `--set` changes, its district and population, and adds the problems of all
/// of them to `problems`; those of the population and of interventions only if the district has
/// none. With problems the result must not be used.
[[nodiscard]] Inputs load_inputs(const std::filesystem::path& scenario_file,
                                 const std::vector<std::string>& settings, Problems& problems);

}  // namespace poai::simulation
