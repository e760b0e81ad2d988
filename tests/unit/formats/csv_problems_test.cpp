#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "engine/formats/csv.hpp"
#include "tests/support/problem_texts.hpp"
#include "tests/support/temporary_folder.hpp"

namespace poai::formats {
namespace {

using test::texts_of;
using Texts = std::vector<std::string>;

/// The problems of reading `text` and then asking it for what `use` asks.
template <class Use>
Texts problems_of(const std::string& text, Use use) {
  Problems problems;
  const auto table = CsvTable::parse(text, "t.csv", problems);
  if (table) {
    use(*table);
  }
  return texts_of(problems);
}

Texts problems_of(const std::string& text) {
  return problems_of(text, [](const CsvTable&) {});
}

TEST(CsvProblems, NameTheNearestColumnForAMissingOne) {
  EXPECT_EQ(problems_of("rated_capacty,cars\n1,2\n",
                        [](const CsvTable& t) {
                          t.require_columns({"rated_capacity", "cars", "zone"});
                        }),
            (Texts{"t.csv:1: the column \"rated_capacity\" is missing; is it the one called "
                   "\"rated_capacty\"?",
                   "t.csv:1: the column \"zone\" is missing"}));
}

TEST(CsvProblems, NameColumnsThatNobodyKnows) {
  EXPECT_EQ(problems_of("cars,dors\n1,2\n",
                        [](const CsvTable& t) {
                          t.known_columns({"cars", "doors"});
                        }),
            (Texts{"t.csv:1: the column \"dors\" is unknown; did you mean \"doors\"?"}));
}

TEST(CsvProblems, NameColumnsThatAreThereTwice) {
  EXPECT_EQ(problems_of("a,b,a\n1,2,3\n"),
            (Texts{"t.csv:1: the column \"a\" is there twice (which one holds the value is not "
                   "clear)"}));
}

TEST(CsvProblems, NameRowsOfAnotherLengthThanTheHeader) {
  EXPECT_EQ(problems_of("a,b\n1\n1,2\n1,2,3\n"),
            (Texts{"t.csv:2: the row has 1 cells, the header 2",
                   "t.csv:4: the row has 3 cells, the header 2; put cells that hold commas in "
                   "quotes"}));
}

TEST(CsvProblems, NameAQuoteThatIsNeverClosed) {
  EXPECT_EQ(problems_of("a,b\n1,\"two\n3,4\n"),
            (Texts{"t.csv:2: a quote is opened and never closed (the rest of the file would be one "
                   "cell)"}));
}

TEST(CsvProblems, NameTextBehindAClosingQuote) {
  EXPECT_EQ(problems_of("a,b\n\"1\"x,2\n"),
            (Texts{"t.csv:2: text follows a closing quote (the cell has ended); write a quote "
                   "inside a quoted cell twice"}));
}

TEST(CsvProblems, NameValuesThatAreNotWhatIsAskedFor) {
  constexpr std::array<std::string_view, 2> kWords = {"arrival", "departure"};
  const auto use = [&kWords](const CsvTable& t) {
    static_cast<void>(t.required_number(0, t.required("n"), config::share()));
    static_cast<void>(t.required_number(1, t.required("n"), config::share()));
    static_cast<void>(t.required_number(2, t.required("n"), config::share()));
    static_cast<void>(t.required_integer(0, t.required("i")));
    static_cast<void>(t.required_time(0, t.required("t")));
    static_cast<void>(t.required_choice(0, t.required("w"), kWords));
    static_cast<void>(t.required_text(1, t.required("w")));
  };
  EXPECT_EQ(
      problems_of("n,i,t,w\n1.5,2.5,7:00,arival\nnan,,,\n1e400,,,\n", use),
      (Texts{"t.csv:2: n: 1.5 is out of range (allowed is 0 to 1)",
             "t.csv:3: n: \"nan\" is not a number", "t.csv:4: n: \"1e400\" is not a number",
             "t.csv:2: i: 2.5 is not a whole number",
             "t.csv:2: t: \"7:00\" is not a time; write HH:MM or HH:MM:SS from 00:00 to 30:00",
             "t.csv:2: w: \"arival\" is unknown (allowed are arrival, departure); did you "
             "mean \"arrival\"?",
             "t.csv:3: w: the value is missing"}));
}

TEST(CsvProblems, AreNotRepeatedForEveryRowOfAMissingColumn) {
  EXPECT_EQ(problems_of("a\n1\n2\n3\n",
                        [](const CsvTable& t) {
                          const CsvColumn seats = t.required("seats");
                          for (std::size_t row = 0; row < t.row_count(); ++row) {
                            static_cast<void>(t.required_integer(row, seats));
                          }
                        })
                .size(),
            1U);
}

TEST(CsvProblems, SayThatAnotherEncodingIsNotUtf8) {
  const std::string shift_jis = "name\nport\n\x83\x7C\x81\x5B\x83\x67\n";
  EXPECT_EQ(problems_of(shift_jis),
            (Texts{"t.csv:3: the text is not UTF-8; save the file as UTF-8"}));
}

TEST(CsvProblems, SayThatAFileIsEmptyOrMissing) {
  EXPECT_EQ(problems_of("\n\n"), (Texts{"t.csv: the file is empty (it has no header row)"}));
  const TemporaryFolder folder;
  Problems problems;
  EXPECT_FALSE(CsvTable::read(folder / "none.csv", problems));
  EXPECT_NE(test::text_of(problems).find("none.csv: the file does not exist"), std::string::npos);
}

}  // namespace
}  // namespace poai::formats
