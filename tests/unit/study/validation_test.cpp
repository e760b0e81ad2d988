#include "engine/study/validation.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/study/validation_report.hpp"

namespace poai::study {
namespace {

CaseResult one_case(double modelled, std::optional<double> observed) {
  return {.id = "one",
          .indicator = "trips.total",
          .day = "average",
          .modelled = modelled,
          .observed = observed,
          .range = config::between(0.9, 1.1),
          .reason = "known"};
}

TEST(CaseResult, IsJudgedByTheRatioToWhatWasObserved) {
  EXPECT_TRUE(one_case(105.0, 100.0).passed());
  EXPECT_FALSE(one_case(115.0, 100.0).passed());
  EXPECT_TRUE(one_case(1.0, std::nullopt).passed());
  EXPECT_FALSE(one_case(105.0, std::nullopt).passed());
}

// DMRB 12.2.1: 120 against 100 vehicles an hour are sqrt(2 x 400 / 220).
TEST(Geh, IsTheFormulaOfTheManual) {
  EXPECT_NEAR(geh(120.0, 100.0), 1.907, 5e-4);
  EXPECT_EQ(geh(120.0, 100.0), geh(100.0, 120.0));
  EXPECT_EQ(geh(0.0, 0.0), 0.0);
}

ValidationReport report() {
  ValidationReport report;
  report.suite = "year";
  report.days = {{.name = "monday", .weight = 5.0, .state_hash = "00", .valid = true}};
  report.cases = {one_case(105.0, 100.0)};
  report.stations = {{.station = "A", .boardings = 60.0, .alightings = 50.0, .observed = 100.0},
                     {.station = "B", .boardings = 4.0, .alightings = 5.0, .observed = {}}};
  report.section =
      SuiteProfile{.mode = Mode::kBus, .day = "monday", .from = "A", .to = "B", .source = {}};
  report.profile = {{.hour = SimTime::at(7), .passengers = 30.0, .load_share = 0.5},
                    {.hour = SimTime::at(8), .passengers = 90.0, .load_share = 1.5}};
  return report;
}

TEST(ValidationReport, FailsWithAnInvalidRun) {
  ValidationReport of_year = report();
  EXPECT_TRUE(of_year.passed());
  of_year.days[0].valid = false;
  EXPECT_FALSE(of_year.passed());
}

TEST(ValidationReport, HasAllStationsInItsJsonAlsoThoseWithoutAnObservation) {
  const auto json = nlohmann::json::parse(validation_json(report()));
  EXPECT_TRUE(json["passed"].get<bool>());
  EXPECT_EQ(json["stations"]["A"]["boardings"], 60.0);
  EXPECT_NEAR(json["stations"]["A"]["relative_error"].get<double>(), 0.1, 1e-12);
  EXPECT_EQ(json["stations"]["B"]["alightings"], 5.0);
  EXPECT_FALSE(json["stations"]["B"].contains("relative_error"));
  EXPECT_EQ(json["profile"]["peak_hour_share"], 0.75);
  EXPECT_EQ(json["profile"]["hours"]["08:00"]["load_share"], 1.5);
}

TEST(ValidationReport, SaysTheSameInItsTables) {
  const std::string table = validation_table(report());
  const std::string markdown = validation_markdown(report());
  for (const char* part : {"+10.0 %", "75.0 %", "1.050"}) {
    EXPECT_NE(table.find(part), std::string::npos) << part << '\n' << table;
    EXPECT_NE(markdown.find(part), std::string::npos) << part << '\n' << markdown;
  }
  EXPECT_NE(markdown.find("- one: known"), std::string::npos);
}

}  // namespace
}  // namespace poai::study
