#include "engine/simulation/branch.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "support/problem_texts.hpp"
#include "unit/simulation/small_day.hpp"

namespace poai::simulation {
namespace {

constexpr SimTime kNoon = SimTime::at(12);

/// A scenario on the small island, with what it was read from.
struct Day {
  Day() : inputs(test::small_inputs(test::clerks(1, "car") + test::profiles())) {
    inputs.scenario.files = {"/scenarios/alt.toml"};
    inputs.scenario.resolved =
        "name = \"small\"\n\n[run]\nseed = 1\n\n[district]\npath = \"../island\"\n\n"
        "[dining]\nkappa = 3.0\n";
  }

  [[nodiscard]] PlaceId place(const std::string& id) const {
    return inputs.district.place_by_id.at(id);
  }
  void replace(const std::string& from, const std::string& to) {
    std::string& text = inputs.scenario.resolved;
    text.replace(text.find(from), from.size(), to);
  }
  void change(const std::string& id, SimTime at, std::uint32_t seats) {
    district::Service service = inputs.district.services[place(id)];
    service.seats = seats;
    inputs.changes.services.push_back({at, place(id), service});
  }

  Inputs inputs;
  std::vector<InputFile> files = {{"/island/places.geojson", "abc"},
                                  {"/scenarios/alt.toml", "one"}};
};

std::string differences(const Day& base, const Day& branch) {
  Problems problems;
  expect_same_before(kNoon, {base.inputs, base.files}, {branch.inputs, branch.files}, problems);
  return test::text_of(problems);
}

TEST(Branch, OfTheSameScenarioIsAllowed) { EXPECT_EQ(differences(Day(), Day()), ""); }

TEST(Branch, MayHaveAnotherNameAndAnotherScenarioFile) {
  Day branch;
  branch.replace("name = \"small\"", "name = \"other\"");
  branch.inputs.scenario.resolved += "\n[[intervention]]\nid = \"a\"\n\n[expect]\nx = [1, 2]\n";
  branch.replace("../island", "../../island");
  branch.files[1].sha256 = "two";
  EXPECT_EQ(differences(Day(), branch), "");
}

TEST(Branch, MayNotHaveOtherSettings) {
  Day branch;
  branch.replace("seed = 1", "seed = 2");
  branch.replace("kappa = 3.0", "kappa = 2.5");
  const std::string text = differences(Day(), branch);
  EXPECT_NE(text.find("/scenarios/alt.toml: run.seed: is 2 instead of 1"), std::string::npos)
      << text;
  EXPECT_NE(text.find("dining.kappa: is 2.5 instead of 3.0"), std::string::npos) << text;
}

TEST(Branch, MayNotHaveOtherData) {
  Day branch;
  branch.files[0].sha256 = "abd";
  EXPECT_NE(differences(Day(), branch).find("district: is another one"), std::string::npos);
}

/// The day of people who know a table.
Day with_experience(const std::string& path, const std::string& digest) {
  Day day;
  day.inputs.scenario.demand.experience = path;
  day.files.push_back({path, digest});
  return day;
}

TEST(Branch, MayNotHaveAnotherExperience) {
  const Day base = with_experience("/learnt/experience.h5", "ex1");
  for (const Day& branch : {with_experience("/learnt/experience.h5", "ex2"), Day()}) {
    const std::string text = differences(base, branch);
    EXPECT_NE(text.find("demand.experience: is not that of the base"), std::string::npos) << text;
    EXPECT_EQ(text.find("district: "), std::string::npos) << text;
  }
}

TEST(Branch, MayHaveTheSameExperienceElsewhere) {
  EXPECT_EQ(differences(with_experience("/learnt/experience.h5", "ex1"),
                        with_experience("/copy/known.h5", "ex1")),
            "");
}

TEST(Branch, MayChangeServicesFromTheMomentOn) {
  Day base;
  Day branch;
  branch.change("restaurant_a", kNoon, 1);
  base.change("restaurant_b", kNoon + Duration::hours(1), 2);
  EXPECT_EQ(differences(base, branch), "");
}

TEST(Branch, MayNotChangeServicesBefore) {
  Day branch;
  branch.change("restaurant_a", kNoon - Duration::seconds(1), 1);
  for (const std::string& text : {differences(Day(), branch), differences(branch, Day())}) {
    EXPECT_NE(text.find("place restaurant_a: has another service before 12:00"), std::string::npos)
        << text;
    EXPECT_NE(text.find("let the intervention begin at 12:00 or later"), std::string::npos);
  }
}

TEST(Branch, MayHaveTheSameChangesBefore) {
  Day base;
  Day branch;
  base.change("restaurant_a", SimTime::at(11), 1);
  branch.change("restaurant_a", SimTime::at(11), 1);
  EXPECT_EQ(differences(base, branch), "");
}

TEST(Branch, MayHaveOtherPlacesThatAreNotUsedBefore) {
  Day base;
  Day branch;
  test::add_place(base.inputs.district, "one", district::PlaceKind::kDining, NodeId(0));
  test::add_place(branch.inputs.district, "two", district::PlaceKind::kDining, NodeId(1));
  test::add_place(branch.inputs.district, "three", district::PlaceKind::kDining, NodeId(1));
  branch.change("two", kNoon, 5);
  EXPECT_EQ(differences(base, branch), "");
}

/// The day with works on a way from a moment on.
enum class Notice { kNone, kAnnounced };
Day with_works(SimTime from, Notice notice = Notice::kNone) {
  Day day;
  scenario::Intervention works;
  works.id = "works";
  works.kind = scenario::InterventionKind::kCloseWalkway;
  works.walkway.walkways = {"a_way"};
  works.from = from;
  works.announced = notice == Notice::kAnnounced;
  day.inputs.scenario.interventions.push_back(std::move(works));
  return day;
}

TEST(Branch, MayCloseWaysFromTheMomentOn) {
  EXPECT_EQ(differences(Day(), with_works(kNoon)), "");
  EXPECT_EQ(differences(with_works(SimTime::at(13)), with_works(kNoon)), "");
}

TEST(Branch, MayNotCloseWaysBeforeOrByAnnouncement) {
  const std::string problem = "intervention.works: close-walkway changes the day before 12:00";
  EXPECT_NE(differences(Day(), with_works(SimTime::at(11))).find(problem), std::string::npos);
  EXPECT_NE(differences(with_works(SimTime::at(11)), Day()).find(problem), std::string::npos);
  EXPECT_NE(differences(Day(), with_works(kNoon, Notice::kAnnounced)).find(problem),
            std::string::npos);
}

TEST(Branch, MayNotChangeThePeople) {
  Day branch;
  scenario::Intervention more;
  more.id = "more";
  more.kind = scenario::InterventionKind::kAddPeople;
  branch.inputs.scenario.interventions.push_back(more);
  EXPECT_NE(differences(Day(), branch).find("intervention.more: add-people changes the day"),
            std::string::npos);
}

/// A day with one intervention of a kind that begins after noon.
Day with_later(scenario::InterventionKind kind) {
  Day day;
  scenario::Intervention later;
  later.id = "later";
  later.kind = kind;
  later.from = SimTime::at(14);
  later.source = {.file = "/scenarios/alt.toml", .line = 12, .column = 1};
  day.inputs.scenario.interventions.push_back(std::move(later));
  return day;
}

TEST(Branch, SaysWhyALineMayNotChangeAndWhatToDo) {
  using Kind = scenario::InterventionKind;
  for (const Kind kind : {Kind::kLineOutage, Kind::kChangeLine, Kind::kNewLine}) {
    const std::string text = differences(Day(), with_later(kind));
    EXPECT_TRUE(text.starts_with("/scenarios/alt.toml:12:1: intervention.later: ")) << text;
    EXPECT_NE(text.find("another timetable numbers all of the day anew"), std::string::npos)
        << text;
    EXPECT_NE(text.find("the same command without --from"), std::string::npos) << text;
    EXPECT_NE(differences(with_later(kind), Day()).find("is not so in the branch"),
              std::string::npos);
    EXPECT_EQ(differences(with_later(kind), with_later(kind)), "");
  }
}

// Of each kind: it may begin later, or is refused with what to do instead.
TEST(Branch, KnowsOfEveryKindWhetherItMayBeginLater) {
  using Kind = scenario::InterventionKind;
  const std::set<Kind> may = {Kind::kOpenPlace, Kind::kClosePlace,    Kind::kChangePlace,
                              Kind::kFoodTruck, Kind::kChangeWalkway, Kind::kCloseWalkway,
                              Kind::kWeather};
  for (std::size_t i = 0; i < scenario::kInterventionKindNames.size(); ++i) {
    const auto kind = static_cast<Kind>(i);
    const std::string text = differences(Day(), with_later(kind));
    EXPECT_EQ(text.empty(), may.contains(kind)) << scenario::kInterventionKindNames.at(i);
    EXPECT_EQ(text.find("without --from") == std::string::npos, may.contains(kind)) << text;
  }
}

TEST(Branch, MayNotChangeTheOrderInWhichLinesAreChanged) {
  const auto day = [](const char* first, const char* second) {
    Day both;
    for (const char* id : {first, second}) {
      scenario::Intervention change;
      change.id = id;
      change.kind = scenario::InterventionKind::kChangeLine;
      both.inputs.scenario.interventions.push_back(std::move(change));
    }
    return both;
  };
  EXPECT_EQ(differences(day("a", "b"), day("a", "b")), "");
  EXPECT_NE(differences(day("a", "b"), day("b", "a")).find("stand in another order"),
            std::string::npos);
}

TEST(Branch, MayNotChangeTheHoursInPeoplesPlans) {
  const std::string text =
      differences(Day(), with_later(scenario::InterventionKind::kStaggeredHours));
  EXPECT_NE(text.find("people have it in their plans"), std::string::npos) << text;
}

// The rows of places mean something only if the places are in the same order.
TEST(Branch, MayNotHaveAPlaceThatIsUsedBeforeInAnotherRow) {
  Day base;
  Day branch;
  for (const char* id : {"one", "two"}) {
    test::add_place(base.inputs.district, id, district::PlaceKind::kDining, NodeId(0));
  }
  for (const char* id : {"two", "one"}) {
    test::add_place(branch.inputs.district, id, district::PlaceKind::kDining, NodeId(0));
  }
  base.change("one", SimTime::at(11), 5);
  branch.change("one", SimTime::at(11), 5);
  EXPECT_NE(differences(base, branch).find("has another service"), std::string::npos);
}

}  // namespace
}  // namespace poai::simulation
