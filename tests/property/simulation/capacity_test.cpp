// Nothing holds more than it can, at no event of a day: links (but for counted releases), vehicles,
// chairs, stock.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/output/hdf5_sink.hpp"
#include "engine/output/run_file.hpp"
#include "support/capacity_auditor.hpp"
#include "support/simulated_island.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

using Texts = std::vector<std::string>;

/// A run with all its events audited.
struct AuditedRun {
  AuditedRun(const std::string& scenario, Texts settings, SimTime until = SimTime::never(),
             int threads = 2)
      : model(inputs(scenario, std::move(settings)), parallel::Threads(threads), silent_logger()),
        simulation(model, parallel::Threads(threads)),
        auditor(simulation.world()) {
    test::EventSink sink([this](std::span<const Event> events) { auditor.on_events(events); });
    test::run_until(simulation, sink, until);
  }

  static simulation::Inputs inputs(const std::string& scenario, Texts settings) {
    settings.emplace_back("output.events=true");
    return test::read_scenario(test::bundled_scenario(scenario), settings);
  }

  [[nodiscard]] PlaceId place(const std::string& id) const {
    return model.district.place_by_id.at(id);
  }

  simulation::Model model;
  simulation::Simulation simulation;
  test::CapacityAuditor auditor;
};

TEST(Capacity, IsNeverExceededByEverybodyInTheMorningAndAtLunch) {
  const AuditedRun run("lunch-truck-iryo-center.toml", {"intervention.truck-iryo-center.stock=40"},
                       SimTime::at(14));
  EXPECT_EQ(run.auditor.excesses(), Texts{});
  EXPECT_EQ(run.auditor.releases(), run.simulation.world().walking.stuck_releases());
  EXPECT_GT(run.auditor.link_entries(), 500'000U);
  EXPECT_GT(run.auditor.full_places(), 0U) << "no place was ever full";
  EXPECT_EQ(run.auditor.sold(run.place("truck_iryo_center")), 40U) << "its stock";
}

TEST(Capacity, OfChairsIsReachedAndNotExceededWithAnyNumberOfThreads) {
  std::vector<std::uint64_t> full_places;
  for (const int threads : {1, 2, 3, 7}) {
    const AuditedRun run(
        "weekday.toml",
        {"population.scale=0.2", "run.begin=11:00", "demand.lunch_company_share=0.5"},
        SimTime::at(13, 30), threads);
    EXPECT_EQ(run.auditor.excesses(), Texts{}) << threads << " threads";
    full_places.push_back(run.auditor.full_places());
  }
  EXPECT_GT(full_places.front(), 0U) << "no place was ever full";
  EXPECT_EQ(full_places, std::vector<std::uint64_t>(4, full_places.front()));
}

// With few persons a vehicle has few places, and the draws of the morning fill some of them.
TEST(Capacity, OfTrainsIsReachedAndNotExceeded) {
  const AuditedRun run("weekday.toml", {"population.scale=0.05"}, SimTime::at(10));
  EXPECT_EQ(run.auditor.excesses(), Texts{});
  EXPECT_GT(run.auditor.full_runs(), 0U) << "no train was ever full";
}

TEST(Capacity, OfNarrowLinksIsExceededByReleasesOnly) {
  const AuditedRun run("weekday.toml",
                       {"population.scale=0.1", "walking.flow_capacity_per_m_s=0.05",
                        "walking.storage_per_m2=0.1", "walking.stuck_after_min=1"},
                       SimTime::at(10));
  EXPECT_EQ(run.auditor.excesses(), Texts{});
  EXPECT_GT(run.auditor.releases(), 0U) << "nobody was ever stuck";
}

TEST(Capacity, IsNotExceededInAnySeriesOfTheResult) {
  const simulation::Model model(
      test::read_scenario(test::bundled_scenario("lunch-truck-iryo-center.toml"),
                          {"population.scale=0.1"}),
      parallel::Threads(2), silent_logger());
  simulation::Simulation simulation(model);
  const TemporaryFolder folder;
  output::Hdf5Sink sink(folder.path());
  test::run_until(simulation, sink);
  const output::RunFile file = output::RunFile::open(folder.path());

  const metrics::World world = simulation.world();
  const auto max_load = file.column<std::uint32_t>("series/runs/max_load");
  for (std::size_t run = 0; run < max_load.size(); ++run) {
    EXPECT_LE(max_load[run], test::crush_capacity(world, RunId(run))) << "run " << run;
  }
  const auto place = file.column<std::uint32_t>("series/places/place");
  const auto seated = file.matrix<std::uint32_t>("series/places/seated");
  for (std::size_t row = 0; row < seated.rows; ++row) {
    for (std::size_t column = 0; column < seated.columns; ++column) {
      const std::uint32_t chairs = world.venues.chairs(PlaceId(place[column]));
      EXPECT_TRUE(chairs == 0 || seated.at(row, column) <= chairs) << "place " << place[column];
    }
  }
}

}  // namespace
}  // namespace poai
