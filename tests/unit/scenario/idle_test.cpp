// Interventions that change nothing: noticed, where somebody who means them can see it.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"

namespace poai::scenario {
namespace {

/// The keys of the notices about an intervention "x" of these lines; nothing is said of its errors.
std::vector<std::string> noticed(const std::string& lines) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario =
      files.load(kHead + kDistrict + "[[intervention]]\nid = \"x\"\n" + lines, problems);
  district::District district;
  population::PopulationSpec nobody;
  std::vector<std::string> keys;
  for (const Problem& notice : apply_interventions(scenario, district, nobody, problems).notices) {
    EXPECT_GT(notice.place.line, 0U);
    EXPECT_FALSE(notice.suggestion.empty());
    keys.push_back(notice.key);
  }
  return keys;
}

struct Idle {
  std::string key;
  std::string settings;  ///< that change nothing
  std::string active;    ///< with which it does something
};

class IdleIntervention : public testing::TestWithParam<Idle> {};

TEST_P(IdleIntervention, IsNoticedWithItsKey) {
  EXPECT_EQ(noticed(GetParam().settings),
            std::vector<std::string>{"intervention.x." + GetParam().key});
  EXPECT_EQ(noticed(GetParam().active), std::vector<std::string>{});
}

Idle idle(const std::string& key, const std::string& kind, const std::string& settings,
          const std::string& active) {
  const std::string head = "kind = \"" + kind + "\"\n";
  return {key, head + settings, head + active};
}

const std::string kEvening = "place = \"a\"\nbegins = \"18:00\"\nends = \"20:00\"\n";

INSTANTIATE_TEST_SUITE_P(
    Kinds, IdleIntervention,
    testing::Values(idle("guests", "event", kEvening + "guests = 0", kEvening + "visitors = 1"),
                    idle("trucks", "food-truck", "at = \"a\"\ntrucks = 0", "at = \"a\""),
                    idle("meals", "food-truck", "at = \"a\"\nmeals = 0", "at = \"a\"\nmeals = 1"),
                    idle("place", "change-place", "place = \"a\"", "place = \"a\"\nseats = 0"),
                    idle("persons", "add-people", "like = \"a\"\npersons = 0",
                         "like = \"a\"\npersons = 1"),
                    idle("persons", "remove-people", "block = \"a\"", "block = \"a\"\nshare = 0.1"),
                    idle("share", "remove-organisation", "organisation = \"a\"\nshare = 0",
                         "organisation = \"a\""),
                    idle("earlier_min", "staggered-hours", "share = 0.5", "later_min = 30"),
                    idle("line", "change-line", "line = \"bus\"", "line = \"bus\"\nextra_runs = 1"),
                    idle("delay_min", "delay-flights", "delay_min = 0", "delay_min = 5"),
                    idle("kind", "weather", "", "stay_in_share = 0.1")));

}  // namespace
}  // namespace poai::scenario
