#include "engine/simulation/rehearsal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "small_day.hpp"

namespace poai::simulation {
namespace {

/// People choose between train and car; `persons` of them crowd the trains of the morning, which
/// have 100 rated places.
Inputs commuters(int persons, std::uint32_t iterations) {
  std::string text = test::profiles("eating_out");
  const std::string arrive = "[\"09:00\", \"09:01\", 1]";
  text.replace(text.find(arrive), arrive.size(), "[\"08:00\", \"10:00\", 1]");
  text += "[access.either]\nport_liner = 0.8\ncar = 0.2\n";
  Inputs inputs = test::small_inputs(text + test::clerks(persons, "either"));
  inputs.scenario.output.events = false;
  inputs.scenario.demand.iterations = iterations;
  inputs.scenario.mode_choice.model = demand::ModeModel::kNestedLogit;
  return inputs;
}

/// The same with trains of `factor` times the capacity.
Inputs with_capacity(Inputs base, double factor) {
  const DistrictInputs district{base.district, base.population};
  scenario::Intervention larger;
  larger.id = "larger-trains";
  larger.kind = scenario::InterventionKind::kChangeLine;
  larger.line.line = "line";
  larger.line.capacity_factor = factor;
  base.scenario.interventions.push_back(larger);
  Problems problems;
  Inputs inputs = make_inputs(base.scenario, district, problems);
  problems.throw_if_any();
  return inputs;
}

std::size_t riders(const Model& model) {
  return static_cast<std::size_t>(
      std::count(model.population.mode.begin(), model.population.mode.end(), Mode::kPortLiner));
}

TEST(Rehearsal, IsNotNeededByDefault) {
  Inputs inputs = commuters(20, 1);
  inputs.scenario.mode_choice.model = demand::ModeModel::kShares;
  const test::SmallDay day(std::move(inputs));
  EXPECT_EQ(day.model.habits(), nullptr);
  EXPECT_FALSE(day.indicators().number("demand.iterations").has_value());
}

TEST(Rehearsal, BringsThePlacesWherePeopleHadLunch) {
  const test::SmallDay first(commuters(100, 1));
  EXPECT_TRUE(first.model.lunch_places.empty());
  const test::SmallDay day(commuters(100, 2));
  ASSERT_EQ(day.model.lunch_places.size(), 100U);
  int fed = 0;
  for (const PlaceId place : day.model.lunch_places) {
    fed += place.valid() ? 1 : 0;
    EXPECT_TRUE(!place.valid() ||
                day.model.district.places[place].kind == district::PlaceKind::kDining);
  }
  EXPECT_GT(fed, 0);
}

TEST(Rehearsal, KeepsTheSharesAtTheServiceOfToday) {
  const test::SmallDay day(commuters(500, 1));
  const auto foundation = make_foundation(commuters(500, 1), parallel::Threads(1));
  EXPECT_TRUE(std::ranges::equal(day.model.population.mode, foundation->population.mode));
}

TEST(Rehearsal, ConvergesAndSaysSo) {
  const test::SmallDay day(commuters(300, 8));
  const metrics::Convergence& days = day.model.habits()->convergence;
  EXPECT_TRUE(days.converged);
  ASSERT_GE(days.rows.size(), 2U);
  EXPECT_TRUE(std::isnan(days.rows.front().change()) ||
              std::isnan(days.rows.front().section_change));
  EXPECT_LT(days.rows.back().change(), 0.02);
  EXPECT_EQ(day.indicators().number("demand.iterations"), static_cast<double>(days.rows.size()));
  EXPECT_EQ(day.indicators().number("demand.converged"), 1.0);
}

TEST(Rehearsal, EndsAfterTheDaysThatWereAskedFor) {
  Inputs inputs = commuters(2'500, 3);
  inputs.scenario.demand.converged_below_share = 1e-9;
  const test::SmallDay day(with_capacity(std::move(inputs), 0.5));
  EXPECT_EQ(day.model.habits()->convergence.rows.size(), 3U);
  EXPECT_FALSE(day.model.habits()->convergence.converged);
  EXPECT_EQ(day.indicators().number("demand.converged"), 0.0);
}

TEST(Rehearsal, RepeatsItsLastDay) {
  const test::SmallDay day(commuters(2'500, 2));
  EXPECT_EQ(day.indicators().number("transit.port_liner.denied_boardings"),
            static_cast<double>(day.model.habits()->convergence.rows.back().denied));
}

TEST(Rehearsal, AttractsRidersToTrainsOfTwiceTheCapacity) {
  const test::SmallDay base(commuters(2'500, 3));
  const test::SmallDay larger(with_capacity(commuters(2'500, 3), 2.0));
  const test::SmallDay smaller(with_capacity(commuters(2'500, 3), 0.5));
  ASSERT_GT(base.indicators().number("transit.port_liner.max_run_load_share").value(), 1.0)
      << "the test needs crowded trains";
  EXPECT_GT(riders(larger.model), riders(base.model));
  EXPECT_LT(riders(smaller.model), riders(base.model));
}

/// The day of clerks of whom most would go to the cheaper one of two restaurants.
test::SmallDay lunch_day(std::uint32_t iterations) {
  Inputs inputs = commuters(90, iterations);
  inputs.scenario.output.events = true;
  inputs.scenario.mode_choice.model = demand::ModeModel::kShares;
  inputs.district.services[inputs.district.place_by_id.at("restaurant_a")].price_yen = 100.0;
  return test::SmallDay(std::move(inputs));
}

/// How many go to the place first of all when their lunch begins.
std::size_t first_guests(const test::SmallDay& day, const std::string& place) {
  std::set<std::uint32_t> seen;
  std::size_t guests = 0;
  for (const Event& event : day.events) {
    const bool comes = event.kind == EventKind::kActivityBegins &&
                       event.detail == static_cast<std::uint8_t>(ActivityKind::kLunch);
    if (comes && seen.insert(event.person.value()).second) {
      guests += event.a == day.place(place).value() ? 1U : 0U;
    }
  }
  return guests;
}

TEST(Rehearsal, LetsPeopleAvoidTheFullRestaurant) {
  const test::SmallDay first = lunch_day(1);
  const test::SmallDay later = lunch_day(6);
  const auto waits = later.model.habits()->place_waits;
  ASSERT_NE(waits, nullptr);
  ASSERT_GT(waits->wait_s(first.place("restaurant_a"), SimTime::at(12)),
            waits->wait_s(first.place("restaurant_b"), SimTime::at(12)))
      << "the test needs a full restaurant";
  EXPECT_LT(first_guests(later, "restaurant_a"), first_guests(first, "restaurant_a"));
  EXPECT_GT(first_guests(later, "restaurant_b"), first_guests(first, "restaurant_b"));
}

}  // namespace
}  // namespace poai::simulation
