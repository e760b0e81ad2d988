// Nobody is lost: what goes into links, platforms, runs and places comes out or is inside, and
// every state is where the events say; compared at every 10 simulated minutes.

#include "engine/metrics/conservation.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/simulation/no_output.hpp"
#include "support/simulated_island.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;
const fs::path kWeekday = test::bundled_scenario("weekday.toml");

Texts problems_of(const fs::path& scenario, const Texts& settings,
                  SimTime until = SimTime::never()) {
  const simulation::Model model(test::read_scenario(scenario, settings), parallel::Threads(2),
                                silent_logger());
  simulation::Simulation simulation(model);
  simulation::NoOutput sink;
  return test::conservation_problems(simulation, sink, until);
}

TEST(Conservation, HoldsAllDayForATenthOfTheIsland) {
  EXPECT_EQ(problems_of(kWeekday, {"population.scale=0.1"}), Texts{});
}

TEST(Conservation, HoldsWhereColleaguesGoToLunchTogether) {
  EXPECT_EQ(
      problems_of(kWeekday,
                  {"population.scale=0.2", "run.begin=10:00", "demand.lunch_company_share=0.6"},
                  SimTime::at(15)),
      Texts{});
}

TEST(Conservation, HoldsForEverybodyUntilTheMorningPeakIsOver) {
  EXPECT_EQ(problems_of(kWeekday, {}, SimTime::at(9, 30)), Texts{});
}

TEST(Conservation, HoldsWithAFoodTruckThatSellsOut) {
  EXPECT_EQ(problems_of(test::bundled_scenario("lunch-truck-iryo-center.toml"),
                        {"population.scale=0.1", "run.begin=10:00"}, SimTime::at(15)),
            Texts{});
}

// Small scales are rough: capacities of one person, links that hold nobody else.
TEST(Conservation, HoldsForAnySeedScaleAndTypeOfDay) {
  constexpr std::array<std::string_view, 3> kDayTypes = {"term-weekday", "vacation-weekday",
                                                         "weekend"};
  for (std::size_t seed = 1; seed <= 9; ++seed) {
    const Texts settings = {fmt::format("run.seed={}", 1'000 + seed),
                            fmt::format("run.day_type={}", kDayTypes[seed % kDayTypes.size()]),
                            fmt::format("population.scale={}", 0.002 * static_cast<double>(seed))};
    SCOPED_TRACE(fmt::format("{}", fmt::join(settings, " ")));
    EXPECT_EQ(problems_of(kWeekday, settings), Texts{});
  }
}

TEST(Conservation, HoldsWhereWalkersGetStuck) {
  EXPECT_EQ(problems_of(kWeekday, {"population.scale=0.05", "walking.flow_capacity_per_m_s=0.05",
                                   "walking.storage_per_m2=0.2", "walking.stuck_after_min=1"}),
            Texts{});
}

// Every meal that was wanted is served, or unserved for one reason.
TEST(Conservation, HoldsForMealsByReason) {
  const simulation::Model model(
      test::read_scenario(test::bundled_scenario("lunch-truck-iryo-center.toml"),
                          {"population.scale=0.3"}),
      parallel::Threads(2), silent_logger());
  simulation::Simulation simulation(model);
  simulation::NoOutput sink;
  test::run_until(simulation, sink);
  const metrics::MealObserver& meals = simulation.record().meals();
  const metrics::Indicators indicators = simulation.record().indicators();
  std::uint64_t unserved = 0;
  std::uint32_t reasons_that_occur = 0;
  for (std::size_t i = 0; i < metrics::kUnservedReasonNames.size(); ++i) {
    const auto reason = static_cast<metrics::UnservedReason>(i);
    unserved += meals.unserved(reason);
    reasons_that_occur += meals.unserved(reason) > 0 ? 1U : 0U;
    EXPECT_TRUE(indicators.number(
        fmt::format("dining.unserved_by_reason.{}", metrics::kUnservedReasonNames.at(i))));
  }
  EXPECT_GE(reasons_that_occur, 3U) << "the day should try most of them";
  EXPECT_EQ(meals.wanted(), meals.served() + unserved);
}

// Who stands in the queue at 12:15 is sent away, who sits stays; seats of another place go down
// under its guests.
TEST(Conservation, HoldsWherePlacesCloseAndShrinkAtLunch) {
  const TemporaryFolder folder;
  const fs::path file = folder / "shut.toml";
  std::ofstream(file) << fmt::format(R"(format = "poai-scenario"
format_version = 1
base = "{}"
name = "shut"

[[intervention]]
id = "shut"
kind = "close-place"
place = "kobe_gakuin_canteen_a"
from = "12:15"
until = "12:45"

[[intervention]]
id = "shrink"
kind = "change-place"
place = "kobe_gakuin_canteen_b"
seats = 10
from = "12:10"
)",
                                     test::bundled_scenario("weekday.toml").string());
  EXPECT_EQ(problems_of(file, {"population.scale=0.2", "run.begin=07:00"}, SimTime::at(15)),
            Texts{});
}

}  // namespace
}  // namespace poai
