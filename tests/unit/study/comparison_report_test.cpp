#include "engine/study/comparison_report.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

#include "engine/study/comparison_files.hpp"

namespace poai::study {
namespace {

IndicatorDifference of(const std::string& name, const std::vector<double>& base,
                       const std::vector<double>& alt, double adjusted_p) {
  return {name, paired_estimate(base, alt), adjusted_p};
}

Comparison comparison_of(std::vector<IndicatorDifference> indicators, std::uint32_t replicates) {
  Comparison comparison;
  comparison.base = "base";
  comparison.alt = "alt";
  comparison.replicates = replicates;
  comparison.indicators = std::move(indicators);
  return comparison;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(ComparisonReport, CallsNoDifferenceSureThatIsTheSameInTwoReplicates) {
  const auto comparison = comparison_of({of("sold_out", {9, 12}, {8, 11}, 1.0)}, 2);
  const std::string table = comparison_table(comparison);
  EXPECT_FALSE(has(table, "what differs for sure")) << table;
  EXPECT_TRUE(has(table, "same in all 2")) << table;
  EXPECT_TRUE(has(table, "0 of 1 indicators differ for sure")) << table;
  EXPECT_TRUE(has(table, "1 differ equally in all replicates")) << table;
  EXPECT_TRUE(has(table, "2 replicates are few")) << table;
  const std::string json = comparison_json(comparison);
  EXPECT_TRUE(has(json, "\"ci95\": null")) << json;
  EXPECT_TRUE(has(json, "\"p_adjusted\": null")) << json;
  EXPECT_TRUE(has(json, "\"verdict\": \"same-in-all\"")) << json;
}

TEST(ComparisonReport, ShowsWhatMayBeChanceTheSurestFirst) {
  const auto comparison = comparison_of({of("vague", {1, 2, 3, 4}, {2, 1, 5, 3}, 1.0),
                                         of("likely", {1, 2, 3, 4}, {2, 3, 4, 5.3}, 0.09)},
                                        4);
  const std::string table = comparison_table(comparison);
  EXPECT_FALSE(has(table, "what differs for sure")) << table;
  EXPECT_LT(table.find("may by chance (all tested together)"), table.find("\nlikely")) << table;
  EXPECT_LT(table.find("\nlikely"), table.find("\nvague")) << table;
}

TEST(ComparisonReport, SaysOneReplicateAndWarnsOfFew) {
  EXPECT_TRUE(has(comparison_table(comparison_of({}, 1)), ": 1 replicate (")) << "no plural";
  EXPECT_TRUE(has(comparison_table(comparison_of({}, 3)), "are few"));
  EXPECT_FALSE(has(comparison_table(comparison_of({}, 4)), "are few"));
}

TEST(ComparisonReport, PrintsWhatWasAskedFirstBeItSureOrNot) {
  auto comparison = comparison_of({of("other", {1, 2, 3, 4}, {2, 3, 4, 5.1}, 0.01),
                                   of("mine", {1, 2, 3, 4}, {2, 1, 3, 5}, 0.4)},
                                  4);
  comparison.asked = {"mine"};
  const std::string table = comparison_table(comparison);
  EXPECT_TRUE(has(table, "asked beforehand (p adjusted for this one only)")) << table;
  EXPECT_LT(table.find("\nmine"), table.find("\nother")) << table;
  EXPECT_TRUE(has(table, "1 of 1 other indicators differ for sure")) << table;
}

TEST(ComparisonReport, SaysHowManyRowsItLeavesOut) {
  std::vector<IndicatorDifference> many;
  for (int i = 0; i < 33; ++i) {
    many.push_back(of(fmt::format("indicator_{}", i), {1, 2, 3, 4}, {2, 3, 4, 5.1}, 0.01));
  }
  const auto comparison = comparison_of(many, 4);
  EXPECT_TRUE(has(comparison_table(comparison), "and 3 more in compare.md"));
  EXPECT_TRUE(has(comparison_markdown(comparison), "indicator_32"));
}

TEST(ComparisonReport, ShowsADifferenceInTheValuesBesideIt) {
  const auto comparison = comparison_of(
      {of("speed", {1.25, 1.26, 1.24, 1.25}, {1.2496, 1.2596, 1.2396, 1.24961}, 0.001)}, 4);
  const std::string table = comparison_table(comparison);
  EXPECT_TRUE(has(table, "1.25000  1.24960  -0.00040")) << table;
}

TEST(ComparisonReport, LeavesOutTravelThatDiffersAsWalkingDoes) {
  Comparison comparison = comparison_of({}, 4);
  const PairedEstimate estimate =
      paired_estimate(std::vector<double>{1, 2, 3, 4}, std::vector<double>{2, 3, 4, 5.1});
  for (const char* measure : {"travelled_min", "walked_min"}) {
    GroupDifference group;
    group.group = "role.student";
    group.measure = measure;
    group.estimate = estimate;
    group.adjusted_p = 0.001;
    group.more_share = 0.00123;
    comparison.groups.push_back(group);
  }
  const std::string table = comparison_table(comparison);
  EXPECT_TRUE(has(table, "role.student  walked_min")) << table;
  EXPECT_FALSE(has(table, "role.student  travelled_min")) << table;
  EXPECT_TRUE(has(table, "0.123 %")) << table;
}

}  // namespace
}  // namespace poai::study
