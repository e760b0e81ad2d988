// TOML files that are too large or too deep for the parser, which recurses.

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/config/toml_reader.hpp"
#include "engine/core/input_limits.hpp"
#include "support/temporary_folder.hpp"

namespace poai::config {
namespace {

/// The text of the only problem of a text; empty if it has none.
std::string problem_of(const std::string& text) {
  Problems problems;
  const auto root = parse_toml(text, "t.toml", InputKind::kFiles, problems);
  EXPECT_EQ(root.has_value(), problems.empty());
  EXPECT_LE(problems.size(), 1U);
  return problems.empty() ? std::string() : problems.all()[0].text();
}

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    all += text;
  }
  return all;
}

const std::string kTooDeep =
    "this is nested too deep (at most 32 brackets within each other and 16 parts of a key)";

TEST(TomlLimits, AllowListsUpToTheDeepestNesting) {
  EXPECT_EQ(problem_of("a = " + repeated("[", 32) + repeated("]", 32)), "");
  EXPECT_EQ(problem_of("a = 1\nb = " + repeated("[", 33) + repeated("]", 33)),
            "t.toml:2: " + kTooDeep);
}

TEST(TomlLimits, RefuseTablesThatAreNestedWithoutEnd) {
  EXPECT_EQ(problem_of("[" + repeated("a.", 15) + "a]\nb = 1"), "");
  EXPECT_EQ(problem_of("\n[" + repeated("a.", 100'000) + "a]"), "t.toml:2: " + kTooDeep);
  EXPECT_EQ(problem_of(repeated("\"a\" . ", 100'000) + "a = 1"), "t.toml:1: " + kTooDeep);
  EXPECT_EQ(problem_of("a = " + repeated("{a = ", 100'000)), "t.toml:1: " + kTooDeep);
  EXPECT_EQ(problem_of("a = " + repeated("[", 1'000'000)), "t.toml:1: " + kTooDeep);
}

TEST(TomlLimits, DoNotCountBracketsAndDotsInTextsAndComments) {
  const std::string many = repeated("[.{", 40);
  EXPECT_EQ(problem_of("a = \"\\\"" + many + "\" # " + many), "");
  EXPECT_EQ(problem_of("a = '" + many + "\\'\nb = '''\n" + many + "'\n'''"), "");
  EXPECT_EQ(problem_of("a = \"\"\"\n" + many + "\\\n\"\"\"\nb = [1.5, 2.5]"), "");
  EXPECT_EQ(problem_of("a = [" + repeated("[0.5, 1.5],\n", 1'000) + "]"), "");
}

TEST(TomlLimits, CountTheLinesOfLongTexts) {
  EXPECT_EQ(problem_of("a = \"\"\"\n\\\n\n\"\"\"\nb = '''\n'''\nc = " + repeated("[", 33)),
            "t.toml:7: " + kTooDeep);
}

TEST(TomlLimits, RefuseTablesAndListsWithoutEnd) {
  std::string keys;
  for (std::size_t i = 0; i <= kMostKeys; ++i) {
    keys += "k" + std::to_string(i) + "=1\n";
  }
  EXPECT_EQ(problem_of("[a]\n" + keys),
            "t.toml:1:1: there are too many keys in a table (10001 are more than 10000)");
  EXPECT_EQ(problem_of("a = [" + repeated("0,", kMostItems + 1) + "]"),
            "t.toml:1:5: there are too many items in a list (100001 are more than 100000)");
}

TEST(TomlLimits, RefuseAFileThatIsTooLarge) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.toml") << "a = 1\n";
  std::filesystem::resize_file(folder / "a.toml", kMostTomlBytes + 1);
  Problems problems;
  EXPECT_FALSE(load_toml(folder / "a.toml", InputKind::kScenario, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].problem, "is too large");
}

}  // namespace
}  // namespace poai::config
