// The scenarios that come with the program.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "engine/scenario/load.hpp"

namespace poai::scenario {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> bundled_scenarios() {
  const std::filesystem::path folder = std::filesystem::path(POAI_SOURCE_DIR) / "scenarios";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const bool is_scenario = entry.path().parent_path().filename() != "studies" &&
                             entry.path().parent_path().filename() != "calibration" &&
                             entry.path().parent_path().filename() != "validation";
    if (entry.path().extension() == ".toml" && is_scenario) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(BundledScenarios, HaveNoProblem) {
  ASSERT_GE(bundled_scenarios().size(), 5U);
  for (const std::filesystem::path& file : bundled_scenarios()) {
    Problems problems;
    const Scenario scenario = load_scenario(file, {}, problems);
    EXPECT_NO_THROW(problems.throw_if_any()) << file;
    EXPECT_EQ(scenario.name, file.stem()) << "the name of a file is the scenario's";
    EXPECT_FALSE(scenario.description.empty()) << file;
  }
}

TEST(BundledScenarios, SayWhatTheyAskAndWhatTheyExpect) {
  for (const std::filesystem::path& file : bundled_scenarios()) {
    const std::string text = text_of(file);
    for (const char* const part :
         {"\n# Question: ", "\n# Sources: ", "estimate", "\n# Look at: "}) {
      EXPECT_NE(text.find(part), std::string::npos) << file << " lacks" << part;
    }
    Problems problems;
    EXPECT_FALSE(load_scenario(file, {}, problems).expect.empty()) << file;
  }
}

TEST(BundledScenarios, TryEveryKindOfIntervention) {
  std::set<InterventionKind> tried;
  for (const std::filesystem::path& file : bundled_scenarios()) {
    Problems problems;
    for (const Intervention& intervention : load_scenario(file, {}, problems).interventions) {
      tried.insert(intervention.kind);
    }
  }
  for (std::size_t i = 0; i < kInterventionKindNames.size(); ++i) {
    EXPECT_TRUE(tried.contains(static_cast<InterventionKind>(i))) << kInterventionKindNames.at(i);
  }
}

TEST(BundledScenarios, CoverTheDayTypesOfFiscalYear2024) {
  const std::filesystem::path folder =
      std::filesystem::path(POAI_SOURCE_DIR) / "scenarios" / "observed";
  for (std::size_t i = 0; i < kDayTypeCount; ++i) {
    const auto day_type = static_cast<DayType>(i);
    Problems problems;
    const Scenario scenario = load_scenario(
        folder / ("fy2024-" + std::string(name_of(day_type)) + ".toml"), {}, problems);
    EXPECT_EQ(scenario.run.day_type, day_type);
    ASSERT_TRUE(scenario.district.flights);
    EXPECT_EQ(scenario.district.flights->filename(), "flights-fy2024.csv");
  }
}

}  // namespace
}  // namespace poai::scenario
