#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/core/id_range.hpp"
#include "engine/population/synthesis.hpp"
#include "support/small_island.hpp"

namespace poai::population {
namespace {

struct Home {
  std::vector<int> adults;
  std::vector<int> children;
  int men = 0;
};

struct Made {
  Made() {
    Problems problems;
    spec = parse_population(test::small_population(), "population.toml", district, problems);
    problems.throw_if_any();
    people = synthesise(spec, district, {}, random::Draws(1, 0), parallel::Threads(2));
    for (const PersonId person : ids<PersonId>(people.size())) {
      if (!people.household[person].valid()) {
        continue;
      }
      Home& home = homes[people.household[person]];
      const int age = people.age[person];
      (age < 18 ? home.children : home.adults).push_back(age);
      home.men += age >= 18 && people.sex[person] == Sex::kMale ? 1 : 0;
    }
  }

  district::District district = test::small_island();
  PopulationSpec spec;
  Population people;
  std::map<HouseholdId, Home> homes;
};

TEST(Households, HaveTheSizesOfTheFile) {
  const Made made;
  std::map<std::size_t, int> sizes;
  for (const auto& [id, home] : made.homes) {
    const std::size_t size = home.adults.size() + home.children.size();
    ASSERT_EQ(size, made.people.households.size[id]);
    ++sizes[size];
  }
  EXPECT_EQ(made.homes.size(), 900U);
  EXPECT_EQ(sizes,
            (std::map<std::size_t, int>{{1, 300}, {2, 290}, {3, 170}, {4, 100}, {5, 30}, {6, 10}}));
}

TEST(Households, HoldEveryResidentAndNobodyElse) {
  const Made made;
  for (const PersonId person : ids<PersonId>(made.people.size())) {
    EXPECT_EQ(made.people.household[person].valid(), made.people.role[person] == Role::kResident);
  }
}

TEST(Households, LeaveNoChildUnderFifteenAlone) {
  const Made made;
  for (const auto& [id, home] : made.homes) {
    if (home.adults.empty()) {
      EXPECT_GE(*std::max_element(home.children.begin(), home.children.end()), 15);
    }
  }
}

TEST(Households, GiveChildrenParentsOfAnotherGeneration) {
  const Made made;
  int with_parent = 0;
  int all = 0;
  for (const auto& [id, home] : made.homes) {
    for (const int child : home.children) {
      ++all;
      with_parent += std::any_of(home.adults.begin(), home.adults.end(), [&](int adult) {
        return adult >= child + 16 && adult <= child + 50;
      });
    }
  }
  EXPECT_GT(all, 300);
  // Not all: the adults of one size of household are not of every age.
  EXPECT_GE(with_parent, all * 9 / 10);
}

TEST(Households, OfTwoAdultsAreMostlyCouplesNearInAge) {
  const Made made;
  int pairs = 0;
  int couples = 0;
  for (const auto& [id, home] : made.homes) {
    if (home.adults.size() == 2) {
      ++pairs;
      couples += home.men == 1 && std::abs(home.adults[0] - home.adults[1]) <= 17 ? 1 : 0;
    }
  }
  EXPECT_GT(couples, pairs * 8 / 10);
}

}  // namespace
}  // namespace poai::population
