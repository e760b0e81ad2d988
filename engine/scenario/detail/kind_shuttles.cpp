// Buses of employers for their own people.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using config::at_least;
using config::between;
using config::FieldVisitor;

/// Whether somebody comes through it by Port Liner or bus, and so would use a bus from there.
bool is_gate_of_riders(const population::PopulationSpec& spec, PlaceId place) {
  return std::ranges::any_of(std::array{Mode::kPortLiner, Mode::kBus}, [&](Mode mode) {
    return std::ranges::any_of(spec.gates.at(static_cast<std::size_t>(mode)),
                               [&](const auto& share) { return share.gate == place; });
  });
}

/// The gate where the buses begin; reports one that is missing, unknown or of no rider.
std::optional<PlaceId> gate_of(const Intervention& intervention, Target& target) {
  const std::string& id = intervention.shuttle.gate;
  if (id.empty()) {
    report_missing(intervention, "gate", "the buses begin somewhere outside of the district",
                   target.problems);
    return std::nullopt;
  }
  const auto gate = place_of(intervention, "gate", id, target);
  if (!gate || is_gate_of_riders(target.population, *gate)) {
    return gate;
  }
  std::vector<std::string> gates;
  for (const PlaceId place : ids<PlaceId>(target.district.places.size())) {
    if (is_gate_of_riders(target.population, place)) {
      gates.push_back(target.district.places[place].id);
    }
  }
  report(intervention, "gate", fmt::format("nobody comes through \"{}\" by Port Liner or bus", id),
         "employers' buses are for those who would",
         fmt::format("it is one of {}", fmt::join(gates, ", ")), target.problems);
  return std::nullopt;
}

}  // namespace

void declare_employer_shuttle(FieldVisitor& visitor, Intervention& intervention) {
  declare_audience(visitor, intervention.audience);
  ShuttleSettings& shuttle = intervention.shuttle;
  visitor.field(
      {.key = "gate",
       .meaning = "Id of the gate where the buses begin: of those who come by Port Liner, "
                  "or by bus without it, the ones of this gate may use them."},
      shuttle.gate);
  visitor.field({.key = "headway_min",
                 .meaning = "Time between two departures, in both directions.",
                 .unit = "min",
                 .range = between(1, 240)},
                shuttle.headway_min);
  visitor.field(
      {.key = "seats", .meaning = "Seats of a departure; 0: none leaves.", .range = at_least(0)},
      shuttle.seats);
}

void apply_employer_shuttle(const Intervention& intervention, Target& target) {
  const Scenario& scenario = target.scenario;
  const auto gate = gate_of(intervention, target);
  demand::Who who = who_of(intervention, target);
  if (intervention.audience.organisations.empty() && intervention.audience.places.empty()) {
    report_missing(intervention, "organisations", "an employer has buses for its own people",
                   target.problems);
  }
  for (const Role role : who.roles) {
    if (!population::is_staff(role)) {
      report(
          intervention, "roles",
          fmt::format("\"{}\" is no role of staff", kRoleNames.at(static_cast<std::size_t>(role))),
          "an employer has buses for its own people", {}, target.problems);
    }
  }
  if (scenario.mode_choice.model != demand::ModeModel::kNestedLogit) {
    report(intervention, "kind", "needs a choice of modes",
           "without one everybody keeps the mode of today and nobody takes the bus",
           "add [choice.mode] with model = \"nested-logit\"", target.problems);
  }
  if (gate && intervention.shuttle.seats > 0) {
    target.changes.plans.shuttles.push_back(
        {.who = std::move(who),
         .gate = *gate,
         .from = begin_of(intervention, scenario.run),
         .until = end_of(intervention, scenario.run),
         .headway = {std::llround(intervention.shuttle.headway_min * 60'000.0)},
         .seats = intervention.shuttle.seats * scenario.population.scale});
  }
}

}  // namespace poai::scenario::detail
