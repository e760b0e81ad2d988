#include "engine/config/toml_reader.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace poai::config {
namespace {

/// A document from a text, and the problems that reading it makes.
class TomlReader : public testing::Test {
 protected:
  TomlTable read(std::string_view text) {
    auto root = parse_toml(text, "folder/test.toml", InputKind::kFiles, problems_);
    problems_.throw_if_any();
    document_ = std::make_unique<TomlDocument>(std::move(*root), InputKind::kFiles, problems_);
    return document_->root();
  }
  [[nodiscard]] std::string only_problem() const {
    EXPECT_EQ(problems_.size(), 1U);
    return problems_.empty() ? "" : problems_.all().front().text();
  }

  Problems problems_;
  std::unique_ptr<TomlDocument> document_;
};

TEST_F(TomlReader, GivesValuesOfEachType) {
  const TomlTable table = read(R"(
    text = "x"
    number = 2.5
    whole = 3
    yes = true
    time = "25:30:15"
    path = "../data"
    words = ["a", "b"]
    numbers = [1, 2.5])");
  EXPECT_EQ(table.text("text"), "x");
  EXPECT_EQ(table.number("number"), 2.5);
  EXPECT_EQ(table.number("whole"), 3.0);
  EXPECT_EQ(table.integer("whole"), 3);
  EXPECT_EQ(table.boolean("yes"), true);
  EXPECT_EQ(table.time("time"), SimTime::at(25, 30, 15));
  EXPECT_EQ(table.path_value("path"), "data");
  EXPECT_EQ(table.texts("words"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(table.numbers("numbers"), (std::vector<double>{1.0, 2.5}));
  EXPECT_TRUE(problems_.empty());
}

TEST_F(TomlReader, GivesNothingForAnAbsentKeyWithoutAProblem) {
  const TomlTable table = read("a = 1");
  EXPECT_EQ(table.text("b"), std::nullopt);
  EXPECT_TRUE(table.tables("b").empty());
  EXPECT_TRUE(table.named_tables("b").empty());
  EXPECT_TRUE(table.list("b").empty());
  EXPECT_TRUE(problems_.empty());
}

TEST_F(TomlReader, ReportsAWrongTypeWithPlaceAndPath) {
  const auto section = read("[run]\nseed = \"x\"").table("run");
  ASSERT_TRUE(section);
  EXPECT_EQ(section->integer("seed"), std::nullopt);
  EXPECT_EQ(only_problem(),
            "folder/test.toml:2:8: run.seed: must be a whole number (found the text \"x\")");
}

TEST_F(TomlReader, ReportsANumberOutOfRange) {
  EXPECT_EQ(read("share = 1.5").number("share", share()), std::nullopt);
  EXPECT_EQ(only_problem(), "folder/test.toml:1:9: share: must be 0 to 1 (found the number 1.5)");
}

TEST_F(TomlReader, RefusesNumbersThatAreNotFinite) {
  const TomlTable table = read("a = nan\nb = inf");
  EXPECT_EQ(table.number("a"), std::nullopt);
  EXPECT_EQ(table.number("b"), std::nullopt);
  EXPECT_EQ(problems_.size(), 2U);
}

TEST_F(TomlReader, RefusesTomlsOwnTimeWithTheHintToQuoteIt) {
  EXPECT_EQ(read("begin = 09:00:00").time("begin"), std::nullopt);
  EXPECT_NE(only_problem().find("put it in quotes: \"09:00:00\""), std::string::npos);
}

TEST_F(TomlReader, RefusesTextsThatAreNoTime) {
  for (const char* text : {"9:00", "24:60", "30:01", "0900", "", "12:00:60"}) {
    problems_ = {};
    EXPECT_EQ(read("t = \"" + std::string(text) + "\"").time("t"), std::nullopt) << text;
    EXPECT_EQ(problems_.size(), 1U) << text;
  }
}

TEST_F(TomlReader, SuggestsTheNearestWord) {
  constexpr std::array<std::string_view, 2> kNames = {"arrival", "departure"};
  enum class Direction { kArrival, kDeparture };
  EXPECT_EQ(read("d = 'departure'").word<Direction>("d", kNames), Direction::kDeparture);
  EXPECT_EQ(read("d = 'arival'").word<Direction>("d", kNames), std::nullopt);
  EXPECT_NE(only_problem().find("did you mean \"arrival\"?"), std::string::npos);
}

TEST_F(TomlReader, NamesElementsByTheirIdElseByNumber) {
  const auto blocks = read("[[block]]\nid = 'x'\n[[block]]\nn = 1").tables("block");
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].path_of("n"), "block.x.n");
  EXPECT_EQ(blocks[1].path_of("n"), "block[2].n");
  EXPECT_EQ(blocks[1].place().line, 3U);
}

TEST_F(TomlReader, RefusesATableWhereAnArrayOfTablesBelongs) {
  EXPECT_TRUE(read("[block]\nid = 'x'").tables("block").empty());
  EXPECT_NE(only_problem().find("must be written as [[block]]"), std::string::npos);
}

TEST_F(TomlReader, GivesNamedTables) {
  const auto tours = read("[tour.office]\na = 1\n[tour.study]\na = 2").named_tables("tour");
  ASSERT_EQ(tours.size(), 2U);
  EXPECT_EQ(tours[0].name(), "office");
  EXPECT_EQ(tours[1].path(), "tour.study");
}

TEST_F(TomlReader, ReadsListsOfMixedValues) {
  const auto bands = read("b = [['08:00', '09:00', 2.5]]").list("b");
  ASSERT_EQ(bands.size(), 1U);
  const auto band = bands[0].list();
  ASSERT_TRUE(band);
  EXPECT_EQ((*band)[1].time(), SimTime::at(9));
  EXPECT_EQ((*band)[2].number(), 2.5);
  EXPECT_EQ((*band)[2].path(), "b[1][3]");
}

TEST_F(TomlReader, ReportsMissingKeysAndGoesOn) {
  const TomlTable table = read("a = 1");
  EXPECT_EQ(table.required_text("b"), "");
  EXPECT_EQ(table.required_number("c"), 0.0);
  EXPECT_EQ(table.required_table("d").required_integer("e"), 0);
  ASSERT_EQ(problems_.size(), 4U);
  EXPECT_EQ(problems_.all()[3].key, "d.e");
}

TEST_F(TomlReader, ReportsUnknownKeysWithASuggestion) {
  read("sead = 1\nname = 'x'\nqqqqqq = 2").known_keys({"seed", "name"});
  ASSERT_EQ(problems_.size(), 2U);
  EXPECT_EQ(problems_.all()[0].suggestion, "did you mean \"seed\"?");
  EXPECT_EQ(problems_.all()[0].place.line, 1U);
  EXPECT_EQ(problems_.all()[1].suggestion, "known keys: seed, name");
}

TEST_F(TomlReader, ChecksTheFormatAndItsVersion) {
  const std::string good = "format = 'f'\nformat_version = 1";
  read(good).check_format("f", 1);
  EXPECT_FALSE(read(good).is_of_other_format("f", 1));
  EXPECT_TRUE(problems_.empty());
  EXPECT_TRUE(read(good).is_of_other_format("f", 2));
  EXPECT_TRUE(read(good).is_of_other_format("g", 1));
}

TEST_F(TomlReader, ReportsAnotherFormat) {
  read("format = 'g'\nformat_version = 1").check_format("f", 1);
  EXPECT_EQ(only_problem(), "folder/test.toml:1:1: format: must be \"f\" (found \"g\")");
}

TEST_F(TomlReader, ReportsAnotherVersion) {
  read("format = 'f'\nformat_version = 2").check_format("f", 1);
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_.all()[0].suggestion, "use a newer program");
}

TEST_F(TomlReader, ReportsAMissingFormat) {
  read("a = 1").check_format("f", 1);
  EXPECT_EQ(problems_.size(), 2U);
}

}  // namespace
}  // namespace poai::config
