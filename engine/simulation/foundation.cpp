#include "engine/simulation/foundation.hpp"

#include <algorithm>
#include <vector>

#include "engine/random/draws.hpp"

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

FoundationBasis basis_of(const scenario::Scenario& scenario) {
  return {.district = scenario.district.path,
          .flights = scenario.district.flights.value_or(""),
          .population = scenario.district.population.value_or(""),
          .seed = scenario.run.seed,
          .synthesis = synthesis_options(scenario)};
}

}  // namespace

population::SynthesisOptions synthesis_options(const scenario::Scenario& scenario) {
  return {.scale = scenario.population.scale,
          .day_type = scenario.run.day_type,
          .speed_sd_mps = scenario.population.speed_sd_mps,
          .access = scenario.population.access};
}

std::shared_ptr<const Foundation> make_foundation(const Inputs& inputs, parallel::Threads threads) {
  const scenario::Scenario& scenario = inputs.scenario;
  const district::Transit& transit = inputs.district.transit;
  const district::Timetable& timetable = transit.timetable(scenario.run.day_type);
  return std::make_shared<const Foundation>(Foundation{
      .basis = basis_of(scenario),
      .population =
          population::synthesise(inputs.population, inputs.district, synthesis_options(scenario),
                                 random::Draws(scenario.run.seed, scenario.run.replicate), threads),
      .fields =
          routing::WalkFields(inputs.district.network, destinations(inputs.district), threads),
      .train_times = routing::TransitTimes(transit, timetable, Mode::kPortLiner, threads),
      .bus_times = routing::TransitTimes(transit, timetable, Mode::kBus, threads)});
}

bool is_foundation_of(const Foundation& foundation, const Inputs& inputs) {
  const std::vector<NodeId> nodes = destinations(inputs.district);
  return foundation.basis == basis_of(inputs.scenario) &&
         std::all_of(nodes.begin(), nodes.end(), [&foundation](NodeId node) {
           return foundation.fields.destination_of(node).valid();
         });
}

}  // namespace poai::simulation
