#include "engine/population/population_spec.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/small_island.hpp"

namespace poai::population {
namespace {

/// The small population with one text replaced by another.
std::string with(const std::string& text, const std::string& replacement) {
  std::string changed = test::small_population();
  const auto found = changed.find(text);
  expects(found != std::string::npos, "the text to replace is in the file");
  return changed.replace(found, text.size(), replacement);
}

Problems problems_of(const std::string& text) {
  Problems problems;
  (void)parse_population(text, "population.toml", test::small_island(), problems);
  return problems;
}

/// All problems as one text.
std::string report_of(const std::string& text) {
  const Problems problems = problems_of(text);
  std::string report;
  for (const Problem& problem : problems.all()) {
    report += problem.text() + '\n';
  }
  return report;
}

void expect_problem(const std::string& text, const std::vector<std::string>& words,
                    std::size_t number = 1) {
  const Problems problems = problems_of(text);
  EXPECT_EQ(problems.size(), number) << report_of(text);
  for (const std::string& word : words) {
    EXPECT_NE(report_of(text).find(word), std::string::npos) << word << " in " << report_of(text);
  }
}

TEST(PopulationSpec, ReadsAFileWithoutProblems) {
  Problems problems;
  const auto spec =
      parse_population(test::small_population(), "population.toml", test::small_island(), problems);
  EXPECT_TRUE(problems.empty()) << report_of(test::small_population());
  EXPECT_EQ(spec.residents.size(), 1U);
  EXPECT_EQ(spec.resident_tours.size(), 4U);
  EXPECT_EQ(spec.blocks.size(), 5U);
  EXPECT_EQ(spec.blocks[0].persons[DayType::kWeekend], 400.0);
  EXPECT_EQ(spec.tours[spec.blocks[0].tour].name, "office");
  EXPECT_EQ(spec.tours[spec.blocks[0].tour].arrive.size(), 3U);
  EXPECT_EQ(spec.lunches[*spec.blocks[0].lunch].breaks[1].minutes, 60);
  EXPECT_FALSE(spec.blocks[4].access.has_value());
  ASSERT_TRUE(spec.air.has_value());
  EXPECT_EQ(spec.air->show_up_domestic.mean, 55.0);
}

TEST(PopulationSpec, SuggestsTheNearestNameForAMisspeltOne) {
  expect_problem(with("place = \"homes\"", "place = \"hoems\""),
                 {"unknown place \"hoems\"", "did you mean \"homes\"?", "population.toml:7:"});
  expect_problem(with("role = \"office_worker\"", "role = \"ofice_worker\""), {"office_worker"});
  expect_problem(with("tour = \"visit\"", "tour = \"vist\""),
                 {"unknown tour \"vist\"", "did you mean \"visit\"?"});
  expect_problem(with("access = \"mixed\"\nlunch", "access = \"mixd\"\nlunch"),
                 {"unknown access profile \"mixd\"", "did you mean \"mixed\"?"});
  expect_problem(with("households", "house_holds = 1\nhouseholds"),
                 {"unknown key", "did you mean \"households\"?"});
}

TEST(PopulationSpec, RefusesAClosingTimeThatNoStayCanKeep) {
  const std::string stay = "stay_mean_min = 60";
  const auto closing = [&](const std::string& line) { return with(stay, stay + "\n" + line); };
  expect_problem(closing("stay_least_min = 50\nleave_by = \"15:30\""),
                 {"tour.visit.leave_by", "is too early", "who arrives at 15:00 stays 50 min"});
  expect_problem(closing("leave = [[\"16:00\", \"17:00\", 1]]\nleave_by = \"16:30\""),
                 {"leave_by", "needs arrive and stay_mean_min"});
}

TEST(PopulationSpec, RefusesSharesThatDoNotAddUp) {
  expect_problem(with("walk = 0.05", "walk = 0.15"), {"access.mixed", "add up to 1", "1.1"});
  expect_problem(with("home_bento = 0.367", "home_bento = 0.267"),
                 {"lunch.employees.male", "add up to 1", "0.9"});
  expect_problem(with("[gates.car]\ngate = 1.0", "[gates.car]\ngate = 0.5"),
                 {"gates.car", "add up to 1"});
}

TEST(PopulationSpec, RefusesAgesThatAreTooFewOrDoNotAddUpToTheSexes) {
  expect_problem(with("110, 80, 80]", "110, 80]"), {"17 counts", "found 16"});
  expect_problem(with("male = 950", "male = 951"), {"add up to 2000", "2001", "must hold"}, 2);
}

TEST(PopulationSpec, RefusesHouseholdSizesThatDoNotAddUp) {
  expect_problem(with("[300, 290, 170", "[301, 290, 170"),
                 {"must add up to `households`", "901", "must hold male + female", "2001"}, 2);
  expect_problem(with("[300, 290, 170, 100, 30, 10]", "[300, 290]"), {"6 counts", "found 2"});
  expect_problem(with("[300, 290, 170", "[-300, 290, 170"), {"household_sizes", "0 to"});
}

TEST(PopulationSpec, EstimatesHouseholdSizesThatAreNotGiven) {
  Problems problems;
  const auto spec = parse_population(with("household_sizes = [300, 290, 170, 100, 30, 10]", ""),
                                     "population.toml", test::small_island(), problems);
  EXPECT_TRUE(problems.empty());
  std::uint32_t households = 0;
  std::uint32_t persons = 0;
  for (std::uint32_t i = 0; i < ResidentBlock::kHouseholdSizes; ++i) {
    households += spec.residents[0].household_sizes.at(i);
    persons += (i + 1) * spec.residents[0].household_sizes.at(i);
  }
  EXPECT_EQ(households, 900U);
  EXPECT_EQ(persons, 2000U);
}

TEST(PopulationSpec, RefusesMarginsThatContradictEachOther) {
  // 2,000 persons in households of one, 300 of them under 15.
  std::string text = with("[300, 290, 170, 100, 30, 10]", "[2000, 0, 0, 0, 0, 0]");
  text.replace(text.find("households = 900"), 16, "households = 2000");
  expect_problem(text, {"residents_homes", "contradict each other", "300.0 persons"});
}

constexpr const char* kStudy = R"(
[school_years.college]
first_age = 18
share = [0.5, 0.5]

[[block]]
id = "students"
role = "student"
place = "school"
persons = 100
male_share = 0.5
age_profile = "working"
school_years = "college"
years = 2
tour = "school"
access = "all_train"
)";

TEST(PopulationSpec, RefusesYearsThatTheSchoolsDoNotHave) {
  EXPECT_TRUE(problems_of(test::small_population() + kStudy).empty());
  std::string text = test::small_population() + kStudy;
  text.replace(text.find("years = 2"), 9, "years = 1");
  expect_problem(text, {"college", "cannot have these shares", "50.0 persons"});
}

constexpr const char* kFirm = R"(
[sector.devices]

[[organisation]]
id = "firm"
place = "office"
sector = "devices"
size = 4020
)";

