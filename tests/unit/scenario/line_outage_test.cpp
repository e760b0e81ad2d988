#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "engine/core/input_error.hpp"
#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"
#include "support/drawn_timetable.hpp"

namespace poai::scenario {
namespace {

/// One run around a loop, with the interruption of a section.
class Loop {
 public:
  Loop(const std::string& section, const std::string& from, const std::string& until) {
    district_.transit = test::draw_timetable(R"(
        stops  A      B      C      D      B      A
        main   08:00  08:05  08:10  08:15  08:20  08:25)")
                            .transit;
    district_.transit.timetables[1] = district_.transit.timetables[0];
    district::Stop unserved;
    unserved.id = "unserved";
    district_.transit.stops.push_back(unserved);
    Problems problems;
    const ScenarioFiles files;
    const Scenario scenario = files.load(
        kHead + kDistrict +
            fmt::format(
                "[[intervention]]\nid = \"a\"\nkind = \"line-outage\"\nline = \"port_liner\"\n"
                "section = {}\nfrom = \"{}\"\nuntil = \"{}\"\n",
                section, from, until),
        problems);
    population::PopulationSpec nobody;
    changes_ = apply_interventions(scenario, district_, nobody, problems);
    problems.throw_if_any();
  }

  /// Departures of the run, "A 08:00 B 08:05 ..."; nothing if it does not run.
  [[nodiscard]] std::string departures() const {
    std::string text;
    const district::Timetable& timetable = district_.transit.timetables[0];
    if (timetable.run_count() == 0) {
      return text;
    }
    for (const district::Call& call : timetable.calls[RunId(0)]) {
      text += fmt::format("{}{} {}", text.empty() ? "" : " ", district_.transit.stops[call.stop].id,
                          format_time(call.departure));
    }
    return text;
  }

  /// Nobody would behave in another way.
  [[nodiscard]] bool changes_nothing() const {
    return changes_.outages.empty() && !changes_.expected;
  }

 private:
  district::District district_;
  Changes changes_;
};

std::string refusal(const std::string& section) {
  try {
    static_cast<void>(Loop(section, "08:00", "09:00"));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(LineOutage, RefusesASectionThatTheLineDoesNotServe) {
  EXPECT_THAT(refusal("[\"A\", \"unserved\"]"),
              testing::HasSubstr("a.section: no run of \"port_liner\" goes between \"A\" and "
                                 "\"unserved\" (the outage would stop nothing); no line does"));
}

TEST(LineOutage, ChangesNobodysBehaviourWhereItStopsNoRun) {
  EXPECT_TRUE(Loop("[\"A\", \"B\"]", "08:12", "08:17").changes_nothing());
  EXPECT_FALSE(Loop("[\"A\", \"B\"]", "08:18", "08:40").changes_nothing());
}

TEST(LineOutage, LeavesAloneWhoIsElsewhereOnTheLoop) {
  EXPECT_EQ(Loop("[\"A\", \"B\"]", "08:12", "08:17").departures(),
            "A 08:00 B 08:05 C 08:10 D 08:15 B 08:20 A 08:25");
}

TEST(LineOutage, EndsARunWhereItWouldEnterTheSectionOnItsWayBack) {
  EXPECT_EQ(Loop("[\"B\", \"A\"]", "08:18", "08:40").departures(),
            "A 08:00 B 08:05 C 08:10 D 08:15 B 08:20");
}

TEST(LineOutage, TakesOutARunThatWouldBeginInTheSection) {
  EXPECT_EQ(Loop("[\"A\", \"B\"]", "07:50", "08:02").departures(), "");
}

TEST(LineOutage, HoldsARunInsideALongerSection) {
  // It is at B at 08:05 and leaves for C when the outage ends; all later calls are 7 min later.
  EXPECT_EQ(Loop("[\"A\", \"C\"]", "08:04", "08:12").departures(),
            "A 08:00 B 08:12 C 08:17 D 08:22 B 08:27 A 08:32");
}

TEST(LineOutage, StopsAllOfALineWithoutASection) {
  EXPECT_EQ(Loop("[]", "08:14", "08:30").departures(),
            "A 08:00 B 08:05 C 08:10 D 08:30 B 08:35 A 08:40");
}

TEST(LineOutage, DoesNotAlsoMissATimeThatCannotBeRead) {
  try {
    const Loop loop("[]", "25:99", "08:30");
    FAIL() << "25:99 is a time";
  } catch (const InputError& error) {
    ASSERT_EQ(error.problems().size(), 1U);
    EXPECT_EQ(error.problems()[0].key, "intervention.a.from");
    EXPECT_NE(error.problems()[0].problem.find("must be a time"), std::string::npos);
  }
}

}  // namespace
}  // namespace poai::scenario
