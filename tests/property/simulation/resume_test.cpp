// A day that is stopped at any second and goes on in another simulation is the same day.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <string>
#include <utility>

#include "engine/simulation/no_output.hpp"
#include "support/simulated_island.hpp"
#include "support/temporary_folder.hpp"
#include "unit/simulation/outage_day.hpp"

namespace poai {
namespace {

using simulation::CheckpointWriter;
using simulation::Simulation;

// All employees of the office, so that there are colleagues who go to lunch together.
constexpr const char* kFirms = R"(
[sector.devices]
[[organisation_group]]
id = "firms"
number = 60
start_ups = 0
start_up_size = [1, 2]
size_cv = 1.0
sectors = { devices = 1.0 }
employees = { office = 4020 }
)";

/// Its restaurant changes during lunch.
simulation::Inputs lively_inputs() {
  const std::string population = test::small_population();
  simulation::Inputs inputs =
      test::small_inputs(population.substr(population.find("[[residents]]")) + kFirms);
  inputs.scenario.population.scale = 0.2;
  inputs.scenario.demand.lunch.company_share = 0.5;
  const auto place = inputs.district.place_by_id.at("restaurant_a");
  district::Service closed = inputs.district.services[place];
  closed.seats = 4;
  inputs.changes.services = {{SimTime::at(12, 10), place, closed},
                             {SimTime::at(12, 40), place, inputs.district.services[place]}};
  return inputs;
}

/// A day that was run without a stop.
struct WholeDay {
  explicit WholeDay(simulation::Inputs inputs)
      : model(std::move(inputs), parallel::Threads(2), silent_logger()) {
    simulation::NoOutput sink;
    EXPECT_EQ(test::run_until(simulation, sink), simulation::RunStatus::kComplete);
  }

  simulation::Model model;
  Simulation simulation{model};
};

const WholeDay& lively_day() {
  static const WholeDay kDay(lively_inputs());
  return kDay;
}

/// Many go on by a bus that is soon full.
const WholeDay& outage_day() {
  static const WholeDay kDay(test::with_outage({.bus_places = 2}));
  return kDay;
}

/// Runs to `moment` and leaves a checkpoint there.
void run_to(const simulation::Model& model, SimTime moment, const std::filesystem::path& folder) {
  Simulation simulation(model);
  CheckpointWriter checkpoints(folder, {.checkpoint_every = Duration::hours(100)});
  simulation::NoOutput sink;
  simulation.run(sink, {.until = moment, .checkpoints = &checkpoints});
}

void expect_same_day_when_stopped_at(const WholeDay& day, SimTime moment) {
  const TemporaryFolder folder;
  run_to(day.model, moment, folder.path());
  const auto checkpoint =
      simulation::newest_checkpoint(folder.path(), SimTime::never(), silent_logger());
  RC_ASSERT(checkpoint.has_value());
  RC_ASSERT(checkpoint->time == moment);
  Simulation resumed(day.model);
  simulation::NoOutput sink;
  resumed.run(sink, {.from = &*checkpoint});
  const metrics::DayRecord& whole = day.simulation.record();
  RC_ASSERT(resumed.record().state_hash().text() == whole.state_hash().text());
  RC_ASSERT(resumed.record().indicators().all() == whole.indicators().all());
  RC_ASSERT(resumed.record().stays().end_ms == whole.stays().end_ms);
  RC_ASSERT(resumed.record().legs().to_stop == whole.legs().to_stop);
}

TEST(Resume, IsTriedOnADayWithLunchParties) {
  EXPECT_GT(lively_day().model.parties.members.size(), 10U);
}

TEST(Resume, IsTriedOnADayOnWhichPeopleChooseAgain) {
  const metrics::Indicators& indicators = outage_day().simulation.record().indicators();
  EXPECT_GT(*indicators.number("transit.lost_patience.bus"), 5.0);
  double left_full_bus = 0.0;
  for (const char* way : {"train", "walk", "taxi", "home"}) {
    left_full_bus += *indicators.number(std::string("transit.left_full_bus.") + way);
  }
  EXPECT_GT(left_full_bus, 5.0);
}

RC_GTEST_PROP(Resume, AtAnySecondGivesTheSameDay, ()) {
  const auto second = *rc::gen::inRange<std::int64_t>(1, 24 * 3'600);
  expect_same_day_when_stopped_at(lively_day(), SimTime::at(3) + Duration::seconds(second));
}

RC_GTEST_PROP(Resume, AtAnySecondOfLunchGivesTheSameDay, ()) {
  const auto second = *rc::gen::inRange<std::int64_t>(0, 3'600);
  expect_same_day_when_stopped_at(lively_day(), SimTime::at(11, 50) + Duration::seconds(second));
}

RC_GTEST_PROP(Resume, AtAnySecondOfAnOutageGivesTheSameDay, ()) {
  const auto second = *rc::gen::inRange<std::int64_t>(0, 3 * 3'600);
  expect_same_day_when_stopped_at(outage_day(), SimTime::at(8) + Duration::seconds(second));
}

}  // namespace
}  // namespace poai
