#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <cmath>

#include "engine/config/toml_merge.hpp"
#include "engine/config/toml_reader.hpp"

namespace poai::config {
namespace {

Node parsed(const std::string& text) {
  Problems problems;
  auto node = parse_toml(text, "test.toml", InputKind::kScenario, problems);
  problems.throw_if_any();
  return *node;
}

Node value_of(const std::string& written) { return parsed("v = " + written).find("v")->value; }

RC_GTEST_PROP(TomlText, GivesEveryNumberBackToTheLastBit, (double value)) {
  RC_PRE(std::isfinite(value));
  Node node;
  node.kind = Node::Kind::kNumber;
  node.number = value;
  const Node read = value_of(toml_text(node));
  RC_ASSERT(read.kind == Node::Kind::kNumber);
  RC_ASSERT(read.number == value);
}

RC_GTEST_PROP(TomlText, GivesEveryTextBack, ()) {
  const auto characters =
      *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127)).as("ASCII text");
  RC_ASSERT(value_of(toml_string(characters)).text == characters);
}

RC_GTEST_PROP(MergeTrees, LeavesATreeAloneThatIsLaidOverItself, (int a, int b, bool c)) {
  const Node tree = parsed("a = " + std::to_string(a) + "\n[s]\nb = [" + std::to_string(b) +
                           "]\n[s.t]\nc = " + (c ? "true" : "false"));
  RC_ASSERT(toml_text(merge_trees(tree, tree, {})) == toml_text(tree));
}

RC_GTEST_PROP(ParseSetting, AgreesWithTheSameLineInAFile, (int value)) {
  const std::string setting = "s.t.v=" + std::to_string(value);
  Problems problems;
  const auto tree = parse_setting(setting, problems);
  RC_ASSERT(tree.has_value());
  RC_ASSERT(toml_text(*tree) == toml_text(parsed(setting)));
}

}  // namespace
}  // namespace poai::config
