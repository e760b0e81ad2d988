#include "engine/simulation/inputs.hpp"

#include <utility>

#include "engine/scenario/load.hpp"

namespace poai::simulation {

std::vector<std::filesystem::path> Inputs::files() const {
  std::vector<std::filesystem::path> files = scenario.files;
  files.insert(files.end(), district.files.begin(), district.files.end());
  files.push_back(district.population_file);
  return files;
}

DistrictInputs load_district_inputs(const std::filesystem::path& folder,
                                    const district::LoadOptions& options, Problems& problems) {
  DistrictInputs inputs;
  inputs.district = district::load_district(folder, options, problems);
  const std::filesystem::path& file = inputs.district.population_file;
  std::error_code error;
  if (std::filesystem::is_regular_file(file, error)) {  // else it was reported with the district
    inputs.population = population::read_population(file, inputs.district, problems);
  }
  return inputs;
}

Inputs load_inputs(const std::filesystem::path& scenario_file,
                   const std::vector<std::string>& settings, Problems& problems) {
  Inputs inputs;
  inputs.scenario = scenario::load_scenario(scenario_file, settings, problems);
  const scenario::DistrictSettings& where = inputs.scenario.district;
  if (where.path.empty()) {
    return inputs;
  }
  DistrictInputs district = load_district_inputs(
      where.path, {.flights = where.flights, .population = where.population}, problems);
  inputs.district = std::move(district.district);
  inputs.population = std::move(district.population);
  inputs.edits = scenario::apply_interventions(inputs.scenario, inputs.district, problems);
  return inputs;
}

}  // namespace poai::simulation
