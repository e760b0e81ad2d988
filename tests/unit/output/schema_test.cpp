#include "engine/output/schema.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "engine/core/contracts.hpp"
#include "engine/core/event.hpp"
#include "engine/movement/person_state.hpp"
#include "engine/output/describe.hpp"
#include "engine/output/enum_names.hpp"
#include "engine/simulation/experience_file.hpp"

namespace poai::output {
namespace {

TEST(Schema, DeclaresEachDatasetOnce) {
  std::set<std::string_view> paths;
  for (const auto datasets : {static_datasets(), day_datasets()}) {
    for (const DatasetSpec& spec : datasets) {
      EXPECT_TRUE(paths.insert(spec.path).second) << spec.path;
    }
  }
}

TEST(Schema, FindsADatasetByItsPath) {
  EXPECT_EQ(dataset("stays/begin_ms").units, "ms");
  EXPECT_EQ(dataset("persons/role").type, ElementType::kUint8);
  EXPECT_THROW((void)dataset("stays/nothing"), ContractViolation);
}

TEST(Schema, IsDescribedWhole) {
  const std::string text = describe_output();
  for (const auto datasets : {static_datasets(), day_datasets()}) {
    for (const DatasetSpec& spec : datasets) {
      EXPECT_NE(text.find("/" + std::string(spec.path) + "\n"), std::string::npos) << spec.path;
    }
  }
  for (const AttributeSpec& attribute : root_attributes()) {
    EXPECT_NE(text.find(attribute.name), std::string::npos) << attribute.name;
  }
  for (const simulation::ExperienceDataset& spec : simulation::experience_datasets()) {
    EXPECT_NE(text.find("/" + std::string(spec.path) + "\n"), std::string::npos) << spec.path;
  }
}

TEST(Schema, NamesEveryStateAndEvent) {
  EXPECT_EQ(kStateNames.size(), static_cast<std::size_t>(movement::kStateKindCount));
  EXPECT_EQ(kStateNames.at(static_cast<std::size_t>(movement::StateKind::kTerminal)), "terminal");
  EXPECT_EQ(kEventNames.at(static_cast<std::size_t>(EventKind::kBoards)), "boards");
  EXPECT_EQ(kEventNames.at(static_cast<std::size_t>(EventKind::kSeatTakes)), "seat_takes");
  EXPECT_EQ(kEventNames.at(static_cast<std::size_t>(EventKind::kContactEnds)), "contact_ends");
  EXPECT_EQ(kEventNames.size(), static_cast<std::size_t>(kEventKindCount));
  EXPECT_EQ(kMealOutcomeNames.at(static_cast<std::size_t>(MealOutcome::kTurnedAway)),
            "turned_away");
}

}  // namespace
}  // namespace poai::output
