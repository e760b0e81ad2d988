#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/core/id_range.hpp"
#include "engine/core/words.hpp"
#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"
#include "support/drawn_timetable.hpp"

namespace poai::scenario {
namespace {

/// Mode, first departure and rated places of each run of a new line from 08:00 to 09:00.
std::string runs_of(const std::string& mode) {
  district::District district;
  district.transit = test::draw_timetable(R"(
      stops  A      B
      main   08:30  08:40)")
                         .transit;
  district.transit.timetables[1] = district.transit.timetables[0];
  Problems problems;
  const ScenarioFiles files;
  const Scenario scenario = files.load(
      kHead + kDistrict +
          fmt::format("[[intervention]]\nid = \"a\"\nkind = \"new-line\"\nline = \"{}\"\n"
                      "stops = [\"A\", \"B\"]\nheadway_min = 30\nspeed_kmh = 20\n"
                      "rated_capacity = 12\ncrush_capacity = 12\nfrom = \"08:00\"\n"
                      "until = \"09:00\"\n",
                      mode),
      problems);
  population::PopulationSpec nobody;
  static_cast<void>(apply_interventions(scenario, district, nobody, problems));
  problems.throw_if_any();
  std::string text;
  const district::Timetable& timetable = district.transit.timetables[0];
  for (const RunId run : ids<RunId>(timetable.run_count())) {
    const district::Route& route = district.transit.routes[timetable.route[run]];
    if (route.id == "a") {
      text +=
          fmt::format("{} {} {}, ", word(kModeNames, route.mode),
                      format_time(timetable.calls[run].front().departure), route.rated_capacity);
    }
  }
  return text;
}

TEST(NewLine, RunsBoatsInBothDirections) {
  EXPECT_EQ(runs_of("ferry"), "ferry 08:00 12, ferry 08:00 12, ferry 08:30 12, ferry 08:30 12, ");
}

TEST(NewLine, RunsBusesAsBefore) {
  EXPECT_EQ(runs_of("bus"), "bus 08:00 12, bus 08:00 12, bus 08:30 12, bus 08:30 12, ");
}

TEST(NewLine, OfAModeWithoutTimetableIsRefused) {
  EXPECT_THROW(static_cast<void>(runs_of("taxi")), InputError);
}

}  // namespace
}  // namespace poai::scenario
