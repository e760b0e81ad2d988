#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "engine/scenario/apply.hpp"

namespace poai::scenario {
namespace {

district::District one_cafe() {
  district::District district;
  district.network.node_position.push_back({});
  district.network.node_level.push_back(0.0F);
  district::Place place;
  place.id = "cafe";
  place.node = NodeId(0);
  district.place_by_id.emplace("cafe", district.places.push_back(std::move(place)));
  district::Service service;
  service.kind = district::ServiceKind::kCafe;
  service.seats = 20;
  district.services.push_back(service);
  return district;
}

Intervention timed_change() {
  Intervention change;
  change.id = "a";
  change.place = "cafe";
  change.kind = *rc::gen::element(InterventionKind::kChangePlace, InterventionKind::kClosePlace);
  if (change.kind == InterventionKind::kChangePlace) {
    change.change.seats = *rc::gen::inRange<std::uint32_t>(19, 22);
    change.change.price_yen = *rc::gen::element(0.0, 500.0);
  }
  const auto from = *rc::gen::inRange(0, 1'600);
  change.from = SimTime::at(0, from);
  change.until = SimTime::at(0, from + *rc::gen::inRange(1, 600));
  return change;
}

Scenario any_scenario() {
  Scenario scenario;
  scenario.run.begin = SimTime::at(0);
  scenario.run.end = SimTime::at(40);
  const auto count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) {
    scenario.interventions.push_back(timed_change());
  }
  return scenario;
}

RC_GTEST_PROP(Interventions, GiveTheBaseBackWhenAllAreUndone, ()) {
  const Scenario scenario = any_scenario();
  const district::Service base = one_cafe().services[PlaceId(0)];
  district::District district = one_cafe();
  Problems problems;
  population::PopulationSpec nobody;
  const auto edits = apply_interventions(scenario, district, nobody, problems).services;
  RC_PRE(problems.empty());  // a change may be closed all its time
  RC_ASSERT((edits.empty() ? district.services[PlaceId(0)] : edits.back().service) == base);
}

RC_GTEST_PROP(Interventions, MakeOnlyEditsThatChangeSomethingInTheOrderOfTime, ()) {
  const Scenario scenario = any_scenario();
  district::District district = one_cafe();
  Problems problems;
  population::PopulationSpec nobody;
  const auto edits = apply_interventions(scenario, district, nobody, problems).services;
  district::Service last = district.services[PlaceId(0)];
  SimTime time = scenario.run.begin;
  for (const ServiceEdit& edit : edits) {
    RC_ASSERT(time < edit.at);
    RC_ASSERT(edit.service != last);
    time = edit.at;
    last = edit.service;
  }
}

}  // namespace
}  // namespace poai::scenario
