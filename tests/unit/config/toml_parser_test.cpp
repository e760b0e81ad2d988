#include <gtest/gtest.h>

#include <fstream>

#include "engine/config/toml_reader.hpp"
#include "support/temporary_folder.hpp"

namespace poai::config {
namespace {

TEST(TomlParser, KeepsTheOrderAndThePlacesOfTheFile) {
  Problems problems;
  const auto root =
      parse_toml("z = 1\na = 2\n\n[m]\nk = 3\n", "order.toml", InputKind::kFiles, problems);
  ASSERT_TRUE(root);
  ASSERT_EQ(root->entries.size(), 3U);
  EXPECT_EQ(root->entries[0].key, "z");
  EXPECT_EQ(root->entries[1].key, "a");
  EXPECT_EQ(root->entries[1].place.line, 2U);
  EXPECT_EQ(root->entries[1].value.place.column, 5U);
  EXPECT_EQ(root->entries[2].value.entries[0].place.file, "order.toml");
  EXPECT_EQ(root->entries[2].value.entries[0].place.line, 5U);
}

TEST(TomlParser, ReportsTheFirstSyntaxErrorWithItsPlace) {
  Problems problems;
  EXPECT_FALSE(parse_toml("a = 1\nb = = 2\nc = [", "bad.toml", InputKind::kScenario, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].place.file, "bad.toml");
  EXPECT_EQ(problems.all()[0].place.line, 2U);
  EXPECT_GT(problems.all()[0].place.column, 0U);
  EXPECT_EQ(problems.all()[0].problem, "this is not TOML");
}

TEST(TomlParser, HintsAtQuotesForATimeThatTomlDoesNotKnow) {
  Problems problems;
  EXPECT_FALSE(parse_toml("end = 27:00\n", "bad.toml", InputKind::kScenario, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems.all()[0].suggestion.find("in quotes"), std::string::npos);
}

TEST(TomlParser, GivesNoHintAboutTimesForOtherSyntaxErrors) {
  Problems problems;
  EXPECT_FALSE(parse_toml("a = \"12:00\" x\n", "bad.toml", InputKind::kScenario, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].suggestion, "");
}

TEST(TomlParser, RefusesAKeyThatIsThereTwice) {
  Problems problems;
  EXPECT_FALSE(parse_toml("a = 1\na = 2\n", "bad.toml", InputKind::kScenario, problems));
  EXPECT_EQ(problems.all().at(0).place.line, 2U);
}

TEST(TomlParser, ReportsAFileThatIsNotThere) {
  Problems problems;
  EXPECT_FALSE(load_toml("no/such/file.toml", InputKind::kFiles, problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems.all()[0].text().find("no/such/file.toml"), std::string::npos);
}

TEST(TomlParser, ReadsAFile) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.toml") << "name = \"ポートアイランド\"\n";
  Problems problems;
  const auto root = load_toml(folder / "a.toml", InputKind::kFiles, problems);
  ASSERT_TRUE(root);
  EXPECT_EQ(root->find("name")->value.text, "ポートアイランド");
  EXPECT_EQ(root->find("name")->place.file, (folder / "a.toml").string());
}

}  // namespace
}  // namespace poai::config
