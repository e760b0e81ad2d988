#include "engine/simulation/inputs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "support/problem_texts.hpp"
#include "support/temporary_folder.hpp"

namespace poai::simulation {
namespace {

namespace fs = std::filesystem;

const fs::path kScenarios = fs::path(POAI_SOURCE_DIR) / "scenarios";

TEST(Inputs, NameEveryFileThatWasRead) {
  Problems problems;
  const Inputs inputs = load_inputs(kScenarios / "lunch-truck-iryo-center.toml", {}, problems);
  EXPECT_EQ(test::text_of(problems), "");
  std::vector<std::string> names;
  for (const fs::path& file : inputs.files()) {
    EXPECT_TRUE(fs::exists(file)) << file;
    names.push_back(file.filename().string());
  }
  for (const char* name :
       {"lunch-truck-iryo-center.toml", "weekday.toml", "district.toml", "walkways.geojson",
        "stop_times.txt", "flights.csv", "population.toml"}) {
    EXPECT_EQ(std::count(names.begin(), names.end(), name), 1) << name;
  }
}

// scripts/learn-experience makes the table anew.
TEST(Inputs, KnowAllPlacesAndRunsOfTheBundledWeekday) {
  Problems problems;
  const Inputs inputs = load_inputs(kScenarios / "weekday.toml", {}, problems);
  EXPECT_EQ(test::text_of(problems), "");
  ASSERT_NE(inputs.experience, nullptr);
  const ExperienceTable& table = *inputs.experience;
  EXPECT_TRUE(table.origin.converged);
  const Recollection known = recall(table, inputs, {});
  EXPECT_EQ(known.places, table.places.size());
  EXPECT_EQ(known.trips, table.trips.size());
  const DayType day_type = inputs.scenario.run.day_type;
  EXPECT_EQ(known.trips, inputs.district.transit.timetable(day_type).run_count());
}

TEST(Inputs, HaveTheNewPlacesOfInterventions) {
  Problems problems;
  const Inputs inputs = load_inputs(kScenarios / "lunch-truck-iryo-center.toml", {}, problems);
  const auto truck = inputs.district.find_place("truck_iryo_center");
  ASSERT_TRUE(truck.has_value());
  EXPECT_EQ(inputs.district.services[*truck].stock, 80U);
}

TEST(Inputs, CollectProblemsOfTheScenarioOfInterventionsAndOfSettings) {
  const TemporaryFolder folder;
  const fs::path file = folder / "wrong.toml";
  std::ofstream(file) << "format = \"poai-scenario\"\nformat_version = 1\nbase = \""
                      << (kScenarios / "weekday.toml").string() << "\"\nname = \"wrong\"\n"
                      << "[[intervention]]\nid = \"shut\"\nkind = \"close-place\"\n"
                      << "place = \"nowhere\"\n";
  Problems problems;
  const Inputs inputs = load_inputs(file, {"run.seed=-1"}, problems);
  EXPECT_EQ(problems.size(), 2U) << test::text_of(problems);
}

TEST(Inputs, RefuseMorePersonsThanMemoryHolds) {
  Problems problems;
  const Inputs inputs =
      load_inputs(kScenarios / "weekday.toml", {"population.scale=1000"}, problems);
  ASSERT_EQ(problems.size(), 1U) << test::text_of(problems);
  EXPECT_NE(problems.all()[0].text().find("weekday.toml: population.scale: "), std::string::npos);
  EXPECT_NE(problems.all()[0].text().find("persons are too many (a run has at most 20000000"),
            std::string::npos);
}

TEST(Inputs, RefuseAPopulationOfMorePersonsThanMemoryHolds) {
  const TemporaryFolder folder;
  const fs::path island = fs::path(POAI_SOURCE_DIR) / "data" / "port-island";
  fs::copy(island, folder / "island", fs::copy_options::recursive);
  std::ofstream(folder / "island" / "population.toml", std::ios::app)
      << "\n[[block]]\nid = \"crowd\"\nrole = \"visitor\"\nplace = \"kimec\"\n"
      << "persons = 1e8\n";
  Problems problems;
  const DistrictInputs inputs = load_district_inputs(folder / "island", {}, problems);
  EXPECT_NE(test::text_of(problems).find("persons are too many"), std::string::npos)
      << test::text_of(problems);
}

TEST(Inputs, WithoutADistrictAreAProblem) {
  const TemporaryFolder folder;
  std::ofstream(folder / "bare.toml")
      << "format = \"poai-scenario\"\nformat_version = 1\nname = \"bare\"\n";
  Problems problems;
  const Inputs inputs = load_inputs(folder / "bare.toml", {}, problems);
  EXPECT_EQ(problems.size(), 1U) << test::text_of(problems);
}

/// The least time between two trains on one way from a stop to the next.
Duration least_headway(const std::string& scenario) {
  Problems problems;
  const Inputs inputs = load_inputs(kScenarios / scenario, {}, problems);
  problems.throw_if_any();
  const district::Transit& transit = inputs.district.transit;
  const district::Timetable& timetable = transit.timetables[0];
  std::map<std::pair<StopId, StopId>, std::set<SimTime>> departures;
  Duration least = Duration::hours(1);
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    if (transit.routes[timetable.route[run]].mode != Mode::kPortLiner) {
      continue;
    }
    const auto calls = timetable.calls[run];
    for (std::size_t i = 0; i + 1 < calls.size(); ++i) {
      const bool is_new =
          departures[{calls[i].stop, calls[i + 1].stop}].insert(calls[i].departure).second;
      least = is_new ? least : Duration{};
    }
  }
  for (const auto& [way, times] : departures) {
    for (auto time = times.begin(); std::next(time) != times.end(); ++time) {
      least = std::min(least, *std::next(time) - *time);
    }
  }
  return least;
}

// The nominal dwell of 25 s and 20 s to the next train.
TEST(Inputs, KeepTheTrainsApartBetweenWhichMoreAreAdded) {
  EXPECT_EQ(least_headway("weekday.toml"), Duration::seconds(130));
  EXPECT_GE(least_headway("port-liner-plus-4-trains.toml"), Duration::seconds(45));
}

}  // namespace
}  // namespace poai::simulation
