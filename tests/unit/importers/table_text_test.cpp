#include "engine/importers/detail/table_text.hpp"

#include <gtest/gtest.h>

namespace poai::importers::detail {
namespace {

// 神戸 in code page 932 and in UTF-8.
const std::string kKobeShiftJis = "\x90\x5F\x8C\xCB";
const std::string kKobe = "神戸";

TEST(TableText, DecodesShiftJisAndUtf8) {
  EXPECT_EQ(decoded(kKobeShiftJis, TextEncoding::kAutomatic), kKobe);
  EXPECT_EQ(decoded(kKobe, TextEncoding::kAutomatic), kKobe);
  EXPECT_EQ(decoded("\xEF\xBB\xBF" + kKobe, TextEncoding::kAutomatic), kKobe);
  EXPECT_EQ(decoded("", TextEncoding::kAutomatic), "");
}

TEST(TableText, RefusesWhatIsNotOfTheEncoding) {
  EXPECT_FALSE(decoded(kKobeShiftJis, TextEncoding::kUtf8));
  EXPECT_FALSE(decoded("\xFF\xFF", TextEncoding::kAutomatic));
}

TEST(TableText, NarrowsFullWidthCharacters) {
  EXPECT_EQ(half_width("１２：３０　Ａ"), "12:30 A");
  EXPECT_EQ(half_width("ポートライナー"), "ポートライナー");  // the long vowel sign stays
  EXPECT_EQ(half_width("－５ −５ ー５"), "-5 -5 -5");
  EXPECT_EQ(half_width("神戸"), "神戸");
}

TEST(TableText, ReadsNumbersAsTheyAreWritten) {
  EXPECT_EQ(table_number("1,234"), 1234.0);
  EXPECT_EQ(table_number(" １，２３４．５ "), 1234.5);
  EXPECT_FALSE(table_number("12人"));
  EXPECT_FALSE(table_number(""));
  EXPECT_FALSE(table_number("1e999"));
}

TEST(TableText, TakesUnitsFromTheHead) {
  const ColumnHead head = column_head("定員（人）");
  EXPECT_EQ(head.name, "定員");
  EXPECT_EQ(head.unit, "人");
  EXPECT_EQ(column_head("delay_sd [s]").unit, "s");
  EXPECT_EQ(column_head("seats").unit, "");
}

TEST(TableText, ConvertsUnitsOfOneKind) {
  EXPECT_EQ(unit_factor("min", "s"), 60.0);
  EXPECT_EQ(unit_factor("人", "persons"), 1.0);
  EXPECT_EQ(unit_factor("", "s"), 1.0);
  EXPECT_DOUBLE_EQ(*unit_factor("%", "share"), 0.01);
  EXPECT_FALSE(unit_factor("m", "s"));
  EXPECT_FALSE(unit_factor("furlong", "m"));
}

}  // namespace
}  // namespace poai::importers::detail
