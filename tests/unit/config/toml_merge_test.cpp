#include "engine/config/toml_merge.hpp"

#include <gtest/gtest.h>

#include <array>

#include "engine/config/toml_reader.hpp"

namespace poai::config {
namespace {

constexpr std::array<std::string_view, 1> kAppended = {"thing"};

Node parsed(std::string_view text, const std::string& name) {
  Problems problems;
  auto node = parse_toml(text, name, InputKind::kScenario, problems);
  problems.throw_if_any();
  return *node;
}

std::string merged(std::string_view base, std::string_view top) {
  return toml_text(merge_trees(parsed(base, "base.toml"), parsed(top, "top.toml"), kAppended));
}

std::string after_setting(std::string_view text, const std::string& setting, Problems& problems) {
  Node root = parsed(text, "a.toml");
  const auto tree = parse_setting(setting, problems);
  if (tree) {
    apply_setting(*tree, kAppended, root, problems);
  }
  return toml_text(root);
}

TEST(TomlMerge, OverridesLeavesAndKeepsTheRest) {
  EXPECT_EQ(merged("a = 1\n[s]\nx = 1\ny = 2", "[s]\ny = 3"), "{ a = 1, s = { x = 1, y = 3 } }");
}

TEST(TomlMerge, ReplacesLists) { EXPECT_EQ(merged("a = [1, 2]", "a = [3]"), "{ a = [3] }"); }

TEST(TomlMerge, AppendsElementsAndReplacesThoseWithTheSameId) {
  EXPECT_EQ(merged("[[thing]]\nid = 'a'\nn = 1\nm = 1\n[[thing]]\nid = 'b'\nn = 2",
                   "[[thing]]\nid = 'c'\nn = 3\n[[thing]]\nid = 'a'\nn = 4"),
            R"({ thing = [{ id = "a", n = 4 }, { id = "b", n = 2 }, { id = "c", n = 3 }] })");
}

TEST(TomlMerge, KeepsThePlaceOfEachValue) {
  const Node tree =
      merge_trees(parsed("a = 1\nb = 2", "base.toml"), parsed("\nb = 3", "top.toml"), kAppended);
  EXPECT_EQ(tree.find("a")->value.place.file, "base.toml");
  EXPECT_EQ(tree.find("b")->value.place.file, "top.toml");
  EXPECT_EQ(tree.find("b")->place.line, 2U);
}

TEST(TomlSetting, TakesTomlValuesAndBareWords) {
  Problems problems;
  EXPECT_EQ(after_setting("", "a.b=3", problems), "{ a = { b = 3 } }");
  EXPECT_EQ(after_setting("", "a = [1, 2]", problems), "{ a = [1, 2] }");
  EXPECT_EQ(after_setting("", "a=term-weekday", problems), "{ a = \"term-weekday\" }");
  EXPECT_EQ(after_setting("", "a=two words", problems), "{ a = \"two words\" }");
  EXPECT_EQ(after_setting("", "a.\"b.c\"=true", problems), "{ a = { \"b.c\" = true } }");
  EXPECT_TRUE(problems.empty());
}

TEST(TomlSetting, NeedsNoQuotesForATime) {
  Problems problems;
  EXPECT_EQ(after_setting("", "a=07:30", problems), "{ a = \"07:30\" }");
  EXPECT_EQ(after_setting("", "a=07:30:15", problems), "{ a = \"07:30:15\" }");
  EXPECT_EQ(after_setting("", "a=26:00", problems), "{ a = \"26:00\" }");
}

TEST(TomlSetting, ChangesAnElementByItsId) {
  Problems problems;
  EXPECT_EQ(after_setting("[[thing]]\nid = 'a'\nn = 1", "thing.a.n=2", problems),
            R"({ thing = [{ id = "a", n = 2 }] })");
  EXPECT_TRUE(problems.empty());
}

TEST(TomlSetting, ReportsAnUnknownIdWithASuggestion) {
  Problems problems;
  static_cast<void>(after_setting("[[thing]]\nid = 'truck'", "thing.truc.n=2", problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].place.file, "--set thing.truc.n=2");
  EXPECT_EQ(problems.all()[0].suggestion, "did you mean \"truck\"?");
}

TEST(TomlSetting, ReportsATextThatIsNoSetting) {
  for (const char* setting : {"seed", "=3", "a b=3", ""}) {
    Problems problems;
    EXPECT_FALSE(parse_setting(setting, problems)) << setting;
    EXPECT_EQ(problems.size(), 1U) << setting;
  }
}

TEST(TomlSetting, NamesTheSettingAsThePlace) {
  Problems problems;
  const auto tree = parse_setting("run.seed=3", problems);
  ASSERT_TRUE(tree);
  const Entry& run = *tree->find("run");
  EXPECT_EQ(run.value.find("seed")->value.place.file, "--set run.seed=3");
  EXPECT_EQ(run.value.find("seed")->value.place.line, 0U);
}

}  // namespace
}  // namespace poai::config
