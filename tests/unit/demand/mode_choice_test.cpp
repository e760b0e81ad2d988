#include "engine/demand/mode_choice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/demand/detail/shuttle_seats.hpp"
#include "engine/demand/make_plans.hpp"
#include "engine/population/synthesis.hpp"
#include "support/small_island.hpp"

namespace poai::demand {
namespace {

/// The trains of every second 10 minutes only.
std::string half_timetable() {
  std::string text = "stops G S G\n";
  for (int minute = 5 * 60; minute <= 24 * 60; minute += 20) {
    const auto clock = [](int m) { return fmt::format("{:02}:{:02}", m / 60, m % 60); };
    text += fmt::format("line {} {}/{} {}\n", clock(minute), clock(minute + 4), clock(minute + 5),
                        clock(minute + 9));
  }
  return text;
}

class ModeChoice : public ::testing::Test {
 protected:
  ModeChoice() {
    parameters.model = ModeModel::kNestedLogit;
    make_people();
  }

  /// Replaces a text of the population file.
  void take(const std::string& text, const std::string& replacement) {
    file.replace(file.find(text), text.size(), replacement);
  }
  void make_people() {
    Problems problems;
    spec = population::parse_population(file, "population.toml", island.district, problems);
    problems.throw_if_any();
    people = population::synthesise(spec, island.district, {}, island.draws, island.threads);
    plans = plans_of(people);
  }
  [[nodiscard]] Plans plans_of(const population::Population& persons) const {
    return make_plans({persons, spec, island.district, island.router}, {}, island.draws,
                      island.threads)
        .plans;
  }

  [[nodiscard]] routing::TransitTimes times_of(const district::Transit& transit,
                                               const routing::RideExperience& rides = {}) const {
    return {transit, transit.timetables[0], {}, rides, {}, island.threads};
  }
  [[nodiscard]] Column<PersonId, ModeAtGate> choose(const routing::TransitTimes& before,
                                                    const routing::TransitTimes& now) const {
    return choose(before, now, {people}, plans);
  }
  [[nodiscard]] Column<PersonId, ModeAtGate> choose(const routing::TransitTimes& before,
                                                    const routing::TransitTimes& now,
                                                    const ModeReview& review,
                                                    const Plans& plans_of_day) const {
    const routing::TripRouter router_before(island.district, island.fields, before, {},
                                            island.draws);
    const routing::TripRouter router_now(island.district, island.fields, now, {}, island.draws);
    return choose_modes({people,
                         spec,
                         island.district,
                         plans_of_day,
                         router_before,
                         island.district.places.size(),
                         router_now,
                         {},
                         shuttles},
                        review, parameters, island.draws, island.threads);
  }
  [[nodiscard]] std::size_t count(const Column<PersonId, ModeAtGate>& chosen, Mode mode) const {
    std::size_t found = 0;
    for (const PersonId person : ids<PersonId>(chosen.size())) {
      found += chosen[person].mode == mode ? 1U : 0U;
    }
    return found;
  }
  [[nodiscard]] std::size_t count(Mode mode) const {
    return static_cast<std::size_t>(std::count(people.mode.begin(), people.mode.end(), mode));
  }

