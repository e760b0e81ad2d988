#include "engine/scenario/describe.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace poai::scenario {
namespace {

TEST(DescribeScenario, NamesEveryKeyWithItsMeaning) {
  const std::string text = describe_scenario();
  const Reference reference = scenario_reference();
  EXPECT_GE(reference.rows.size(), 30U);
  for (const config::FieldRow& row : reference.rows) {
    EXPECT_NE(text.find("\n  " + row.key + "\n"), std::string::npos) << row.path();
    EXPECT_FALSE(row.meaning.empty()) << row.path();
  }
  EXPECT_NE(text.find("[expect]"), std::string::npos);
}

TEST(DescribeScenario, SaysTheUnitOfEveryKeyThatCarriesOne) {
  for (const config::FieldRow& row : scenario_reference().rows) {
    if (row.key.ends_with("_min") && !row.key.starts_with("utility_per")) {
      EXPECT_EQ(row.unit, "min") << row.path();
    }
  }
}

TEST(DescribeInterventions, NamesEveryKind) {
  const std::string text = describe_interventions();
  for (const std::string_view kind : kInterventionKindNames) {
    EXPECT_NE(text.find("kind = \"" + std::string(kind) + "\""), std::string::npos);
  }
  EXPECT_EQ(intervention_reference().size(), kInterventionKindNames.size());
}

TEST(DescribeInterventions, ListsOnlyKeysThatTheKindTakes) {
  const auto has = [](InterventionKind kind, std::string_view key) {
    const auto kinds = intervention_reference();
    const auto& rows = kinds.at(static_cast<std::size_t>(kind)).rows;
    return std::any_of(rows.begin(), rows.end(),
                       [key](const config::FieldRow& row) { return row.key == key; });
  };
  for (const std::string_view key : {"from", "until", "announced"}) {
    EXPECT_TRUE(has(InterventionKind::kWeather, key)) << key;
    EXPECT_FALSE(has(InterventionKind::kRemovePeople, key)) << key;
  }
  EXPECT_TRUE(has(InterventionKind::kClosePlace, "from"));
  EXPECT_FALSE(has(InterventionKind::kClosePlace, "announced"));
}

TEST(Descriptions, FitALineOfAHundredColumns) {
  std::istringstream lines(describe_scenario() + '\n' + describe_interventions());
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 100U) << line;
  }
}

/// Where the schema has the keys of "output.trajectories".
nlohmann::json::json_pointer properties_of(std::string section) {
  for (std::size_t dot = section.find('.'); dot != std::string::npos;
       dot = section.find('.', dot)) {
    section.replace(dot, 1, "/properties/");
  }
  return nlohmann::json::json_pointer(section.empty() ? "/properties"
                                                      : "/properties/" + section + "/properties");
}

TEST(ScenarioJsonSchema, ListsAllKeysAndNoOthers) {
  const auto schema = nlohmann::json::parse(scenario_json_schema());
  std::size_t keys = 0;
  for (const config::FieldRow& row : scenario_reference().rows) {
    EXPECT_TRUE(schema.at(properties_of(row.section)).contains(row.key)) << row.path();
    ++keys;
  }
  std::size_t properties = schema.at("properties").size() - 2;  // intervention and expect
  for (const config::SectionRow& section : scenario_reference().sections) {
    properties += schema.at(properties_of(section.key)).size() - 1;
  }
  EXPECT_EQ(properties, keys);
}

TEST(ScenarioJsonSchema, KnowsTypesRangesAndDefaults) {
  const auto schema = nlohmann::json::parse(scenario_json_schema());
  const auto& scale = schema.at("/properties/population/properties/scale"_json_pointer);
  EXPECT_EQ(scale.at("type"), "number");
  EXPECT_EQ(scale.at("exclusiveMinimum"), 0.0);
  EXPECT_EQ(scale.at("maximum"), 1000.0);
  EXPECT_EQ(scale.at("default"), 1.0);
  const auto& day_type = schema.at("/properties/run/properties/day_type"_json_pointer);
  EXPECT_EQ(day_type.at("enum").size(), 3U);
  EXPECT_FALSE(schema.at("additionalProperties").get<bool>());
}

TEST(ScenarioJsonSchema, HasOneAlternativeForEachKindOfIntervention) {
  const auto schema = nlohmann::json::parse(scenario_json_schema());
  const auto& kinds = schema.at("/properties/intervention/items/oneOf"_json_pointer);
  ASSERT_EQ(kinds.size(), kInterventionKindNames.size());
  EXPECT_EQ(kinds.at(1).at("properties").at("kind").at("const"), "close-place");
  EXPECT_FALSE(kinds.at(1).at("properties").contains("seats"));
  EXPECT_TRUE(kinds.at(2).at("properties").contains("seats"));
  EXPECT_EQ(kinds.at(0).at("required").size(), 3U);
}

}  // namespace
}  // namespace poai::scenario