TEST(PopulationSpec, RefusesOrganisationsThatEmployOthersThanTheStaff) {
  EXPECT_TRUE(problems_of(test::small_population() + kFirm).empty());
  std::string text = test::small_population() + kFirm;
  text.replace(text.find("size = 4020"), 11, "size = 4000");
  expect_problem(text,
                 {"block.office_staff.persons", "office", "employ 4000 persons", "have 4020"});
}

TEST(PopulationSpec, RefusesPartsOfPersons) {
  std::string text = test::small_population();
  text.replace(text.find("persons = 20"), 12, "persons = 20.5");
  expect_problem(text, {"block.night_nurses.persons: must be whole numbers"});
}

TEST(PopulationSpec, RefusesOrganisationsOfAnUnknownSectorOrPlace) {
  std::string text = test::small_population() + kFirm;
  text.replace(text.find("sector = \"devices\""), 18, "sector = \"devcies\"");
  expect_problem(text, {"unknown sector \"devcies\"", "did you mean \"devices\"?"});
}

TEST(PopulationSpec, RefusesAGroupWithFewerEmployeesThanOrganisations) {
  const std::string group = R"(
[sector.devices]

[[organisation_group]]
id = "firms"
number = 5000
size_cv = 1.0
sectors = { devices = 0.9 }
employees = { office = 4020 }
)";
  expect_problem(test::small_population() + group,
                 {"at least one per organisation", "shares must add up to 1"}, 2);
}

