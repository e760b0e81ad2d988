#include "engine/demand/pivot_choice.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand {
namespace {

using Alternatives = std::array<PivotAlternative, 4>;

constexpr std::array<double, 2> kScales = {0.5, 1.0};
constexpr std::uint32_t kPeople = 40'000;

// The first nest holds two thirds in two alternatives; the second has one that nobody chose.
Alternatives observed() { return {{{0.5, 0.0, 0}, {0.2, 0.0, 0}, {0.3, 0.0, 1}, {0.0, 0.0, 1}}}; }

/// Who chose what before, and chooses now.
struct Person {
  std::size_t before = 0;
  std::size_t now = 0;
};

std::vector<Person> people_choosing(const Alternatives& alternatives) {
  const random::Draws draws(7, 0);
  std::vector<double> shares;
  for (const PivotAlternative& one : alternatives) {
    shares.push_back(one.share);
  }
  std::vector<Person> people;
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    const auto uniform = [&](random::Purpose purpose, std::uint32_t index) {
      return draws.uniform(std::uint64_t{i}, random::Occasion{0}, purpose, index);
    };
    Person person;
    person.before = random::weighted_index(uniform(random::Purpose::kSynthesisMode, 0), shares);
    person.now = pivot_choice(alternatives, kScales, person.before, [&](std::uint32_t index) {
      return uniform(random::Purpose::kModeChoice, index);
    });
    people.push_back(person);
  }
  return people;
}

double share_of(const std::vector<Person>& people, std::size_t alternative) {
  double count = 0.0;
  for (const Person& person : people) {
    count += person.now == alternative ? 1.0 : 0.0;
  }
  return count / static_cast<double>(people.size());
}

/// The incremental nested logit in closed form.
double expected_share(const Alternatives& alternatives, std::size_t wanted) {
  std::array<double, 2> weight{};
  std::array<double, 2> inside{};
  for (std::size_t n = 0; n < 2; ++n) {
    double share = 0.0;
    for (const PivotAlternative& one : alternatives) {
      if (one.nest == n) {
        share += one.share;
        inside.at(n) += one.share * std::exp(one.change / kScales.at(n));
      }
    }
    weight.at(n) = share * std::pow(inside.at(n) / share, kScales.at(n));
  }
  const PivotAlternative& one = alternatives.at(wanted);
  return weight.at(one.nest) / (weight[0] + weight[1]) * one.share *
         std::exp(one.change / kScales.at(one.nest)) / inside.at(one.nest);
}

TEST(PivotChoice, KeepsEverybodyWhereNothingChanges) {
  for (const Person& person : people_choosing(observed())) {
    ASSERT_EQ(person.now, person.before);
  }
}

TEST(PivotChoice, GivesTheSharesOfTheIncrementalNestedLogit) {
  Alternatives alternatives = observed();
  alternatives[0].change = -0.8;
  alternatives[2].change = 0.3;
  const std::vector<Person> people = people_choosing(alternatives);
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    // Four standard deviations of a share of 40,000 independent choices are at most 0.01.
    EXPECT_NEAR(share_of(people, i), expected_share(alternatives, i), 0.01) << i;
  }
  EXPECT_GT(share_of(people, 1), 0.25) << "who leaves goes to the same nest first";
}

TEST(PivotChoice, MovesNobodyToWhatGotWorse) {
  Alternatives alternatives = observed();
  alternatives[0].change = -1.0;
  for (const Person& person : people_choosing(alternatives)) {
    ASSERT_TRUE(person.now == person.before || person.before == 0);
  }
}

// A new alternative like the first one: as if that one's weight in the nest were there again.
TEST(PivotChoice, GivesANewAlternativeTheShareOfTheNestedLogit) {
  Alternatives alternatives = observed();
  alternatives[3] = {0.0, 0.6, 0, 0};
  const double nest = 0.7;
  const double fresh = 0.5 / nest * std::exp(0.6 / kScales[0]);
  const double of_nest = nest * std::pow(1.0 + fresh, kScales[0]);
  const double expected = of_nest / (of_nest + 0.3) * fresh / (1.0 + fresh);
  const std::vector<Person> people = people_choosing(alternatives);
  EXPECT_NEAR(share_of(people, 3), expected, 0.01);  // four standard deviations
  for (const Person& person : people) {
    ASSERT_TRUE(person.now == person.before || person.now == 3);
  }
}

TEST(PivotChoice, NeverTakesWhatNobodyChose) {
  Alternatives alternatives = observed();
  alternatives[3].change = 20.0;
  EXPECT_EQ(share_of(people_choosing(alternatives), 3), 0.0);
}

}  // namespace
}  // namespace poai::demand
