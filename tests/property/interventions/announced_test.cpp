// What plans know of ways that change during the day: what is announced.

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "support/simulated_island.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

/// When everybody of Toytown means to leave where they are.
std::vector<std::int64_t> departures(const std::string& intervention) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.toml")
      << "format = \"poai-scenario\"\nformat_version = 1\nname = \"a\"\nbase = \""
      << test::bundled_scenario("toytown.toml").string() << "\"\n"
      << intervention;
  const simulation::Model model(test::read_scenario(folder / "a.toml", {}), parallel::Threads(1),
                                silent_logger());
  std::vector<std::int64_t> times;
  for (std::size_t i = 0; i < model.population.size(); ++i) {
    for (const demand::PlanItem& item : model.plans[PersonId(i)]) {
      times.push_back(item.end_ms);
    }
  }
  return times;
}

std::string slow(const std::string& more) {
  return "[[intervention]]\nid = \"slow\"\nkind = \"weather\"\nspeed_factor = 0.3\n" + more;
}

TEST(AnnouncedWays, AreInThePlans) {
  const auto base = departures("");
  EXPECT_NE(departures(slow("from = \"06:00\"\nannounced = true\n")), base);
  EXPECT_EQ(departures(slow("from = \"06:00\"\nannounced = true\n")), departures(slow("")))
      << "who knows of the day's weather plans as if it was so from the begin";
}

TEST(AnnouncedWays, AreNotInThePlansIfTheyAreNot) {
  EXPECT_EQ(departures(slow("from = \"06:00\"\n")), departures(""));
}

TEST(AnnouncedWays, AreInThePlansWhileTheyHold) {
  EXPECT_EQ(departures(slow("from = \"25:00\"\nuntil = \"26:00\"\nannounced = true\n")),
            departures(""));
}

}  // namespace
}  // namespace poai
