#include "engine/config/node.hpp"

#include <gtest/gtest.h>

#include "engine/config/toml_reader.hpp"

namespace poai::config {
namespace {

Node parsed(std::string_view text) {
  Problems problems;
  auto node = parse_toml(text, "test.toml", InputKind::kFiles, problems);
  problems.throw_if_any();
  return *node;
}

TEST(Node, FindsAnEntryByItsKey) {
  const Node node = parsed("a = 1\nb = 2");
  ASSERT_NE(node.find("b"), nullptr);
  EXPECT_EQ(node.find("b")->value.integer, 2);
  EXPECT_EQ(node.find("c"), nullptr);
}

TEST(Node, WritesValuesThatReadBackTheSame) {
  const std::string text =
      R"(v = ["a \"b\" \\ c\n\td", 3, 0.1, 1e+300, -inf, true, { "x y" = [1], z = "ポーアイ" }])";
  const Node once = parsed(text);
  const Node again = parsed("v = " + toml_text(once.find("v")->value));
  EXPECT_EQ(toml_text(once), toml_text(again));
  EXPECT_EQ(again.find("v")->value.items[0].text, "a \"b\" \\ c\n\td");
  EXPECT_EQ(again.find("v")->value.items[2].number, 0.1);
}

TEST(Node, WritesWholeFloatsAsFloats) {
  Node node;
  node.kind = Node::Kind::kNumber;
  node.number = 5.0;
  EXPECT_EQ(toml_text(node), "5.0");
  node.number = 1e22;
  EXPECT_EQ(parsed("v = " + toml_text(node)).find("v")->value.number, 1e22);
}

TEST(Node, EscapesControlCharacters) { EXPECT_EQ(toml_string("a\x01"), "\"a\\u0001\""); }

TEST(Node, SaysWhatAValueIs) {
  const Node node = parsed("a = 'x'\nb = 2\nc = 2.5\nd = true\ne = 09:30:00\nf = {}\ng = []");
  EXPECT_EQ(describe_value(node.find("a")->value), "the text \"x\"");
  EXPECT_EQ(describe_value(node.find("b")->value), "the number 2");
  EXPECT_EQ(describe_value(node.find("c")->value), "the number 2.5");
  EXPECT_EQ(describe_value(node.find("d")->value), "true");
  EXPECT_EQ(describe_value(node.find("e")->value), "the unquoted date or time 09:30:00");
  EXPECT_EQ(describe_value(node.find("f")->value), "a table");
  EXPECT_EQ(describe_value(node.find("g")->value), "a list");
}

}  // namespace
}  // namespace poai::config
