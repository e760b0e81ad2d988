#include "engine/config/field_list.hpp"

#include <gtest/gtest.h>

#include "declared_settings.hpp"

namespace poai::config {
namespace {

TEST(FieldList, HasARowForEveryDeclaration) {
  Sample sample;
  FieldList list;
  declare(list, sample);
  ASSERT_EQ(list.rows().size(), 12U);
  EXPECT_EQ(list.rows()[0].path(), "title");
  EXPECT_EQ(list.rows()[0].presence, Presence::kRequired);
  const FieldRow& pause = list.rows()[6];
  EXPECT_EQ(pause.path(), "inner.pause_min");
  EXPECT_EQ(pause.unit, "min");
  EXPECT_EQ(toml_text(*pause.default_value), "5.0");
  EXPECT_EQ(list.rows()[9].default_value.has_value(), false);
  EXPECT_EQ(list.rows()[10].words, (std::vector<std::string>{"red", "green"}));
  ASSERT_EQ(list.sections().size(), 1U);
  EXPECT_EQ(list.sections()[0].meaning, "All the rest.");
}

TEST(FieldList, RendersTheReferenceAsText) {
  Sample sample;
  FieldList list;
  declare(list, sample);
  const std::string text = reference_text(list.rows());
  EXPECT_NE(text.find("  begin\n      time; \"03:00\" to \"27:00\"; default \"03:00\"\n"
                      "      A time.\n"),
            std::string::npos);
  EXPECT_NE(text.find("one of red, green; default \"red\""), std::string::npos);
  EXPECT_NE(text.find("text; required"), std::string::npos);
}

TEST(FieldList, WrapsLongMeanings) {
  FieldList list;
  std::string target;
  std::string words;
  for (int i = 0; i < 60; ++i) {
    words += "word ";
  }
  list.field({.key = "k", .meaning = words}, target);
  const std::string text = reference_text(list.rows());
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    EXPECT_LE(end - begin, 100U);
    begin = end + 1;
  }
}

}  // namespace
}  // namespace poai::config