  test::SmallIsland island;
  std::string file = test::small_population();
  population::PopulationSpec spec;
  population::Population people;
  Plans plans;
  ModeParameters parameters;
  std::vector<EmployerShuttle> shuttles;
};

TEST_F(ModeChoice, KeepsAllModesAtTheServiceOfToday) {
  const routing::TransitTimes today = times_of(island.district.transit);
  const auto chosen = choose(today, today);
  for (const PersonId person : ids<PersonId>(people.size())) {
    ASSERT_EQ(chosen[person].mode, people.mode[person]);
    ASSERT_EQ(chosen[person].gate, people.gate[person]);
  }
}

TEST_F(ModeChoice, LosesRidersToFewerTrainsAndToNobodyElse) {
  const routing::TransitTimes today = times_of(island.district.transit);
  const routing::TransitTimes fewer = times_of(test::draw_timetable(half_timetable()).transit);
  const auto chosen = choose(today, fewer);
  EXPECT_LT(count(chosen, Mode::kPortLiner), count(Mode::kPortLiner));
  EXPECT_GT(count(chosen, Mode::kCar), count(Mode::kCar));
  for (const PersonId person : ids<PersonId>(people.size())) {
    ASSERT_TRUE(chosen[person].mode == people.mode[person] ||
                people.mode[person] == Mode::kPortLiner);
  }
}

TEST_F(ModeChoice, LosesRidersToCrowding) {
  const district::Transit& transit = island.district.transit;
  routing::RideExperience full;
  const std::size_t calls = transit.timetables[0].calls.values().size();
  full.arrival_late_s.assign(calls, 0.0);
  full.departure_late_s.assign(calls, 0.0);
  full.load_share.assign(calls, 2.5);
  full.left_behind_s.assign(transit.stops.size() * routing::TransitTimes::kSlotCount, 600.0);
  const auto chosen = choose(times_of(transit), times_of(transit, full));
  EXPECT_LT(count(chosen, Mode::kPortLiner), count(Mode::kPortLiner));
}

TEST_F(ModeChoice, FollowsTheFares) {
  const routing::TransitTimes today = times_of(island.district.transit);
  parameters.car_cost_change_yen = 500.0;
  const auto dearer_car = choose(today, today);
  EXPECT_LT(count(dearer_car, Mode::kCar), count(Mode::kCar));
  EXPECT_GT(count(dearer_car, Mode::kPortLiner), count(Mode::kPortLiner));
}

TEST_F(ModeChoice, MovesPeopleBetweenTaxiAndCarAsToAnyOtherMode) {
  take("car = 0.25\nwalk = 0.05", "car = 0.15\ntaxi = 0.1\nwalk = 0.05");
  take("[gates.car]", "[gates.taxi]\ngate = 1.0\n\n[gates.car]");
  make_people();
  ASSERT_GT(count(Mode::kTaxi), 200U);
  const routing::TransitTimes today = times_of(island.district.transit);
  parameters.taxi_fare_change_yen = 600.0;
  const auto dearer = choose(today, today);
  EXPECT_LT(count(dearer, Mode::kTaxi), count(Mode::kTaxi));
  EXPECT_GT(count(dearer, Mode::kCar), count(Mode::kCar));
  EXPECT_GT(count(dearer, Mode::kPortLiner), count(Mode::kPortLiner));
  // No nest ties them: of those who leave the taxi, as many go to each mode as its share says,
  // 0.15 : 0.7 : 0.05; four binomial deviations.
  const auto moved = static_cast<double>(count(Mode::kTaxi) - count(dearer, Mode::kTaxi));
  const auto to_car = static_cast<double>(count(dearer, Mode::kCar) - count(Mode::kCar));
  const double share = 0.15 / 0.9;
  EXPECT_NEAR(to_car / moved, share, 4.0 * std::sqrt(share * (1.0 - share) / moved));
}

TEST_F(ModeChoice, LeavesThoseAloneWhoHaveNoAlternative) {
  parameters.port_liner_fare_change_yen = 5'000.0;
  const routing::TransitTimes today = times_of(island.district.transit);
  const auto chosen = choose(today, today);
  for (const PersonId person : ids<PersonId>(people.size())) {
    if (people.role[person] == Role::kResident || people.role[person] == Role::kMainlandRider) {
      ASSERT_EQ(chosen[person].mode, people.mode[person]) << "their profile has one mode";
    }
  }
}

class ShuttleChoice : public ModeChoice {
 protected:
  /// Every ten minutes all day, for office workers from the gate of the trains.
  void offer(double seats) {
    shuttles = {{.who = {.roles = {Role::kOfficeWorker}, .places = {}, .organisations = {}},
                 .gate = island.place("gate"),
                 .from = SimTime::at(5),
                 .until = SimTime::at(24),
                 .headway = Duration::minutes(10),
                 .seats = seats}};
  }
  [[nodiscard]] Column<PersonId, ModeAtGate> choose() const {
    const routing::TransitTimes today = times_of(island.district.transit);
    return ModeChoice::choose(today, today);
  }
  [[nodiscard]] Column<PersonId, ModeAtGate> choose(const ModeReview& review) const {
    const routing::TransitTimes today = times_of(island.district.transit);
    return ModeChoice::choose(today, today, review, plans_of(review.present));
  }
  /// People among whom the riders of `chosen` ride already.
  [[nodiscard]] population::Population day_after(const Column<PersonId, ModeAtGate>& chosen) const {
    return with_modes(people, island.district, chosen);
  }
  /// Riders by departure on the way home.
  [[nodiscard]] std::map<std::size_t, double> riders_home(
      const Column<PersonId, ModeAtGate>& chosen) const {
    std::map<std::size_t, double> riders;
    for (const PersonId person : ids<PersonId>(people.size())) {
      const auto plan = plans[person];
      if (chosen[person].mode == Mode::kShuttle) {
        ++riders[*detail::departure_at(shuttles[0], SimTime{plan[plan.size() - 2].end_ms})];
      }
    }
    return riders;
  }
};

TEST_F(ShuttleChoice, TakesOnlyThoseWhomItIsForAndMovesNobodyElse) {
  offer(1e6);
  const auto chosen = choose();
  EXPECT_GT(count(chosen, Mode::kShuttle), 100U);
  for (const PersonId person : ids<PersonId>(people.size())) {
    if (chosen[person].mode == Mode::kShuttle) {
      ASSERT_EQ(people.role[person], Role::kOfficeWorker);
      ASSERT_EQ(chosen[person].gate, shuttles[0].gate);
    } else {
      ASSERT_EQ(chosen[person].mode, people.mode[person]);
    }
  }
}

TEST_F(ShuttleChoice, NeverGivesMoreSeatsThanADepartureHas) {
  offer(1e6);
  const auto all = riders_home(choose());
  offer(3.0);
  const auto chosen = choose();
  const auto seated = riders_home(chosen);
  EXPECT_GT(count(chosen, Mode::kShuttle), 20U);
  double most = 0.0;
  for (const auto& [departure, riders] : all) {
    most = std::max(most, riders);
  }
  EXPECT_GT(most, 3.0) << "seats are few";
  for (const auto& [departure, riders] : seated) {
    EXPECT_LE(riders, 3.0) << departure;
  }
}

TEST_F(ShuttleChoice, LeavesTheSeatsToWhoHadThem) {
  offer(1e6);
  auto others = choose();  // all who want one but those who get one of a few
  offer(3.0);
  const auto first = choose();
  for (const PersonId person : ids<PersonId>(people.size())) {
    others[person] = first[person].mode == Mode::kShuttle
                         ? ModeAtGate{people.mode[person], people.gate[person]}
                         : others[person];
  }
  ASSERT_GT(count(others, Mode::kShuttle), count(first, Mode::kShuttle));
  const auto chosen = choose({.present = day_after(others)});
  std::size_t had_one = 0;
  for (const PersonId person : ids<PersonId>(people.size())) {
    const bool had = others[person].mode == Mode::kShuttle;
    had_one += had && chosen[person].mode == Mode::kShuttle ? 1U : 0U;
  }
  EXPECT_GT(2 * had_one, count(chosen, Mode::kShuttle));
}

// Who rides already leaves the gate by the plan, so that seats are counted there too.
TEST_F(ShuttleChoice, HasSeatsInBothDirections) {
  offer(3.0);
  const population::Population riding = day_after(choose());
  const auto chosen = choose({.present = riding});
  const Plans plans_of_riders = plans_of(riding);
  std::map<std::size_t, double> from_gate;
  for (const PersonId person : ids<PersonId>(people.size())) {
    if (chosen[person].mode == Mode::kShuttle && riding.mode[person] == Mode::kShuttle) {
      const SimTime leaves{plans_of_riders[person][0].end_ms};
      ++from_gate[*detail::departure_at(shuttles[0], leaves)];
    }
  }
  ASSERT_GT(from_gate.size(), 3U);
  for (const auto& [departure, riders] : from_gate) {
    EXPECT_LE(riders, 3.0) << departure;
  }
}

TEST_F(ShuttleChoice, IsLookedForByTheShareThatReviews) {
  offer(1e6);
  const auto all = count(choose(), Mode::kShuttle);
  EXPECT_EQ(count(choose({.present = people, .share = 0.0}), Mode::kShuttle), 0U);
  const auto half = count(choose({.present = people, .share = 0.5}), Mode::kShuttle);
  const double deviation = std::sqrt(0.25 * static_cast<double>(all));
  EXPECT_NEAR(static_cast<double>(half), 0.5 * static_cast<double>(all), 4.0 * deviation);
}

TEST_F(ShuttleChoice, TakesWhoFindsNoSeatOnTheNextOneThatFits) {
  offer(3.0);
  const auto with_one = count(choose(), Mode::kShuttle);
  shuttles.push_back(shuttles.front());
  EXPECT_GT(count(choose(), Mode::kShuttle), with_one);
}

TEST_F(ShuttleChoice, IsForStaff) {
  offer(1e6);
  shuttles[0].who = {};
  const auto chosen = choose();
  EXPECT_GT(count(chosen, Mode::kShuttle), 0U);
  for (const PersonId person : ids<PersonId>(people.size())) {
    if (chosen[person].mode == Mode::kShuttle) {
      ASSERT_TRUE(population::is_staff(people.role[person]));
    }
  }
}

TEST_F(ShuttleChoice, IsNoChoiceWhereItDoesNotRunAtTheTimesOfAllTrips) {
  offer(1e6);
  shuttles[0].until = SimTime::at(12);
  EXPECT_EQ(count(choose(), Mode::kShuttle), 0U);
}

TEST_F(ShuttleChoice, IsTheSameForAnyNumberOfThreads) {
  offer(3.0);
  const auto chosen = choose();
  for (const int threads : {1, 3, 7}) {
    island.threads = parallel::Threads(threads);
    const auto again = choose();
    EXPECT_TRUE(std::equal(chosen.begin(), chosen.end(), again.begin(), again.end())) << threads;
  }
}

TEST_F(ModeChoice, TakesPeopleFromOutsideToTheGateOfTheirMode) {
  Column<PersonId, ModeAtGate> modes(people.size());
  for (const PersonId person : ids<PersonId>(people.size())) {
    modes[person] = {Mode::kPortLiner, island.place("stop_gate")};
  }
  const population::Population changed = with_modes(people, island.district, modes);
  for (const PersonId person : ids<PersonId>(people.size())) {
    const bool from_outside = island.district.places[people.home[person]].is_gate();
    ASSERT_EQ(changed.home[person], from_outside ? island.place("stop_gate") : people.home[person]);
    ASSERT_EQ(changed.mode[person], Mode::kPortLiner);
  }
}

}  // namespace
}  // namespace poai::demand
