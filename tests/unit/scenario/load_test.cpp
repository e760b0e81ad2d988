#include "engine/scenario/load.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "scenario_files.hpp"

namespace poai::scenario {
namespace {

const std::string kFull = kHead + R"(description = "every section"
[run]
seed = 42
replicate = 3
begin = "06:00"
end = "25:30"
day_type = "weekend"
[district]
path = "island"
[population]
scale = 0.1
speed_sd_mps = 0.2
[demand]
lunch_walk_limit_min = 8
utility_per_walk_min = -0.05
utility_per_wait_min = -0.1
utility_per_yen = -0.001
utility_log_seats = 0.9
least_meal_min = 5
[walking]
flow_capacity_per_m_s = 1.3
storage_per_m2 = 5
stuck_after_min = 2.5
[dining]
kappa = 2.5
patience_mean_min = 10
stay_cv = 0.3
[output]
frames_every_min = 0.5
link_series_every_min = 30
series_every_min = 10
events = true
[[intervention]]
id = "truck"
kind = "open-place"
place = "truck_1"
at = "P07"
service = "food_truck"
price_yen = 700
stock = 80
from = "11:30"
until = "13:30"
announced = true
[[intervention]]
id = "shut"
kind = "close-place"
place = "cafe"
[expect]
"dining.served" = [1, 2.5]
walking.mean_speed_mps = [1, inf]
[expect.transit.port_liner]
max_load_share = [0, 1.2]
)";

TEST(LoadScenario, ReadsEverySection) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario = files.load(kFull, problems);
  problems.throw_if_any();
  EXPECT_EQ(scenario.name, "test");
  EXPECT_EQ(scenario.run.seed, 42U);
  EXPECT_EQ(scenario.run.replicate, 3U);
  EXPECT_EQ(scenario.run.begin, SimTime::at(6));
  EXPECT_EQ(scenario.run.end, SimTime::at(25, 30));
  EXPECT_EQ(scenario.run.day_type, DayType::kWeekend);
  EXPECT_EQ(scenario.district.path, files.path("island"));
  EXPECT_EQ(scenario.population.scale, 0.1);
  EXPECT_EQ(scenario.demand.lunch.utility_log_seats, 0.9);
  EXPECT_EQ(scenario.demand.lunch.least_meal_min, 5.0);
  EXPECT_EQ(scenario.walking.stuck_after, Duration::seconds(150));
  EXPECT_EQ(scenario.dining.kappa, 2.5);
  EXPECT_EQ(scenario.output.frames_every, Duration::seconds(30));
  EXPECT_TRUE(scenario.output.events);
}

// The system refuses to look such names up.
TEST(LoadScenario, ReportsPathsThatAreLongerThanTheSystemAllows) {
  const ScenarioFiles files;
  const std::string endless(10'000, 'x');
  Problems problems;
  (void)files.load(kHead + "base = \"" + endless + "\"\n[district]\npath = \"" + endless +
                       "\"\nflights = \"" + endless + "\"\npopulation = \"" + endless + "\"\n",
                   problems);
  EXPECT_EQ(problems.size(), 4U) << "one for each of them";
}

TEST(LoadScenario, ReadsInterventionsWithTheirPlaces) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario = files.load(kFull, problems);
  ASSERT_EQ(scenario.interventions.size(), 2U);
  const Intervention& truck = scenario.interventions[0];
  EXPECT_EQ(truck.kind, InterventionKind::kOpenPlace);
  EXPECT_EQ(truck.at, "P07");
  EXPECT_EQ(truck.change.service, district::ServiceKind::kFoodTruck);
  EXPECT_EQ(truck.change.stock, 80U);
  EXPECT_EQ(truck.change.seats, std::nullopt);
  EXPECT_EQ(truck.from, SimTime::at(11, 30));
  EXPECT_TRUE(truck.announced);
  EXPECT_EQ(truck.source.file, files.path("test.toml"));
  EXPECT_EQ(truck.source.line, 36U);  // of the 3 lines of the head and the text above
  EXPECT_EQ(scenario.interventions[1].kind, InterventionKind::kClosePlace);
}

