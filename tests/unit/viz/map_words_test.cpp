#include "viz/render/map_words.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace poai::viz {
namespace {

TEST(WithCommas, SetsAPointAfterThreeDigits) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(1000), "1,000");
  EXPECT_EQ(with_commas(1234567.4), "1,234,567");
  EXPECT_EQ(with_commas(-1234), "-1,234");
}

TEST(Wrapped, BreaksLatinTextAtSpaces) {
  EXPECT_EQ(wrapped("one two three", 8), (std::vector<std::string>{"one two ", "three"}));
}

TEST(Wrapped, BreaksJapaneseTextBetweenCharactersThatCountTwo) {
  EXPECT_EQ(wrapped("神戸ポートアイランド", 8),
            (std::vector<std::string>{"神戸ポー", "トアイラ", "ンド"}));
}

TEST(Wrapped, LosesNothing) {
  const std::string text =
      "「国土数値情報」（国土交通省）および神戸市 open data（CC BY 2.1 JP）を加工";
  for (std::size_t most = 1; most < 80; ++most) {
    const auto lines = wrapped(text, most);
    EXPECT_EQ(std::accumulate(lines.begin(), lines.end(), std::string()), text);
  }
}

TEST(MapWords, AreCompleteInBothLanguages) {
  for (const Language language : {Language::kJapanese, Language::kEnglish}) {
    const MapWords& words = words_in(language);
    for (const std::string& text : words.groups) {
      EXPECT_FALSE(text.empty());
    }
    for (const std::string& text : words.day_types) {
      EXPECT_FALSE(text.empty());
    }
    for (const std::string* text :
         {&words.scenario, &words.people, &words.in_trains, &words.not_shown}) {
      EXPECT_NE(text->find("{}"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace poai::viz
