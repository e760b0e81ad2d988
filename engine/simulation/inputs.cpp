#include "engine/simulation/inputs.hpp"

#include "engine/district/load.hpp"

namespace poai::simulation {

std::vector<std::filesystem::path> Inputs::files() const {
  std::vector<std::filesystem::path> files = scenario.files;
  files.insert(files.end(), district.files.begin(), district.files.end());
  files.push_back(district.population_file);
  return files;
}

Inputs load_inputs(const std::filesystem::path& scenario_file,
                   const std::vector<std::string>& settings, Problems& problems) {
  Inputs inputs;
  inputs.scenario = scenario::load_scenario(scenario_file, settings, problems);
  if (inputs.scenario.district.path.empty()) {
    return inputs;
  }
  const std::size_t scenario_problems = problems.size();
  inputs.district = district::load_district(inputs.scenario.district.path,
                                            {.flights = inputs.scenario.district.flights,
                                             .population = inputs.scenario.district.population},
                                            problems);
  if (problems.size() > scenario_problems) {
    return inputs;
  }
  inputs.population =
      population::read_population(inputs.district.population_file, inputs.district, problems);
  inputs.edits = scenario::apply_interventions(inputs.scenario, inputs.district, problems);
  return inputs;
}

}  // namespace poai::simulation
