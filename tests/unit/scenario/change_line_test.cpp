#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/core/id_range.hpp"
#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"
#include "support/drawn_timetable.hpp"

namespace poai::scenario {
namespace {

/// Departures and the places of a boat of each run after a change of the line.
std::string changed(const std::string& keys) {
  district::District district;
  district.transit = test::draw_timetable(R"(
      stops  A      B
      boat1  08:00  08:31
      main   08:30  08:40
      boat1  09:00  09:31)")
                         .transit;
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
  const district::Timetable& timetable = district.transit.timetables[0];
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    text += fmt::format("{} {}, ", format_time(timetable.calls[run].front().departure),
                        district.transit.routes[timetable.route[run]].crush_capacity);
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

}  // namespace
}  // namespace poai::scenario
