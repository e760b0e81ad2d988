// Coffee breaks, shopping, dinner and drinks in the population file.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/population/population_spec.hpp"
#include "support/small_island.hpp"
#include "support/small_outings.hpp"

namespace poai::population {
namespace {

/// The outings of the small island with one text replaced by another.
std::string with(const std::string& text, const std::string& replacement,
                 std::string outings = test::small_outings()) {
  const auto found = outings.find(text);
  expects(found != std::string::npos, "the text to replace is in the outings");
  return test::small_population() + outings.replace(found, text.size(), replacement);
}

void expect_problem(const std::string& text, const std::vector<std::string>& words,
                    std::size_t number = 1) {
  Problems problems;
  (void)parse_population(text, "population.toml", test::small_island(), problems);
  std::string report;
  for (const Problem& problem : problems.all()) {
    report += problem.text() + '\n';
  }
  EXPECT_EQ(problems.size(), number) << report;
  for (const std::string& word : words) {
    EXPECT_NE(report.find(word), std::string::npos) << word << " in " << report;
  }
}

TEST(OutingSpec, IsReadWithWhereTheOutingsLead) {
  Problems problems;
  const auto spec = parse_population(test::small_population() + test::small_outings(),
                                     "population.toml", test::small_island(), problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(spec.outings.size(), 3U);
  EXPECT_EQ(spec.outings[1].kind, OutingKind::kDinner);
  EXPECT_EQ(spec.outings[1].roles, std::vector<Role>{Role::kOfficeWorker});
  EXPECT_EQ(spec.outings[1].share[DayType::kWeekend], 0.1);
  EXPECT_EQ(spec.outings[1].from, SimTime::at(16, 30));
  EXPECT_EQ(spec.outings[1].until, SimTime::at(19));
  const OutingManner& dinner = spec.outing_manners[static_cast<std::size_t>(OutingKind::kDinner)];
  EXPECT_EQ(dinner.services, 1U << static_cast<unsigned>(district::ServiceKind::kRestaurant));
  EXPECT_EQ(dinner.stay_mean_min, 55.0);
  EXPECT_FALSE(dinner.elsewhere_utility);
  const OutingManner& drinks = spec.outing_manners[static_cast<std::size_t>(OutingKind::kDrinks)];
  EXPECT_EQ(drinks.elsewhere_utility, 5.5);
}

TEST(OutingSpec, SaysWhetherOutingsBeginAtHomeAndInWhatCompany) {
  Problems problems;
  const auto spec = parse_population(
      with("elsewhere_utility = 5.5", "elsewhere_utility = 5.5\ncompany_share = 0.4") +
          test::small_outings_from_home(),
      "population.toml", test::small_island(), problems);
  EXPECT_TRUE(problems.empty());
  std::vector<OutingStart> starts;
  for (const Outing& outing : spec.outings) {
    starts.push_back(outing.start);
  }
  using enum OutingStart;
  EXPECT_EQ(starts, (std::vector{kBreak, kWayHome, kWayHome, kAfterReturn, kFromHome}));
  EXPECT_EQ(spec.outings[3].from_age, 20);
  EXPECT_EQ(spec.outings[3].to_age, 84);
  EXPECT_EQ(spec.outings[0].to_age, 255);
  EXPECT_EQ(spec.outing_manners[static_cast<std::size_t>(OutingKind::kDrinks)].company_share, 0.4);
  EXPECT_EQ(spec.outing_manners[static_cast<std::size_t>(OutingKind::kDinner)].company_share, 0.0);
}

TEST(OutingSpec, RefusesBeginsAndCompanyThatAKindDoesNotHave) {
  const std::string from_home = test::small_outings_from_home();
  expect_problem(with("start = \"after_return\"", "start = \"from_home\"", from_home),
                 {"shopping does not begin so", "way_home or after_return"});
  expect_problem(with("kind = \"supper\"", "kind = \"supper\"\nstart = \"way_home\"", from_home),
                 {"supper does not begin so", "it is from_home"});
  expect_problem(with("start = \"after_return\"", "start = \"returning\"", from_home), {"start"});
  expect_problem(with("ages = [20, 84]", "ages = [84, 20]", from_home), {"must be [from, to]"});
  expect_problem(with("most_min = 90", "most_min = 90\ncompany_share = 0.3", from_home),
                 {"is for dinner and drinks only"});
  expect_problem(with("elsewhere_utility = 5.5", "company_share = 1.5"), {"company_share"});
}

TEST(OutingSpec, ReportsWhatIsWrongWithWhoGoes) {
  expect_problem(with("kind = \"coffee\"", "kind = \"cofee\""),
                 {"outing.coffee.kind", "did you mean \"coffee\"?"});
  expect_problem(with("roles = [\"office_worker\"]", "roles = []"), {"names no role"});
  expect_problem(with("term-weekday = 0.5", "term-weekday = 1.5"), {"share"});
  expect_problem(with("until = \"16:00\"", "until = \"13:00\""), {"must be later than from"});
  expect_problem(with("id = \"dinner\"", "id = \"coffee\""), {"\"coffee\" is given twice"});
  expect_problem(with("kind = \"coffee\"", "kind = \"shopping\""),
                 {"there is no [outing_kind.shopping]"});
}

TEST(OutingSpec, RefusesMoreThanEverybodyAfterWork) {
  expect_problem(with("term-weekday = 0.3", "term-weekday = 0.9"),
                 {"office_worker", "after work add up to 1.100"});
  expect_problem(with("term-weekday = 0.5", "term-weekday = 1.0"), {}, 0);  // coffee is at work
}

TEST(OutingSpec, ReportsWhatIsWrongWithWhereTheOutingsLead) {
  expect_problem(with("[outing_kind.coffee]", "[outing_kind.cofee]"),
                 {"unknown key", "did you mean \"coffee\"?", "there is no [outing_kind.coffee]"},
                 2);
  expect_problem(with("services = [\"convenience\"]", "services = [\"none\"]"),
                 {"names no kind of place"});
  expect_problem(with("services = [\"convenience\"]", "services = [\"lounge\"]"),
                 {"the district has no place of these kinds"});
  expect_problem(with("most_walk_min = 6", "most_walk_min = 60"), {"most_walk_min", "20"});
  expect_problem(with("least_min = 5", "least_min = 50"), {"must be at most most_min", "50 > 25"});
  expect_problem(with("stay_mean_min = 12\n", ""), {"stay_mean_min", "missing"});
}

}  // namespace
}  // namespace poai::population
