#include "engine/config/field_reader.hpp"

#include <gtest/gtest.h>

#include "declared_settings.hpp"

namespace poai::config {
namespace {

Sample read(std::string_view text, Problems& problems,
            FieldReader::Missing missing = FieldReader::Missing::kReported) {
  auto root = parse_toml(text, "folder/s.toml", InputKind::kScenario, problems);
  problems.throw_if_any();
  const TomlDocument document(std::move(*root), InputKind::kScenario, problems);
  FieldReader reader(document.root(), missing);
  Sample sample;
  declare(reader, sample);
  reader.finish();
  return sample;
}

TEST(FieldReader, ReadsEveryType) {
  Problems problems;
  const Sample sample = read(R"(title = "t"
    [inner]
    seed = 9223372036854775807
    count = 4
    share = 1
    loud = true
    begin = "09:30"
    pause_min = 0.5
    blink_s = 3
    folder = "../x"
    limit = 2.5
    colour = "green"
    second_colour = "red")",
                             problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(sample.title, "t");
  EXPECT_EQ(sample.seed, 9223372036854775807U);
  EXPECT_EQ(sample.count, 4U);
  EXPECT_EQ(sample.share, 1.0);
  EXPECT_TRUE(sample.loud);
  EXPECT_EQ(sample.begin, SimTime::at(9, 30));
  EXPECT_EQ(sample.pause, Duration::seconds(30));
  EXPECT_EQ(sample.blink, Duration::seconds(3));
  EXPECT_EQ(sample.folder, "x");
  EXPECT_EQ(sample.limit, 2.5);
  EXPECT_EQ(sample.colour, Colour::kGreen);
  EXPECT_EQ(sample.second_colour, Colour::kRed);
}

TEST(FieldReader, LeavesDefaultsWhereTheFileSaysNothing) {
  Problems problems;
  const Sample sample = read("title = 't'", problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(sample.seed, 7U);
  EXPECT_EQ(sample.limit, std::nullopt);
}

TEST(FieldReader, ReportsAllProblemsAtOnce) {
  Problems problems;
  const Sample sample = read(R"(
[inner]
seed = -1
count = 10
share = "half"
begin = "02:00"
pause_min = 0
colour = "gren"
coulour = "red"
limit = true)",
                             problems);
  // The missing title, the seven wrong values and the unknown key.
  EXPECT_EQ(problems.size(), 9U);
  EXPECT_EQ(sample.count, 3U);
}

TEST(FieldReader, RefusesWholeNumbersThatDoNotFit) {
  Problems problems;
  auto root = parse_toml("n = 4294967296", "s.toml", InputKind::kScenario, problems);
  const TomlDocument document(std::move(*root), InputKind::kScenario, problems);
  FieldReader reader(document.root());
  std::uint32_t n = 1;
  reader.field({.key = "n", .meaning = ""}, n);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].problem, "must be at most 4294967295");
  EXPECT_EQ(n, 1U);
}

TEST(FieldReader, SaysRangesOfTimesAsTimes) {
  Problems problems;
  static_cast<void>(read("title = 't'\n[inner]\nbegin = '02:00'", problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].problem, "must be \"03:00\" to \"27:00\"");
}

TEST(FieldReader, ReportsUnknownSections) {
  Problems problems;
  static_cast<void>(read("title = 't'\n[iner]\nseed = 1", problems));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].suggestion, "did you mean \"inner\"?");
}

TEST(FieldReader, CanIgnoreWhatIsMissing) {
  Problems problems;
  static_cast<void>(read("", problems, FieldReader::Missing::kIgnored));
  EXPECT_TRUE(problems.empty());
}

}  // namespace
}  // namespace poai::config
