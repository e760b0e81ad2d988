#include "engine/formats/csv.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "engine/core/contracts.hpp"

namespace poai::formats {
namespace {

/// All cells of a table that must be without problems.
std::vector<std::vector<std::string>> cells_of(const std::string& text) {
  Problems problems;
  const auto table = CsvTable::parse(text, "t.csv", problems);
  problems.throw_if_any();
  std::vector<std::vector<std::string>> rows;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    rows.emplace_back();
    for (const std::string& name : table->column_names()) {
      rows.back().emplace_back(table->cell(row, table->optional(name)));
    }
  }
  return rows;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, HasRowsUnderAHeader) {
  EXPECT_EQ(cells_of("a,b\n1,2\n3,4\n"), (Rows{{"1", "2"}, {"3", "4"}}));
}

TEST(Csv, MayEndWithoutALineEnd) { EXPECT_EQ(cells_of("a,b\n1,2"), (Rows{{"1", "2"}})); }

TEST(Csv, MayHaveEmptyCells) {
  EXPECT_EQ(cells_of("a,b,c\n,,\n,2,"), (Rows{{"", "", ""}, {"", "2", ""}}));
}

TEST(Csv, KeepsCommasQuotesAndLineEndsInsideQuotes) {
  EXPECT_EQ(cells_of("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n\"two\nlines\",\"\"\n"),
            (Rows{{"1,5", "say \"hi\""}, {"two\nlines", ""}}));
}

TEST(Csv, TakesByteOrderMarkAndCarriageReturnsForWhatTheyAre) {
  EXPECT_EQ(cells_of("\xEF\xBB\xBF"
                     "a,b\r\n1,2\r\n\r\n3,4\r\n"),
            (Rows{{"1", "2"}, {"3", "4"}}));
}

TEST(Csv, TakesSeveralByteOrderMarksAsFilesThatWereJoinedHaveThem) {
  const std::string mark = "\xEF\xBB\xBF";
  Problems problems;
  const auto table = CsvTable::parse(mark + mark + "a\n1\n", "t.csv", problems);
  EXPECT_EQ(table->column_names(), std::vector<std::string>{"a"});
  const auto quoted = CsvTable::parse("\"" + mark + "a\"\n1\n", "t.csv", problems);
  std::string text;
  append_csv_row(text, quoted->column_names());
  EXPECT_EQ(text, "\"" + mark + "a\"\n") << "unquoted it would be lost when it is read";
}

TEST(Csv, SkipsBlankLinesOnly) { EXPECT_EQ(cells_of("a\n\n1\n\n\"\"\n"), (Rows{{"1"}, {""}})); }

TEST(Csv, KnowsTheLineOfARowBehindAQuotedLineEnd) {
  Problems problems;
  const auto table = CsvTable::parse("a,b\n\"x\ny\nz\",1\n\nc,2\n", "t.csv", problems);
  EXPECT_EQ(table->place(0).line, 2U);
  EXPECT_EQ(table->place(1).line, 6U);
}

TEST(Csv, ReadsNumbersTimesAndWords) {
  Problems problems;
  const auto table = CsvTable::parse("n,i,t,w\n-2.5,40,24:30,bus\n", "t.csv", problems);
  constexpr std::array<std::string_view, 2> kWords = {"train", "bus"};
  EXPECT_DOUBLE_EQ(table->required_number(0, table->required("n")), -2.5);
  EXPECT_EQ(table->required_integer(0, table->required("i")), 40);
  EXPECT_EQ(table->required_time(0, table->required("t")), SimTime::at(24, 30));
  EXPECT_EQ(table->required_choice(0, table->required("w"), kWords), 1U);
  EXPECT_TRUE(problems.empty());
}

TEST(Csv, GivesNothingForAnEmptyOrAbsentOptionalValue) {
  Problems problems;
  const auto table = CsvTable::parse("n\n\"\"\n", "t.csv", problems);
  EXPECT_FALSE(table->number(0, table->optional("n")));
  EXPECT_FALSE(table->integer(0, table->optional("absent")));
  EXPECT_TRUE(problems.empty());
}

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  std::string text;
  append_csv_row(text, std::vector<std::string>{"plain", "a,b", "say \"hi\"", "two\nlines", ""});
  EXPECT_EQ(text, "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\n");
}

}  // namespace
}  // namespace poai::formats
