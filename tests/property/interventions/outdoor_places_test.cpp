// A food truck of Toytown in dry and in wet weather.

#include <gtest/gtest.h>

#include <fstream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "support/simulated_island.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

const std::string kRain =
    "[[intervention]]\nid = \"rain\"\nkind = \"weather\"\noutdoor_cost_min = 240\n";

/// Who was served at which moment beside the office, where a truck stands.
class GuestsOfATruck : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<std::pair<SimTime, PersonId>> guests(
      const std::string& weather, const std::string& of_truck = "") const {
    const std::filesystem::path file = folder_ / "day.toml";
    std::ofstream(file) << "format = \"poai-scenario\"\nformat_version = 1\nname = \"x\"\nbase = \""
                        << test::bundled_scenario("toytown.toml").string() << "\"\n"
                        << "[[intervention]]\nid = \"truck\"\nkind = \"food-truck\"\n"
                        << "at = \"office\"\ntrucks = 3\n"
                        << of_truck << weather;
    const simulation::Model model(test::read_scenario(file, {"output.events=true"}),
                                  parallel::Threads(1), silent_logger());
    const std::uint32_t truck = model.district.find_place("truck")->value();
    std::vector<std::pair<SimTime, PersonId>> served;
    test::EventSink sink([&served, truck](std::span<const Event> events) {
      for (const Event& event : events) {
        if (event.kind == EventKind::kServiceBegins && event.a == truck) {
          served.emplace_back(event.time, event.person);
        }
      }
    });
    simulation::Simulation simulation(model);
    simulation.run(sink, {});
    return served;
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(GuestsOfATruck, AreFewerInTheRain) {
  const auto dry = guests("");
  const auto wet = guests(kRain);
  ASSERT_GT(dry.size(), 8U) << "the test needs guests";
  EXPECT_LT(wet.size(), dry.size());
}

TEST_F(GuestsOfATruck, AreTheSameUnderARoof) {
  const auto dry = guests("", "indoor = true\n");
  EXPECT_EQ(guests(kRain, "indoor = true\n"), dry);
  EXPECT_EQ(guests("", "indoor = false\n"), dry) << "dry is dry";
}

TEST_F(GuestsOfATruck, AreTheSameUntilTheRainBegins) {
  auto dry = guests("");
  auto wet = guests(kRain + "from = \"12:15\"\n");
  const auto cut = [](auto& served) {
    std::erase_if(served, [](const auto& guest) { return guest.first >= SimTime::at(12, 15); });
  };
  EXPECT_NE(wet, dry);
  cut(dry);
  cut(wet);
  EXPECT_FALSE(dry.empty());
  EXPECT_EQ(wet, dry);
}

// Who eats out may choose the cafe instead, and does so less where the truck is better.
TEST_F(GuestsOfATruck, AreMoreWhereTheyGetBetterFood) {
  const std::string matters = "[demand]\nutility_per_star = 1.0\n";
  const auto poor = guests(matters, "quality = -4\n");
  const auto good = guests(matters, "quality = 4\n");
  EXPECT_GT(good.size(), poor.size());
}

}  // namespace
}  // namespace poai