TEST(PopulationSpec, RefusesBandsThatAreUpsideDown) {
  expect_problem(with("[\"07:30\", \"08:00\", 20]", "[\"08:30\", \"08:00\", 20]"),
                 {"from 08:30 to 08:00 is upside down"});
  expect_problem(with("ages = [6, 14]", "ages = [14, 6]"), {"upside down"});
  expect_problem(with("[20, 39, 0.5]", "[39, 20, 0.5]"), {"upside down"});
}

TEST(PopulationSpec, RefusesNegativeNumbersAndSharesOverOne) {
  expect_problem(with("weekend = 400", "weekend = -400"), {"must be 0 to", "persons"});
  expect_problem(with("male_share = 0.7", "male_share = 1.7"), {"0 to 1"});
  expect_problem(with("stay_sd_min = 60", "stay_sd_min = -60"), {"stay_sd_min"});
}

TEST(PopulationSpec, RefusesGatesThatDoNotServeTheMode) {
  expect_problem(with("[gates.walk]\ngate = 1.0", "[gates.walk]\nstop_gate = 1.0"),
                 {"does not serve the mode walk"});
  expect_problem(with("[gates.walk]\ngate = 1.0", "[gates.walk]\noffice = 1.0"),
                 {"is no gate", "office"});
  expect_problem(with("[gates.walk]\ngate = 1.0", ""), {"mixed uses walk", "[gates.walk]"});
}

TEST(PopulationSpec, RefusesAnIdThatIsGivenTwice) {
  expect_problem(with("id = \"in_patients\"", "id = \"night_nurses\""), {"given twice"});
}

TEST(PopulationSpec, RefusesAHomeThatIsNoHousing) {
  expect_problem(with("place = \"homes\"", "place = \"office\""), {"kind housing"});
}

TEST(PopulationSpec, RefusesPeopleFromOutsideWithoutAccess) {
  expect_problem(with("home = \"homes\"", ""), {"access", "through a gate"});
}

TEST(PopulationSpec, RefusesAReservedRole) {
  expect_problem(with("role = \"visitor\"", "role = \"resident\""), {"[[residents]]"});
}

TEST(PopulationSpec, RefusesWeightsThatDoNotMatchTheDestinations) {
  expect_problem(with("weights = [3, 1]", "weights = [3]"), {"1 weights, 2 destinations"});
}

TEST(PopulationSpec, ReportsAllProblemsAtOnce) {
  std::string text = with("male_share = 0.7", "male_share = 1.7");
  text.replace(text.find("walk = 0.05"), 11, "walk = 0.15");
  text.replace(text.find("place = \"homes\""), 15, "place = \"hoems\"");
  EXPECT_EQ(problems_of(text).size(), 3U) << report_of(text);
}

TEST(PopulationSpec, ReportsAFileThatIsNotThere) {
  Problems problems;
  (void)read_population("no/such/population.toml", test::small_island(), problems);
  EXPECT_EQ(problems.size(), 1U);
}

/// The small population with its activities, of which one text is replaced by another.
std::string with_activity(const std::string& text, const std::string& replacement) {
  std::string activities = test::small_activities();
  const auto found = activities.find(text);
  expects(found != std::string::npos, "the text to replace is in the activities");
  return test::small_population() + activities.replace(found, text.size(), replacement);
}

