#include "engine/config/field_writer.hpp"

#include <gtest/gtest.h>

#include "declared_settings.hpp"
#include "engine/config/field_reader.hpp"

namespace poai::config {
namespace {

TEST(FieldWriter, WritesWhatReadsBackTheSame) {
  Sample sample;
  sample.title = "an \"odd\" title";
  sample.share = 1.0 / 3.0;
  sample.begin = SimTime::at(26, 15, 30);
  sample.pause = Duration::seconds(90);
  sample.folder = "place/x";
  sample.limit = 1e-12;
  sample.second_colour = Colour::kGreen;
  FieldWriter writer("place");
  declare(writer, sample);

  Problems problems;
  auto root = parse_toml(writer.text(), "place/s.toml", InputKind::kScenario, problems);
  problems.throw_if_any();
  const TomlDocument document(std::move(*root), InputKind::kScenario, problems);
  FieldReader reader(document.root());
  Sample again;
  declare(reader, again);
  reader.finish();

  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(again.title, sample.title);
  EXPECT_EQ(again.share, sample.share);
  EXPECT_EQ(again.begin, sample.begin);
  EXPECT_EQ(again.pause, sample.pause);
  EXPECT_EQ(again.folder, sample.folder);
  EXPECT_EQ(again.limit, sample.limit);
  EXPECT_EQ(again.second_colour, sample.second_colour);
}

TEST(FieldWriter, LeavesOutOptionalsWithoutAValue) {
  Sample sample;
  FieldWriter writer("");
  declare(writer, sample);
  EXPECT_EQ(writer.text().find("limit"), std::string::npos);
  EXPECT_NE(writer.text().find("[inner]\nseed = 7\n"), std::string::npos);
}

TEST(FieldWriter, WritesPathsAsSeenFromTheFolder) {
  EXPECT_EQ(path_from("/a/b", "/a/data"), "../data");
  EXPECT_EQ(path_from("scenarios", "data/island"), "../data/island");
  EXPECT_EQ(path_from("", "data"), "data");
}

}  // namespace
}  // namespace poai::config
