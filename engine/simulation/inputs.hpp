#pragma once
// Everything that is read before a run: the scenario and all it refers to, checked together.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/input_error.hpp"
#include "engine/district/district.hpp"
#include "engine/district/load.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/scenario/apply.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/simulation/experience.hpp"

namespace poai::simulation {

/// A district folder in full: the place and what is known of its people.
struct DistrictInputs {
  district::District district;
  population::PopulationSpec population;
};

/// Reads a district folder and its population file, and adds the problems of both to `problems`
/// (kFiles). With problems the result must not be used.
[[nodiscard]] DistrictInputs load_district_inputs(const std::filesystem::path& folder,
                                                  const district::LoadOptions& options,
                                                  Problems& problems);

/// Whether days before the result, what was learnt on them, or the service of today decide what
/// people do.
[[nodiscard]] bool learns(const scenario::Scenario& scenario);

struct Inputs {
  scenario::Scenario scenario;
  district::District district;            ///< with the places and services that interventions bring
  scenario::Changes changes;              ///< what interventions change besides
  population::PopulationSpec population;  ///< with the people whom interventions bring
  /// The district before the interventions; only where people learn from earlier days.
  std::shared_ptr<const DistrictInputs> as_read;
  std::shared_ptr<const ExperienceTable> experience;  ///< nullptr: none, or of another type of day
  [[nodiscard]] std::vector<std::filesystem::path> files() const;  ///< all that were read
};

/// The inputs of a scenario whose district has been read already: a copy of it with what the
/// interventions bring. Adds the problems of the interventions to `problems`.
[[nodiscard]] Inputs make_inputs(scenario::Scenario scenario, const DistrictInputs& district,
                                 Problems& problems);

/// Reads a scenario with `--set` changes, its district and population, and adds the problems of all
/// of them to `problems`. With problems the result must not be used.
[[nodiscard]] Inputs load_inputs(const std::filesystem::path& scenario_file,
                                 const std::vector<std::string>& settings, Problems& problems);

}  // namespace poai::simulation