TEST(LoadScenario, ReadsExpectationsDottedQuotedAndNested) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario = files.load(kFull, problems);
  ASSERT_EQ(scenario.expect.size(), 3U);
  EXPECT_EQ(scenario.expect[0].indicator, "dining.served");
  EXPECT_EQ(scenario.expect[0].high, 2.5);
  EXPECT_EQ(scenario.expect[1].indicator, "walking.mean_speed_mps");
  EXPECT_EQ(scenario.expect[1].high, std::numeric_limits<double>::infinity());
  EXPECT_EQ(scenario.expect[2].indicator, "transit.port_liner.max_load_share");
  EXPECT_GT(scenario.expect[2].source.line, 0U);
}

TEST(LoadScenario, NeedsOnlyANameAndADistrict) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario = files.load(kHead + kDistrict, problems);
  problems.throw_if_any();
  EXPECT_EQ(scenario.run.seed, 1U);
  EXPECT_EQ(scenario.run.end, SimTime::at(27));
  EXPECT_EQ(scenario.files, std::vector{files.path("test.toml")});
}

TEST(LoadScenario, ResolvesToATextThatReadsAsTheSameScenario) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario once = files.load(kFull, problems);
  const Scenario again = load_scenario(files.write("resolved.toml", once.resolved), {}, problems);
  problems.throw_if_any();
  EXPECT_EQ(again.resolved, once.resolved);
  EXPECT_EQ(again.district.path, once.district.path);
  EXPECT_EQ(again.interventions.size(), once.interventions.size());
  EXPECT_EQ(again.expect.size(), once.expect.size());
  EXPECT_EQ(again.walking.stuck_after, once.walking.stuck_after);
}

TEST(LoadScenario, ResolvesToATextWithoutTheFoldersOfTheMachine) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario = files.load(kFull, problems);
  EXPECT_NE(scenario.resolved.find("path = \"island\"\n"), std::string::npos);
  EXPECT_EQ(scenario.resolved.find(files.path("").string()), std::string::npos);
}

TEST(LoadScenario, AppliesSettingsOnTop) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario = files.load(
      kFull, problems,
      {"run.seed=3", "run.begin=07:00", "run.day_type=term-weekday", "intervention.truck.stock=40",
       "expect.\"dining.served\"=[5, 6]", "demand.utility_per_yen=-0.003", "name=other"});
  problems.throw_if_any();
  EXPECT_EQ(scenario.run.seed, 3U);
  EXPECT_EQ(scenario.run.begin, SimTime::at(7));
  EXPECT_EQ(scenario.run.day_type, DayType::kTermWeekday);
  EXPECT_EQ(scenario.interventions.at(0).change.stock, 40U);
  EXPECT_EQ(scenario.interventions.at(0).change.price_yen, 700.0);
  EXPECT_EQ(scenario.expect.at(0).low, 5.0);
  EXPECT_EQ(scenario.demand.lunch.utility_per_yen, -0.003);
  EXPECT_EQ(scenario.name, "other");
}

TEST(LoadScenario, LetsTheLastSettingWin) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario = files.load(kHead + kDistrict, problems, {"run.seed=3", "run.seed=4"});
  EXPECT_EQ(scenario.run.seed, 4U);
}

TEST(LoadScenario, TakesPathsOfSettingsFromTheWorkingDirectory) {
  const ScenarioFiles files;
  files.write("other/district.toml", "");
  Problems problems;
  const Scenario scenario =
      files.load(kHead + kDistrict, problems, {"district.path=" + files.path("other").string()});
  problems.throw_if_any();
  EXPECT_EQ(scenario.district.path, files.path("other"));
  EXPECT_NE(scenario.resolved.find("path = \"other\"\n"), std::string::npos);
}

}  // namespace
}  // namespace poai::scenario
