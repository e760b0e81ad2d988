#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/id_range.hpp"
#include "engine/core/input_error.hpp"
#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"
#include "support/drawn_timetable.hpp"

namespace poai::scenario {
namespace {

constexpr const char* kBoats = R"(
      stops  A      B
      boat1  08:00  08:31
      main   08:30  08:40
      boat1  09:00  09:31)";

/// Departures and the places of each run after a change of the line.
std::string changed(const std::string& keys, const std::string& timetable = kBoats) {
  district::District district;
  district.transit = test::draw_timetable(timetable).transit;
  district.transit.timetables[1] = district.transit.timetables[0];
  Problems problems;
  const ScenarioFiles files;
  const Scenario scenario = files.load(
      kHead + kDistrict +
          fmt::format("[[intervention]]\nid = \"a\"\nkind = \"change-line\"\n{}\n", keys),
      problems);
  population::PopulationSpec nobody;
  static_cast<void>(apply_interventions(scenario, district, nobody, problems));
  problems.throw_if_any();
  std::string text;
  const district::Timetable& now = district.transit.timetables[0];
  for (const RunId run : ids<RunId>(now.run_count())) {
    text += fmt::format("{} {}, ", format_time(now.calls[run].front().departure),
                        district.transit.routes[now.route[run]].crush_capacity);
  }
  return text;
}

TEST(ChangeLine, AddsRunsOfAFerryAndLeavesTheTrainAlone) {
  EXPECT_EQ(changed("line = \"ferry\"\nextra_runs = 1"),
            "08:00 200, 08:30 200, 08:30 200, 09:00 200, ");
}

TEST(ChangeLine, GivesAFerryMoreSeats) {
  EXPECT_EQ(changed("line = \"boat1\"\ncapacity_factor = 1.5"),
            "08:00 300, 08:30 200, 09:00 300, ");
}

// Between 08:00 and 08:10 of the route, midway between 08:04 and 08:10 of the track.
TEST(ChangeLine, PutsAnExtraTrainBetweenThoseOfAllRoutesOnTheTrack) {
  EXPECT_EQ(changed("line = \"main\"\nextra_runs = 1", R"(
      stops  A      B      C
      main   08:00  08:05  08:10
      other  08:04  08:09
      main   08:10  08:15  08:20)"),
            "08:00 200, 08:04 200, 08:07 200, 08:10 200, ");
}

// It leaves B midway between 08:05 and 08:12.
TEST(ChangeLine, KeepsAnExtraTrainApartFromThoseThatJoinItLater) {
  EXPECT_EQ(changed("line = \"main\"\nextra_runs = 1", R"(
      stops  A      B      C
      main   08:00  08:05  08:10
      main   08:10  08:15  08:20
      other  -      08:12  08:17)"),
            "08:00 200, 08:03:30 200, 08:10 200, 08:12 200, ");
}

TEST(ChangeLine, LetsBusesOvertakeThoseOfOtherRoutes) {
  EXPECT_EQ(changed("line = \"bus1\"\nextra_runs = 1", R"(
      stops  A      B
      bus1   08:00  08:10
      bus2   08:05  08:15
      bus1   08:10  08:20)"),
            "08:00 200, 08:05 200, 08:05 200, 08:10 200, ");
}

// The dwell of 5 s and 20 s to the next train: a minute has room for one more, not for two.
TEST(ChangeLine, RefusesTrainsForWhichTheTrackHasNoRoom) {
  const std::string minute = R"(
      stops  A      B
      main   08:00  08:05
      main   08:01  08:06)";
  EXPECT_EQ(changed("line = \"main\"\nextra_runs = 1", minute),
            "08:00 200, 08:00:30 200, 08:01 200, ");
  try {
    static_cast<void>(changed("line = \"main\"\nextra_runs = 2", minute));
    FAIL() << "trains 15 s apart";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(),
                testing::HasSubstr("a.extra_runs: there is no room for 2 more runs of \"main\" in "
                                   "that time (trains on one track leave 25 s apart at least)"));
  }
}

}  // namespace
}  // namespace poai::scenario