TEST(PopulationSpec, ReadsMeetingsPickUpsAndBicycles) {
  Problems problems;
  const auto spec = parse_population(test::small_population() + test::small_activities(),
                                     "population.toml", test::small_island(), problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(spec.subtours.size(), 1U);
  EXPECT_EQ(spec.subtours[0].activity, ActivityKind::kMeeting);
  EXPECT_EQ(spec.subtours[0].roles, std::vector<Role>{Role::kOfficeWorker});
  EXPECT_EQ(spec.subtours[0].share[DayType::kWeekend], 0.1);
  EXPECT_EQ(spec.subtours[0].sizes, std::vector<double>{1.0});
  ASSERT_EQ(spec.pick_ups.size(), 1U);
  EXPECT_EQ(spec.resident_tours[spec.pick_ups[0].tour].id, "school");
  EXPECT_EQ(spec.pick_ups[0].stay_min, 5.0);
  ASSERT_EQ(spec.bicycle_owners.size(), 1U);
  EXPECT_EQ(spec.bicycle_owners[0].to, 99);
}

TEST(PopulationSpec, ReadsHowManyHaveRoom) {
  Problems problems;
  const auto island = test::small_island();
  const auto spec = parse_population(
      with_activity("places = [\"school\"]", "places = [\"school\"]\ncapacity = { school = 30 }"),
      "population.toml", island, problems);
  EXPECT_TRUE(problems.empty());
  const Capacities expected = {{island.place_by_id.at("school"), 30}};
  EXPECT_EQ(spec.subtours[0].capacities, expected);
}

TEST(PopulationSpec, ReportsRoomsWhereNobodyGoes) {
  const auto with_capacity = [](const std::string& capacity) {
    return with_activity("places = [\"school\"]", "places = [\"school\"]\ncapacity = " + capacity);
  };
  expect_problem(with_capacity("{ office = 30 }"), {"office", "is not one of the places"});
  expect_problem(with_capacity("{ shcool = 30 }"), {"unknown place", "school"});
  expect_problem(with_capacity("{ school = 0 }"), {"school", "0"});
  expect_problem(with("weights = [3, 1]", "weights = [3, 1]\ncapacity = { shop = 2.5 }"),
                 {"capacity.shop"});
  expect_problem(
      with("destination = [\"school\"]", "destination = [\"school\"]\ncapacity = { school = 30 }"),
      {"capacity", "main tour"});
}

TEST(PopulationSpec, ReportsWhatIsWrongWithMeetings) {
  expect_problem(with_activity("roles = [\"office_worker\"]", "roles = [\"ofice_worker\"]"),
                 {"office_worker", "names no role"}, 2);
  expect_problem(with_activity("term-weekday = 0.25", "term-weekday = 1.25"), {"subtour", "share"});
  expect_problem(with_activity("places = [\"school\"]", "places = [\"skool\"]"),
                 {"unknown place \"skool\"", "did you mean \"school\"?"});
  expect_problem(with_activity("places = [\"school\"]", "places = [\"school\"]\nsizes = [0]"),
                 {"must not all be 0"});
  expect_problem(with_activity("places = [\"school\"]", "kinds = [\"zoo\"]"),
                 {"no place with staff of these kinds"});
  expect_problem(with_activity("places = [\"school\"]", ""), {"it has neither"});
  expect_problem(with_activity("stay_least_min = 20", "stay_least_min = 80"),
                 {"must be at most stay_mean_min", "80 > 50"});
}

TEST(PopulationSpec, ReportsWhatIsWrongWithPickUpsAndBicycles) {
  expect_problem(with_activity("of = \"school\"", "of = \"shool\""),
                 {"no main tour \"shool\"", "did you mean \"school\"?"});
  expect_problem(with_activity("of = \"school\"", "of = \"shopping\""),
                 {"no main tour \"shopping\""});
  expect_problem(with_activity("id = \"after_school\"", "id = \"meeting\""),
                 {"\"meeting\" is given twice"});
  expect_problem(with_activity("ages = [6, 10]", "ages = [10, 6]"), {"must be [from, to]"});
  expect_problem(with_activity("[[18, 99, 1.0]]", "[[18, 99, 1.5]]"), {"owner_share"});
  expect_problem(with_activity("[[18, 99, 1.0]]", "[[99, 18, 1.0]]"), {"upside down"});
}

}  // namespace
}  // namespace poai::population
