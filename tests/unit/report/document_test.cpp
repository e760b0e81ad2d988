#include "viz/report/document.hpp"

#include <gtest/gtest.h>

#include "engine/core/contracts.hpp"

namespace poai::report {
namespace {

Table two_by_two() {
  Table table({"Caption", "表題"}, {{{"Name", "名"}, NumberFormat::kText}, {{"Number", "数"}}});
  table.add_row({"a", 1});
  table.add_row({"b", nullptr});
  return table;
}

TEST(ReportTable, KeepsWhatItIsGiven) {
  const Json block = two_by_two().block();
  EXPECT_EQ(block.at("caption").at("ja"), "表題");
  EXPECT_EQ(block.at("columns").size(), 2U);
  EXPECT_EQ(block.at("columns")[0].at("format"), "text");
  EXPECT_EQ(block.at("columns")[1].at("format"), "whole");
  EXPECT_EQ(block.at("rows"), Json::parse(R"([["a", 1], ["b", null]])"));
  EXPECT_FALSE(block.contains("chart"));
}

TEST(ReportTable, RefusesRowsOfAnotherLength) {
  Table table = two_by_two();
  EXPECT_THROW(table.add_row({"c"}), ContractViolation);
}

TEST(ReportTable, SaysWhichColumnsAChartDraws) {
  const Chart chart{.kind = ChartKind::kIntervals, .columns = {1}, .axis = {"axis", "軸"}};
  const Json drawn = two_by_two().block(chart).at("chart");
  EXPECT_EQ(drawn.at("kind"), "intervals");
  EXPECT_EQ(drawn.at("columns"), Json::parse("[1]"));
}

TEST(ReportSection, IsEmptyUntilItShowsSomething) {
  Section section("id", {"Title", "題"});
  EXPECT_TRUE(section.empty());
  section.show_picture("png", {"Caption", "説明"}, "ja");
  EXPECT_FALSE(section.empty());
  const Json block = section.json().at("blocks")[0];
  EXPECT_EQ(block.at("source"), "data:image/png;base64,cG5n");
  EXPECT_EQ(block.at("language"), "ja");
}

}  // namespace
}  // namespace poai::report
