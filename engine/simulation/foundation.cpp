#include "engine/simulation/foundation.hpp"

#include <algorithm>
#include <map>
#include <utility>
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

FoundationBasis basis_of(const Inputs& inputs) {
  const scenario::Scenario& scenario = inputs.scenario;
  return {.district = scenario.district.path,
          .flights = scenario.district.flights.value_or(""),
          .population = scenario.district.population.value_or(""),
          .seed = scenario.run.seed,
          .synthesis = synthesis_options(scenario),
          .changes = inputs.changes.foundation};
}

/// One phase for each moment at which ways change or the real timetable becomes known.
std::vector<LaterPhase> later_phases(const Inputs& inputs, const std::vector<NodeId>& nodes,
                                     const std::vector<routing::Transfer>& transfers,
                                     parallel::Threads threads) {
  const district::Transit& transit = inputs.district.transit;
  std::map<SimTime, LaterPhase> phases;
  for (const scenario::NetworkEdit& edit : inputs.changes.networks) {
    phases[edit.at].fields =
        std::make_shared<const routing::WalkFields>(edit.network, nodes, threads);
  }
  if (inputs.changes.expected) {
    phases[inputs.changes.expected->until].times = std::make_shared<const routing::TransitTimes>(
        transit, transit.timetable(inputs.scenario.run.day_type), transfers, threads);
  }
  std::vector<LaterPhase> later;
  for (auto& [from, phase] : phases) {
    phase.from = from;
    later.push_back(std::move(phase));
  }
  return later;
}

/// What people know in the morning of ways that change during the day.
std::vector<LaterPhase> expected_phases(const Inputs& inputs, const std::vector<NodeId>& nodes,
                                        parallel::Threads threads) {
  std::vector<LaterPhase> phases;
  for (const scenario::NetworkEdit& edit : inputs.changes.expected_networks) {
    LaterPhase& phase = phases.emplace_back();
    phase.from = edit.at;
    phase.fields = std::make_shared<const routing::WalkFields>(edit.network, nodes, threads);
  }
  return phases;
}

}  // namespace

population::SynthesisOptions synthesis_options(const scenario::Scenario& scenario) {
  return {.scale = scenario.population.scale,
          .day_type = scenario.run.day_type,
          .speed_sd_mps = scenario.population.speed_sd_mps,
          .access = scenario.population.access};
}

population::Population people_of(const Inputs& inputs, parallel::Threads threads) {
  const scenario::Scenario& scenario = inputs.scenario;
  return population::synthesise_changed(
      inputs.population, inputs.changes.roster, inputs.district, synthesis_options(scenario),
      random::Draws(scenario.run.seed, scenario.run.replicate), threads);
}

std::shared_ptr<const Foundation> make_foundation(const Inputs& inputs, parallel::Threads threads) {
  const district::Transit& transit = inputs.district.transit;
  const district::Timetable& timetable = inputs.changes.expected
                                             ? inputs.changes.expected->timetable
                                             : transit.timetable(inputs.scenario.run.day_type);
  const std::vector<NodeId> nodes = destinations(inputs.district);
  routing::WalkFields fields(inputs.district.network, nodes, threads);
  const std::vector<routing::Transfer> transfers = routing::find_transfers(transit, fields);
  return std::make_shared<const Foundation>(
      Foundation{.basis = basis_of(inputs),
                 .population = people_of(inputs, threads),
                 .fields = std::move(fields),
                 .times = routing::TransitTimes(transit, timetable, transfers, threads),
                 .later = later_phases(inputs, nodes, transfers, threads),
                 .expected = expected_phases(inputs, nodes, threads)});
}

bool is_foundation_of(const Foundation& foundation, const Inputs& inputs) {
  const std::vector<NodeId> nodes = destinations(inputs.district);
  return foundation.basis == basis_of(inputs) &&
         std::all_of(nodes.begin(), nodes.end(), [&foundation](NodeId node) {
           return foundation.fields.destination_of(node).valid();
         });
}

}  // namespace poai::simulation
