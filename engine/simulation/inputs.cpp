#include "engine/simulation/inputs.hpp"

#include <fmt/format.h>

#include <utility>

#include "engine/core/input_limits.hpp"
#include "engine/scenario/load.hpp"
#include "engine/simulation/experience_file.hpp"

namespace poai::simulation {
namespace {

/// What is wrong with so many persons, as a problem of `key` of `file`.
Problem too_many(double persons, const std::filesystem::path& file, std::string key) {
  return {.place = {.file = file.string()},
          .key = std::move(key),
          .problem = fmt::format("{:.0f} persons are too many", persons),
          .reason = fmt::format("a run has at most {:.0f}, which take about 18 GB", kMostPersons),
          .suggestion = {}};
}

/// What people know, if the scenario says so. A table of another type of day says nothing of this
/// one.
void read_experience_of(Inputs& inputs, Problems& problems) {
  const auto& file = inputs.scenario.demand.experience;
  auto table = file ? read_experience(*file, problems) : std::nullopt;
  if (!table || !problems.empty() || table->origin.day_type != inputs.scenario.run.day_type) {
    return;
  }
  const Recollection known = recall(*table, inputs, {});
  if (known.places == 0 && known.trips == 0) {
    problems.add_file_problem({.place = {.file = file->string()},
                               .key = {},
                               .problem = "is of another district",
                               .reason = "none of its places and trips are here",
                               .suggestion = {}});
    return;
  }
  inputs.experience = std::make_shared<const ExperienceTable>(*std::move(table));
}

/// What a scenario makes of a district; `inputs` has the district as it was read.
void apply_scenario(Inputs& inputs, Problems& problems) {
  const double scale = inputs.scenario.population.scale;
  const double persons = scale * population::roster_size(inputs.population, inputs.district);
  if (scale > 1.0 && persons > kMostPersons) {
    problems.add_scenario_problem(
        too_many(persons, inputs.scenario.files.front(), "population.scale"));
  }
  inputs.changes =
      scenario::apply_interventions(inputs.scenario, inputs.district, inputs.population, problems);
  read_experience_of(inputs, problems);
}

}  // namespace

bool learns(const scenario::Scenario& scenario) {
  return scenario.demand.iterations > 1 || scenario.demand.experience.has_value() ||
         scenario.mode_choice.model != demand::ModeModel::kShares;
}

std::vector<std::filesystem::path> Inputs::files() const {
  std::vector<std::filesystem::path> files = scenario.files;
  files.insert(files.end(), district.files.begin(), district.files.end());
  files.push_back(district.population_file);
  if (scenario.demand.experience) {
    files.push_back(*scenario.demand.experience);
  }
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
    const double persons = population::roster_size(inputs.population, inputs.district);
    if (persons > kMostPersons) {
      problems.add_file_problem(too_many(persons, file, {}));
    }
  }
  return inputs;
}

Inputs make_inputs(scenario::Scenario scenario, const DistrictInputs& district,
                   Problems& problems) {
  Inputs inputs;
  inputs.scenario = std::move(scenario);
  inputs.district = district.district;
  inputs.population = district.population;
  if (learns(inputs.scenario)) {
    inputs.as_read = std::make_shared<const DistrictInputs>(district);
  }
  apply_scenario(inputs, problems);
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
  if (learns(inputs.scenario)) {
    inputs.as_read = std::make_shared<const DistrictInputs>(district);
  }
  inputs.district = std::move(district.district);
  inputs.population = std::move(district.population);
  apply_scenario(inputs, problems);
  return inputs;
}

}  // namespace poai::simulation
