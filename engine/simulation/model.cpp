#include "engine/simulation/model.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/population/synthesis.hpp"

namespace poai::simulation {
namespace {

std::vector<NodeId> destinations(const district::District& district) {
  std::vector<NodeId> nodes;
  for (const district::Place& place : district.places) {
    nodes.push_back(place.node);
  }
  for (const district::Stop& stop : district.transit.stops) {
    nodes.push_back(stop.node);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

Duration closes_before_departure(const population::PopulationSpec& spec) {
  return spec.air ? Duration{static_cast<std::int64_t>(spec.air->closes_min * 60'000.0)}
                  : Duration{};
}

}  // namespace

Model::Model(Inputs inputs, parallel::Threads threads, const Logger& logger)
    : input_files(inputs.files()),
      scenario(std::move(inputs.scenario)),
      district(std::move(inputs.district)),
      edits(std::move(inputs.edits)),
      population_spec(std::move(inputs.population)),
      draws(scenario.run.seed, scenario.run.replicate),
      population(population::synthesise(population_spec, district,
                                        {.scale = scenario.population.scale,
                                         .day_type = scenario.run.day_type,
                                         .speed_sd_mps = scenario.population.speed_sd_mps},
                                        draws, threads)),
      fields(district.network, destinations(district), threads),
      train_times(district.transit, district.transit.timetable(scenario.run.day_type),
                  Mode::kPortLiner, threads),
      bus_times(district.transit, district.transit.timetable(scenario.run.day_type), Mode::kBus,
                threads),
      router(district, fields, train_times, bus_times, draws),
      flight_closes(closes_before_departure(population_spec)),
      planned_(demand::make_plans({population, population_spec, district, router},
                                  {.day_type = scenario.run.day_type, .number = 0}, draws,
                                  threads)),
      plans(planned_.plans),
      plan_report(planned_.report) {
  logger->info("{} persons, {} tours, {} dropped", population.size(), plan_report.tours,
               plan_report.dropped);
}

}  // namespace poai::simulation
