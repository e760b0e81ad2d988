// Interventions for people: noticed where there are none of them.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"
#include "support/small_island.hpp"

namespace poai::scenario {
namespace {

const std::string kFirm = R"(
[sector.devices]

[[organisation]]
id = "firm"
place = "office"
sector = "devices"
size = 4020
)";

/// The keys of the notices about hours "x" that are staggered for such people.
std::vector<std::string> noticed(const std::string& audience, const std::string& others = "") {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario =
      files.load(kHead + kDistrict +
                     "[[intervention]]\nid = \"x\"\nkind = \"staggered-hours\"\nshare = 0.5\n"
                     "later_min = 30\n" +
                     audience + others,
                 problems);
  district::District district = test::small_island();
  population::PopulationSpec people = population::parse_population(
      test::small_population() + kFirm, "population.toml", district, problems);
  std::vector<std::string> keys;
  for (const Problem& notice : apply_interventions(scenario, district, people, problems).notices) {
    keys.push_back(notice.key);
  }
  problems.throw_if_any();
  return keys;
}

using Keys = std::vector<std::string>;

TEST(Audience, IsSomebodyWithoutAnyList) { EXPECT_EQ(noticed(""), Keys{}); }

TEST(Audience, IsWhoWorksStudiesOrVisitsThere) {
  EXPECT_EQ(noticed("roles = [\"office_worker\"]\nplaces = [\"office\"]\n"), Keys{});
  EXPECT_EQ(noticed("places = [\"school\"]\n"), Keys{}) << "residents study there";
  EXPECT_EQ(noticed("roles = [\"resident\"]\nplaces = [\"office\"]\n"), Keys{})
      << "residents hold positions there";
  EXPECT_EQ(noticed("roles = [\"air_passenger\"]\nplaces = [\"terminal\"]\n"), Keys{});
  EXPECT_EQ(noticed("roles = [\"clinical_worker\"]\norganisations = [\"firm\"]\n"), Keys{});
}

TEST(Audience, IsNobodyWhereNoneOfThemAre) {
  EXPECT_EQ(noticed("roles = [\"researcher\"]\n"), Keys{"intervention.x.roles"});
  EXPECT_EQ(noticed("places = [\"homes\"]\n"), Keys{"intervention.x.places"});
  EXPECT_EQ(noticed("roles = [\"office_worker\"]\nplaces = [\"school\"]\n"),
            Keys{"intervention.x.places"});
  EXPECT_EQ(noticed("roles = [\"in_patient\"]\norganisations = [\"firm\"]\n"),
            Keys{"intervention.x.organisations"});
}

TEST(Audience, IsWhomAnotherInterventionBrings) {
  const std::string crew = R"(
[[intervention]]
id = "crew"
kind = "add-people"
like = "office_staff"
place = "school"
persons = 20
)";
  EXPECT_EQ(noticed("roles = [\"office_worker\"]\nplaces = [\"school\"]\n", crew), Keys{});
}

}  // namespace
}  // namespace poai::scenario
