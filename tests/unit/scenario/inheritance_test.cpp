#include <gtest/gtest.h>

#include "scenario_files.hpp"

namespace poai::scenario {
namespace {

const std::string kVersion = "format = \"poai-scenario\"\nformat_version = 1\n";

std::string based_on(const std::string& base) {
  return kVersion + "name = \"top\"\nbase = \"" + base + "\"\n";
}

TEST(Inheritance, TakesOverWhatTheFileDoesNotSay) {
  const ScenarioFiles files;
  files.write("base.toml", kHead + "[run]\nseed = 5\nend = \"20:00\"\n" + kDistrict);
  const auto top = files.write("top.toml", based_on("base.toml") + "[run]\nend = \"22:00\"\n");
  Problems problems;
  const Scenario scenario = load_scenario(top, {}, problems);
  problems.throw_if_any();
  EXPECT_EQ(scenario.run.seed, 5U);
  EXPECT_EQ(scenario.run.end, SimTime::at(22));
  EXPECT_EQ(scenario.files, (std::vector{top, files.path("base.toml")}));
}

TEST(Inheritance, LeavesNameDescriptionAndExpectationsToTheBase) {
  const ScenarioFiles files;
  files.write("base.toml", kHead + "description = \"d\"\n[expect]\nx = [1, 2]\n" + kDistrict);
  Problems problems;
  const Scenario scenario =
      load_scenario(files.write("top.toml", based_on("base.toml")), {}, problems);
  EXPECT_EQ(scenario.name, "top");
  EXPECT_EQ(scenario.description, "");
  EXPECT_TRUE(scenario.expect.empty());
  EXPECT_TRUE(problems.empty());
}

TEST(Inheritance, NeedsANameOfItsOwn) {
  const ScenarioFiles files;
  files.write("base.toml", kHead + kDistrict);
  const auto top = files.write("top.toml", kVersion + "base = \"base.toml\"\n");
  Problems problems;
  static_cast<void>(load_scenario(top, {}, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].key, "name");
}

TEST(Inheritance, GoesThroughAChainOfFoldersWithPathsRelativeToEach) {
  const ScenarioFiles files;
  files.write("data/here/district.toml", "");
  files.write("a/lowest.toml", kHead + "[district]\npath = \"../data/here\"\n[run]\nseed = 1\n");
  files.write("b/c/middle.toml", based_on("../../a/lowest.toml") + "[run]\nseed = 2\n");
  const auto top = files.write("top.toml", based_on("b/c/middle.toml"));
  Problems problems;
  const Scenario scenario = load_scenario(top, {}, problems);
  problems.throw_if_any();
  EXPECT_EQ(scenario.district.path, files.path("data/here"));
  EXPECT_EQ(scenario.run.seed, 2U);
  EXPECT_EQ(scenario.files.size(), 3U);
}

TEST(Inheritance, AddsInterventionsAndReplacesThoseWithTheSameId) {
  const ScenarioFiles files;
  const auto closing = [](const std::string& id, const std::string& place) {
    return "[[intervention]]\nid = \"" + id + "\"\nkind = \"close-place\"\nplace = \"" + place +
           "\"\n";
  };
  files.write("base.toml", kHead + kDistrict + closing("a", "one") + closing("b", "two"));
  const auto top =
      files.write("top.toml", based_on("base.toml") + closing("c", "three") + closing("a", "four"));
  Problems problems;
  const Scenario scenario = load_scenario(top, {}, problems);
  problems.throw_if_any();
  ASSERT_EQ(scenario.interventions.size(), 3U);
  EXPECT_EQ(scenario.interventions[0].place, "four");
  EXPECT_EQ(scenario.interventions[1].place, "two");
  EXPECT_EQ(scenario.interventions[2].place, "three");
}

TEST(Inheritance, ShowsProblemsInTheFileTheyAreIn) {
  const ScenarioFiles files;
  files.write("base.toml", kHead + "[run]\nseed = -1\n" + kDistrict);
  const auto top = files.write("top.toml", based_on("base.toml") + "[run]\nreplicate = -1\n");
  Problems problems;
  static_cast<void>(load_scenario(top, {}, problems));
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems.all()[0].place.file, files.path("base.toml"));
  EXPECT_EQ(problems.all()[0].place.line, 5U);
  EXPECT_EQ(problems.all()[1].place.file, top);
  EXPECT_EQ(problems.all()[1].place.line, 6U);
}

TEST(Inheritance, RefusesACircle) {
  const ScenarioFiles files;
  files.write("a.toml", based_on("b.toml"));
  files.write("b.toml", based_on("./a.toml"));
  Problems problems;
  static_cast<void>(load_scenario(files.path("a.toml"), {}, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].problem, "the bases go in a circle");
  EXPECT_EQ(problems.all()[0].reason, "a.toml -> b.toml -> a.toml");
  EXPECT_EQ(problems.all()[0].place.file, files.path("b.toml"));
}

TEST(Inheritance, RefusesABaseThatIsNotThereAndStillChecksTheFile) {
  const ScenarioFiles files;
  const auto top = files.write("top.toml", based_on("none.toml") + "[run]\nsead = 1\n");
  Problems problems;
  static_cast<void>(load_scenario(top, {}, problems));
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems.all()[0].place.line, 4U);
  EXPECT_EQ(problems.all()[1].key, "run.sead");
}

TEST(Inheritance, ShowsOneSyntaxErrorPerFileAndAllOthers) {
  const ScenarioFiles files;
  files.write("base.toml", kHead + "[run\nseed = = 1\n");
  const auto top = files.write("top.toml", based_on("base.toml") + "[run]\nseed = -1\nend = 5\n");
  Problems problems;
  static_cast<void>(load_scenario(top, {}, problems));
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_EQ(problems.all()[0].place.file, files.path("base.toml"));
}

TEST(Inheritance, RefusesABaseOfAnotherVersion) {
  const ScenarioFiles files;
  files.write("base.toml", "format = \"poai-scenario\"\nformat_version = 2\n");
  Problems problems;
  static_cast<void>(load_scenario(files.write("top.toml", based_on("base.toml")), {}, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].place.file, files.path("base.toml"));
}

}  // namespace
}  // namespace poai::scenario
