// Interventions that begin in the middle of the day: nobody of Toytown does anything else before,
// and somebody does afterwards.

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "support/simulated_island.hpp"
#include "support/temporary_folder.hpp"

namespace poai {
namespace {

/// One kind with what it changes, from a moment on without anybody knowing before.
struct Case {
  const char* kind;
  const char* keys;
  SimTime from;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.kind; }

// The moments are within the time in which the places and trains are used.
const std::vector<Case> kCases = {
    {"close-place", "place = \"cafe\"\n", SimTime::at(12, 15)},
    {"open-place", "place = \"cafe\"\nseats = 1\n", SimTime::at(12, 15)},
    {"change-place", "place = \"cafe\"\nseats = 0\n", SimTime::at(12, 15)},
    {"change-walkway", "walkways = [\"way_SH\", \"way_HO\"]\nwidth_m = 0.05\n",
     SimTime::at(12, 15)},
    {"weather", "speed_factor = 0.6\n", SimTime::at(12, 15)},
    {"line-outage", "line = \"toy_line\"\nuntil = \"18:15\"\n", SimTime::at(17, 15)},
};

/// What persons of Toytown do on the day.
std::vector<Event> day_with(const std::string& intervention) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.toml")
      << "format = \"poai-scenario\"\nformat_version = 1\nname = \"a\"\nbase = \""
      << test::bundled_scenario("toytown.toml").string() << "\"\n"
      << intervention;
  const simulation::Model model(test::read_scenario(folder / "a.toml", {"output.events=true"}),
                                parallel::Threads(1), silent_logger());
  simulation::Simulation simulation(model);
  std::vector<Event> events;
  test::EventSink sink([&events](std::span<const Event> some) {
    std::copy_if(some.begin(), some.end(), std::back_inserter(events),
                 [](const Event& event) { return event.person.valid(); });
  });
  test::run_until(simulation, sink);
  return events;
}

/// When the first event comes that only one of the days has; never if none does.
SimTime parting(const std::vector<Event>& a, const std::vector<Event>& b) {
  const auto same = [](const Event& one, const Event& other) {
    return one.time == other.time && one.person == other.person && one.kind == other.kind &&
           one.a == other.a && one.b == other.b && one.detail == other.detail;
  };
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end(), same);
  return std::min(in_a == a.end() ? SimTime::never() : in_a->time,
                  in_b == b.end() ? SimTime::never() : in_b->time);
}

class MiddayChanges : public testing::TestWithParam<Case> {};

TEST_P(MiddayChanges, AreFeltFromTheirMomentOn) {
  const auto& [kind, keys, from] = GetParam();
  const SimTime parts =
      parting(day_with(""), day_with(fmt::format("[[intervention]]\nid = \"x\"\nkind = \"{}\"\n"
                                                 "from = \"{}\"\n{}",
                                                 kind, format_time(from), keys)));
  EXPECT_GE(parts, from) << format_time(parts);
  EXPECT_LT(parts, from + Duration::hours(1)) << format_time(parts);
}

INSTANTIATE_TEST_SUITE_P(All, MiddayChanges, testing::ValuesIn(kCases), [](const auto& tried) {
  std::string name = tried.param.kind;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace poai
