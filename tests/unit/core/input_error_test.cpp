#include "engine/core/input_error.hpp"

#include <gtest/gtest.h>

#include <string>

#include "engine/core/contracts.hpp"
#include "engine/core/input_limits.hpp"

namespace poai {
namespace {

Problem full_problem() {
  return {.place = {.file = "a.toml", .line = 12, .column = 3},
          .key = "dining.patience_min",
          .problem = "is -5",
          .reason = "nobody waits for less than no time",
          .suggestion = "give minutes from 0 to 120"};
}

TEST(Problem, ShowsPlaceKeyProblemReasonAndSuggestion) {
  EXPECT_EQ(full_problem().text(),
            "a.toml:12:3: dining.patience_min: is -5 (nobody waits for less than no time); give "
            "minutes from 0 to 120");
}

TEST(Problem, LeavesOutWhatIsUnknown) {
  Problem problem = full_problem();
  problem.place.column = 0;
  problem.reason.clear();
  problem.suggestion.clear();
  EXPECT_EQ(problem.text(), "a.toml:12: dining.patience_min: is -5");
  problem.place.line = 0;
  problem.key.clear();
  EXPECT_EQ(problem.text(), "a.toml: is -5");
  problem.place.file.clear();
  EXPECT_EQ(problem.text(), "is -5");
}

TEST(Problem, SetsASuggestionOffFromTheProblem) {
  Problem problem = full_problem();
  problem.reason.clear();
  EXPECT_EQ(problem.text(), "a.toml:12:3: dining.patience_min: is -5; give minutes from 0 to 120");
}

TEST(InputError, HasOneLineForEachProblem) {
  Problem second = full_problem();
  second.place.line = 14;
  const InputError error(InputKind::kScenario, {full_problem(), second});
  const std::string text = error.what();
  EXPECT_EQ(text, full_problem().text() + "\n" + second.text());
  EXPECT_EQ(error.problems().size(), 2U);
  EXPECT_EQ(error.kind(), InputKind::kScenario);
}

TEST(Problems, ThrowNothingWhileThereAreNone) {
  const Problems problems;
  EXPECT_TRUE(problems.empty());
  EXPECT_NO_THROW(problems.throw_if_any());
}

TEST(Problems, AreThrownTogetherInTheirOrder) {
  Problems problems;
  Problem other = full_problem();
  other.key = "run.seed";
  problems.add_file_problem(full_problem());
  problems.add_file_problem(other);
  EXPECT_EQ(problems.size(), 2U);
  try {
    problems.throw_if_any();
    FAIL() << "two problems were not thrown";
  } catch (const InputError& error) {
    ASSERT_EQ(error.problems().size(), 2U);
    EXPECT_EQ(error.problems()[1].key, "run.seed");
    EXPECT_EQ(error.kind(), InputKind::kFiles);
  }
}

TEST(Problems, BlameTheScenarioIfItIsAmongThem) {
  Problems problems;
  problems.add_scenario_problem(full_problem());
  problems.add_file_problem(full_problem());
  try {
    problems.throw_if_any();
    FAIL() << "two problems were not thrown";
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kScenario);
  }
}

TEST(Problems, AreNotKeptWithoutEnd) {
  Problems problems;
  for (std::size_t i = 0; i < 3 * kMostProblems; ++i) {
    problems.add_file_problem(full_problem());
  }
  problems.add_scenario_problem(full_problem());
  EXPECT_EQ(problems.size(), kMostProblems + 1);
  EXPECT_EQ(
      problems.all().back().text(),
      "a.toml: there are more problems than can be listed (the first 1000 are); mend these and "
      "check again");
  try {
    problems.throw_if_any();
    FAIL() << "no problem was thrown";
  } catch (const InputError& error) {
    EXPECT_EQ(error.kind(), InputKind::kScenario) << "also one that is not listed is to blame";
  }
}

// The limit falls into the middle of the last character, which has three bytes.
TEST(Problems, CutTextsThatAreFarTooLongBetweenCharacters) {
  Problem problem = full_problem();
  problem.problem = std::string(kMostProblemBytes - 2, 'x') + "神戸";
  Problems problems;
  problems.add_file_problem(problem);
  EXPECT_EQ(problems.all()[0].problem, std::string(kMostProblemBytes - 2, 'x') + "...");
}

TEST(Expects, ThrowsWithThePlaceAndTheSentenceWhenItDoesNotHold) {
  EXPECT_NO_THROW(expects(true, "the sun rises"));
  try {
    expects(false, "a chair holds one guest");
    FAIL() << "a broken contract passed";
  } catch (const ContractViolation& violation) {
    const std::string text = violation.what();
    EXPECT_NE(text.find("input_error_test.cpp:"), std::string::npos);
    EXPECT_NE(text.find("a chair holds one guest"), std::string::npos);
  }
}

}  // namespace
}  // namespace poai
