// Broken scenario files: what is said about each, and on which line.

#include <gtest/gtest.h>

#include <algorithm>

#include "scenario_files.hpp"

namespace poai::scenario {
namespace {

/// A scenario with one mistake. `text` follows the head, so that its first line is line 4.
struct Broken {
  const char* label;
  std::string text;
  std::size_t line;
  const char* said;  ///< a part of the message
};

void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.label; }

class BrokenScenario : public testing::TestWithParam<Broken> {};

TEST_P(BrokenScenario, IsReportedWithItsLineAndNothingElse) {
  const ScenarioFiles files;
  Problems problems;
  static_cast<void>(files.load(kHead + GetParam().text, problems));
  ASSERT_EQ(problems.size(), 1U) << InputError(InputKind::kScenario, problems.all()).what();
  EXPECT_EQ(problems.all()[0].place.line, GetParam().line);
  EXPECT_EQ(problems.all()[0].place.file, files.path("test.toml"));
  const std::string message = problems.all()[0].text();
  EXPECT_NE(message.find(GetParam().said), std::string::npos) << message;
}

std::string with_section(const std::string& section) { return section + kDistrict; }

std::string with_intervention(const std::string& lines) {
  return kDistrict + "[[intervention]]\n" + lines;  // the section is line 6, `lines` begin at 7
}

const std::vector<Broken> kBroken = {
    {"UnknownTopLevelKey", "nam = 1\n" + kDistrict, 4, "did you mean \"name\"?"},
    {"UnknownSection", with_section("[runn]\nseed = 1\n"), 4, "did you mean \"run\"?"},
    {"UnknownKeyOfASection", with_section("[run]\nsead = 1\n"), 5, "did you mean \"seed\"?"},
    {"NoDays", with_section("[run]\ndays = 0\n"), 5, "must be"},
    {"SectionThatIsNoTable", "run = 3\n" + kDistrict, 4, "must be a table"},
    {"TextForANumber", with_section("[run]\nseed = \"1\"\n"), 5, "must be a whole number"},
    {"FractionForAWholeNumber", with_section("[run]\nseed = 1.5\n"), 5, "must be a whole number"},
    {"NegativeSeed", with_section("[run]\nseed = -1\n"), 5, "must be at least 0"},
    {"ReplicateTooLarge", with_section("[run]\nreplicate = 4294967296\n"), 5, "must be at most"},
    {"NumberForATime", with_section("[run]\nbegin = 7\n"), 5, "must be a time"},
    {"NoTime", with_section("[run]\nbegin = \"7:00\"\n"), 5, "must be a time"},
    {"TimeAfterTheDay", with_section("[run]\nend = \"28:00\"\n"), 5, "\"03:00\" to \"27:00\""},
    {"LocalTime", with_section("[run]\nbegin = 09:00:00\n"), 5, "in quotes: \"09:00:00\""},
    {"LateUnquotedTime", with_section("[run]\nend = 26:00\n"), 5, "as text in quotes"},
    {"EndBeforeBegin", with_section("[run]\nbegin = \"09:00\"\nend = \"08:00\"\n"), 6,
     "end must be after begin"},
    {"BeginAtTheEnd", with_section("[run]\nbegin = \"27:00\"\n"), 5, "end must be after begin"},
    {"UnknownDayType", with_section("[run]\nday_type = \"weekday\"\n"), 5, "must be one of"},
    {"NoDistrict", "", 0, "district.path: is missing"},
    {"NoDistrictPath", "[district]\n", 4, "district.path: is missing"},
    {"DistrictThatIsNotThere", "[district]\npath = \"islnd\"\n", 5, "did you mean \"island\"?"},
    {"EmptyDistrictPath", "[district]\npath = \"\"\n", 5, "must name a file or folder"},
    {"FlightsThatAreNotThere", kDistrict + "flights = \"f.csv\"\n", 6, "there is no file"},
    {"PopulationThatIsNotThere", kDistrict + "population = \"p.toml\"\n", 6, "there is no file"},
    {"ScaleOfZero", with_section("[population]\nscale = 0\n"), 5, "must be over 0 to 1000"},
    {"ScaleThatIsNoNumber", with_section("[population]\nscale = nan\n"), 5, "finite number"},
    {"PositiveUtilityOfWalking", with_section("[demand]\nutility_per_walk_min = 0.1\n"), 5,
     "must be -10 to 0"},
    {"NoStorage", with_section("[walking]\nstorage_per_m2 = 0\n"), 5, "must be over 0"},
    {"NegativePatience", with_section("[dining]\npatience_mean_min = -3\n"), 5, "must be over 0"},
    {"FramesWithinASecond", with_section("[output]\nframes_every_min = 0.011\n"), 5,
     "whole number of seconds"},
    {"TrajectoriesWithoutAnEnd", with_section("[output]\ntrajectories = { from = \"07:30\" }\n"), 5,
     "needs both"},
    {"TrajectoriesThatEndBeforeTheyBegin",
     with_section("[output]\ntrajectories = { from = \"07:30\", until = \"07:00\" }\n"), 5,
     "must be after from"},
    {"EventsThatAreNotBoolean", with_section("[output]\nevents = \"yes\"\n"), 5, "true or false"},
    {"BaseThatIsNoText", "base = 3\n" + kDistrict, 4, "base: must be a text"},
    {"BaseThatIsNotThere", "base = \"none.toml\"\n" + kDistrict, 4, "there is no file"},
    {"BaseOfItself", "base = \"test.toml\"\n" + kDistrict, 4, "in a circle"},
    {"RangeOfOneNumber", with_section("[expect]\nx = [1]\n"), 5, "must be [low, high]"},
    {"RangeThatIsNoList", with_section("[expect]\nx = 1\n"), 5, "must be a list"},
    {"RangeUpsideDown", with_section("[expect]\nx = [2, 1]\n"), 5, "low must not be over high"},
    {"RangeOfTexts", with_section("[expect]\nx = [\"a\", 1]\n"), 5, "must be a number"},
    {"InterventionAsATable", kDistrict + "[intervention]\nid = \"a\"\n", 6, "[[intervention]]"},
    {"InterventionWithoutId", with_intervention("kind = \"close-place\"\nplace = \"x\"\n"), 6,
     "id: is missing"},
    {"InterventionWithoutKind", with_intervention("id = \"a\"\nplace = \"x\"\n"), 6,
     "intervention.a.kind: is missing"},
    {"InterventionWithoutPlace", with_intervention("id = \"a\"\nkind = \"close-place\"\n"), 6,
     "intervention.a.place: is missing"},
    {"UnknownKind", with_intervention("id = \"a\"\nkind = \"shut-place\"\nplace = \"x\"\n"), 8,
     "must be one of open-place, close-place, change-place"},
    {"KeyOfAnotherKind",
     with_intervention("id = \"a\"\nkind = \"close-place\"\nplace = \"x\"\nseats = 3\n"), 10,
     "intervention.a.seats: unknown key"},
    {"SeatsBelowZero",
     with_intervention("id = \"a\"\nkind = \"change-place\"\nplace = \"x\"\nseats = -1\n"), 10,
     "must be 0 to"},
    {"NoCounters",
     with_intervention("id = \"a\"\nkind = \"change-place\"\nplace = \"x\"\ncounters = 0\n"), 10,
     "must be 1 to"},
    {"UntilBeforeFrom",
     with_intervention("id = \"a\"\nkind = \"close-place\"\nplace = \"x\"\n"
                       "from = \"12:00\"\nuntil = \"11:00\"\n"),
     11, "must be after from (from is 12:00)"},
    {"UntilBeforeTheDay",
     with_intervention("id = \"a\"\nkind = \"close-place\"\nplace = \"x\"\nuntil = \"02:00\"\n"),
     10, "must be after from"},
    {"ServiceOfNothing",
     with_intervention("id = \"a\"\nkind = \"change-place\"\nplace = \"x\"\nservice = \"none\"\n"),
     10, "close-place"},
    {"EmptyId", with_intervention("id = \"\"\nkind = \"close-place\"\nplace = \"x\"\n"), 7,
     "must not be empty"},
    {"DoubleId",
     with_intervention("id = \"a\"\nkind = \"close-place\"\nplace = \"x\"\n"
                       "[[intervention]]\nid = \"a\"\nkind = \"close-place\"\nplace = \"y\"\n"),
     11, "is the id of another intervention (line 6)"},
    {"SyntaxError", "[run]\nseed == 1\n", 5, "this is not TOML"},
    {"KeyTwice", "[run]\nseed = 1\nseed = 2\n" + kDistrict, 6, "this is not TOML"},
};

INSTANTIATE_TEST_SUITE_P(All, BrokenScenario, testing::ValuesIn(kBroken),
                         [](const auto& tested) { return std::string(tested.param.label); });

std::vector<std::size_t> lines_of(const Problems& problems) {
  std::vector<std::size_t> lines;
  for (const Problem& problem : problems.all()) {
    lines.push_back(problem.place.line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(BrokenScenarios, ShowFiveErrorsOfOneFileWithTheirLines) {
  const ScenarioFiles files;
  Problems problems;
  static_cast<void>(files.load(kHead + R"([run]
sead = 3
begin = 09:00:00
[district]
path = "nowhere"
[population]
scale = -1
[[intervention]]
id = "a"
kind = "close"
place = "x"
)",
                               problems));
  EXPECT_EQ(lines_of(problems), (std::vector<std::size_t>{5, 6, 8, 10, 13}));
  EXPECT_THROW(problems.throw_if_any(), InputError);
}

TEST(BrokenScenarios, SaySoIfTheFileIsNotThere) {
  const ScenarioFiles files;
  Problems problems;
  static_cast<void>(load_scenario(files.path("none.toml"), {}, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems.all()[0].text().find("none.toml"), std::string::npos);
}

TEST(BrokenScenarios, RefuseOtherVersionsWithASentenceOnly) {
  const ScenarioFiles files;
  Problems problems;
  static_cast<void>(
      files.load("format = \"poai-scenario\"\nformat_version = 2\nwhatever = 1\n", problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].place.line, 2U);
  EXPECT_EQ(problems.all()[0].problem, "version 2 cannot be read");
}

TEST(BrokenScenarios, RefuseOtherFormats) {
  const ScenarioFiles files;
  Problems problems;
  static_cast<void>(files.load("format = \"poai-study\"\nformat_version = 1\n", problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].problem, "must be \"poai-scenario\"");
}

TEST(BrokenScenarios, MissAFormat) {
  const ScenarioFiles files;
  Problems problems;
  static_cast<void>(files.load("name = \"x\"\n" + kDistrict, problems));
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems.all()[0].key, "format");
  EXPECT_EQ(problems.all()[1].key, "format_version");
}

TEST(BrokenScenarios, RefuseNamesThatAreNoFolder) {
  for (const char* name : {"", "a/b", "..", ".hidden"}) {
    const ScenarioFiles files;
    Problems problems;
    static_cast<void>(files.load("format = \"poai-scenario\"\nformat_version = 1\nname = \"" +
                                     std::string(name) + "\"\n" + kDistrict,
                                 problems));
    ASSERT_EQ(problems.size(), 1U) << name;
    EXPECT_EQ(problems.all()[0].key, "name");
  }
}

/// What is said about one setting of a good scenario.
std::string said_about(const std::string& setting) {
  const ScenarioFiles files;
  Problems problems;
  static_cast<void>(files.load(kHead + kDistrict, problems, {setting}));
  EXPECT_EQ(problems.size(), 1U) << setting;
  return problems.empty() ? "" : problems.all()[0].text();
}

TEST(BrokenSettings, AreReportedWithTheSetting) {
  EXPECT_NE(said_about("run.sed=3").find("--set run.sed=3: run.sed: unknown key"),
            std::string::npos);
  EXPECT_NE(said_about("run.sed=3").find("did you mean \"seed\"?"), std::string::npos);
  EXPECT_NE(said_about("run.seed=abc").find("must be a whole number"), std::string::npos);
  EXPECT_NE(said_about("run=3").find("must be a table"), std::string::npos);
  EXPECT_NE(said_about("runn.seed=3").find("did you mean \"run\"?"), std::string::npos);
  EXPECT_NE(said_about("seed").find("must be key=value"), std::string::npos);
  EXPECT_NE(said_about("base=x.toml").find("cannot be set"), std::string::npos);
  EXPECT_NE(said_about("format_version=2").find("cannot be set"), std::string::npos);
  EXPECT_NE(said_about("intervention.a.seats=3").find("no intervention with this id"),
            std::string::npos);
}

TEST(BrokenSettings, AreReportedTogetherWithTheFile) {
  const ScenarioFiles files;
  Problems problems;
  static_cast<void>(files.load(kHead + "[run]\nsead = 1\n" + kDistrict, problems,
                               {"run.sed=3", "nonsense", "dining.kappa=0"}));
  EXPECT_EQ(problems.size(), 4U);
}

TEST(BrokenScenarios, HaveFilesAtFaultWhereOnlyTheDistrictIsMissing) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario = files.load(kHead + "[district]\npath = \"x\"\n", problems);
  EXPECT_TRUE(scenario.district.path.empty());
  try {
    problems.throw_if_any();
    FAIL() << "the missing folder is a problem";
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kFiles);
  }
}

}  // namespace
}  // namespace poai::scenario
