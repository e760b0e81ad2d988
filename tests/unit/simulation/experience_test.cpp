#include "engine/simulation/experience.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "engine/core/id_range.hpp"
#include "engine/routing/transit_times.hpp"
#include "engine/simulation/no_output.hpp"
#include "small_day.hpp"

namespace poai::simulation {
namespace {

constexpr std::size_t kPlaceSlots = demand::PlaceWaits::kSlotCount;
constexpr std::size_t kNoon = 48;  // quarter hours of 12 hours

/// Clerks for whom there are too few chairs and, in the train of 08:50, too few places.
Inputs clerks_for_lunch(std::uint32_t iterations) {
  Inputs inputs =
      test::small_inputs(test::profiles("eating_out") + test::clerks(250, "port_liner"));
  inputs.scenario.output.events = false;
  inputs.scenario.demand.iterations = iterations;
  inputs.scenario.demand.converged_below_share = 1e-9;
  return inputs;
}

/// The same with what people know.
Inputs knowing(Inputs inputs, ExperienceTable table) {
  inputs.scenario.demand.experience = "experience.h5";
  inputs.experience = std::make_shared<const ExperienceTable>(std::move(table));
  return inputs;
}

std::string state_hash_of(const test::SmallDay& day) {
  return day.indicators().text("run.state_hash").value();
}

const ExperienceTable& learnt_on(const test::SmallDay& day) { return *day.model.habits()->learnt; }

/// Two places that serve, both stops, and all runs; everybody waits for a minute at noon.
ExperienceTable minute_at_noon(const Inputs& inputs) {
  Knowledge knowledge;
  knowledge.waits = demand::PlaceWaits(inputs.district.places.size());
  for (const PlaceId place : ids<PlaceId>(inputs.district.places.size())) {
    knowledge.waits.set(place, kNoon, 60.0);
  }
  const district::Transit& transit = inputs.district.transit;
  const std::size_t calls = transit.timetables[0].calls.values().size();
  knowledge.rides = {.arrival_late_s = std::vector<double>(calls, 1.0),
                     .departure_late_s = std::vector<double>(calls, 2.0),
                     .load_share = std::vector<double>(calls, 0.5),
                     .left_behind_s = std::vector<double>(
                         transit.stops.size() * routing::TransitTimes::kSlotCount, 3.0)};
  return table_of(knowledge, inputs, {});
}

TEST(Experience, MakesTheDayThatTheLastRehearsedOneWas) {
  const test::SmallDay rehearsed(clerks_for_lunch(3));
  const test::SmallDay known(knowing(clerks_for_lunch(1), learnt_on(rehearsed)));
  const test::SmallDay plain(clerks_for_lunch(1));
  EXPECT_EQ(state_hash_of(known), state_hash_of(rehearsed));
  EXPECT_NE(state_hash_of(known), state_hash_of(plain)) << "nobody needs to know anything";
}

TEST(Experience, SaysOfWhichDaysItIs) {
  const test::SmallDay rehearsed(clerks_for_lunch(3));
  const ExperienceOrigin& origin = learnt_on(rehearsed).origin;
  EXPECT_EQ(origin.scenario, "small-day");
  EXPECT_EQ(origin.days, 2U) << "the third is the result";
  EXPECT_FALSE(origin.converged);
}

// A minute at the restaurant to which nobody goes, then a day without one.
TEST(Experience, CountsAsADayWhereMoreFollow) {
  const ExperienceTable table = minute_at_noon(clerks_for_lunch(1));
  const test::SmallDay more(knowing(clerks_for_lunch(2), table));
  const ExperienceTable& learnt = learnt_on(more);
  EXPECT_EQ(learnt.origin.days, 2U);
  ASSERT_EQ(learnt.places.back(), "far_restaurant");
  EXPECT_EQ(learnt.wait_s.at(4 * kPlaceSlots + kNoon), 30.0);
}

TEST(Experience, LeavesTheModesOfTodayAsTheyAre) {
  const auto with_modes = [](Inputs inputs) {
    inputs.scenario.mode_choice.model = demand::ModeModel::kNestedLogit;
    return inputs;
  };
  const test::SmallDay rehearsed(clerks_for_lunch(3));
  const test::SmallDay day(with_modes(knowing(clerks_for_lunch(1), learnt_on(rehearsed))));
  const auto foundation = make_foundation(clerks_for_lunch(1), parallel::Threads(1));
  EXPECT_TRUE(std::ranges::equal(day.model.population.mode, foundation->population.mode));
}

TEST(Experience, IsTheSameForAnyNumberOfThreads) {
  const test::SmallDay rehearsed(clerks_for_lunch(2));
  for (const int threads : {1, 2, 3, 7}) {
    const Model model(knowing(clerks_for_lunch(1), learnt_on(rehearsed)),
                      parallel::Threads(threads), silent_logger());
    Simulation simulation(model);
    NoOutput nothing;
    simulation.run(nothing, {});
    EXPECT_EQ(simulation.record().indicators().text("run.state_hash"), state_hash_of(rehearsed))
        << threads;
  }
}

TEST(Experience, HasThePlacesThatServe) {
  const ExperienceTable table = minute_at_noon(clerks_for_lunch(1));
  EXPECT_EQ(table.places, (std::vector<std::string>{"canteen", "restaurant_a", "restaurant_b",
                                                    "shop", "far_restaurant"}));
}

TEST(Experience, HasAPlaceThatOpensDuringTheDay) {
  Inputs inputs = clerks_for_lunch(1);
  const PlaceId homes = inputs.district.place_by_id.at("homes");
  const PlaceId cafe = inputs.district.place_by_id.at("restaurant_a");
  inputs.changes.services.push_back({SimTime::at(11), homes, inputs.district.services[cafe]});
  const ExperienceTable table = minute_at_noon(inputs);
  EXPECT_EQ(table.places.front(), "homes");
}

TEST(Experience, SaysNothingOfAPlaceThatOpensSince) {
  Inputs inputs = clerks_for_lunch(1);
  const ExperienceTable table = minute_at_noon(inputs);
  const PlaceId added = test::add_place(inputs.district, "truck", district::PlaceKind::kDining,
                                        inputs.district.places[PlaceId(0)].node);
  test::add_service(inputs.district, "truck", district::ServiceKind::kFoodTruck, 0);
  const Recollection known = recall(table, inputs, {});
  EXPECT_EQ(known.knowledge.waits.wait_s(added, SimTime::at(12)), std::nullopt);
  EXPECT_EQ(known.knowledge.waits.wait_s(inputs.district.place_by_id.at("shop"), SimTime::at(12)),
            60.0);
  EXPECT_EQ(known.places, 5U);
}

TEST(Experience, LeavesOutAPlaceThatIsGone) {
  Inputs inputs = clerks_for_lunch(1);
  const ExperienceTable table = minute_at_noon(inputs);
  test::add_service(inputs.district, "shop", district::ServiceKind::kNone, 0);
  EXPECT_EQ(recall(table, inputs, {}).places, 4U);
}

TEST(Experience, TakesARunThatIsAddedForPunctualAndEmpty) {
  const Inputs inputs = clerks_for_lunch(1);
  ExperienceTable table = minute_at_noon(inputs);
  table.trips[1] = "another";
  const Recollection known = recall(table, inputs, {});
  const auto& calls = inputs.district.transit.timetables[0].calls;
  const routing::RideExperience& rides = known.knowledge.rides;
  EXPECT_EQ(rides.load_share.at(calls.offset(RunId(1))), 0.0);
  EXPECT_EQ(rides.departure_late_s.at(calls.offset(RunId(1))), 0.0);
  EXPECT_EQ(rides.load_share.at(calls.offset(RunId(2))), 0.5);
  EXPECT_EQ(rides.arrival_late_s.at(calls.offset(RunId(0))), 1.0);
  EXPECT_EQ(known.trips, table.trips.size() - 1);
}

TEST(Experience, TakesARunWithOtherStopsForAnother) {
  const Inputs inputs = clerks_for_lunch(1);
  ExperienceTable table = minute_at_noon(inputs);
  std::swap(table.call_stop.at(0), table.call_stop.at(1));
  EXPECT_EQ(recall(table, inputs, {}).trips, table.trips.size() - 1);
}

TEST(Experience, FindsPersonsByTheirKeys) {
  const Inputs inputs = clerks_for_lunch(1);
  const PlaceId shop = inputs.district.place_by_id.at("shop");
  Knowledge knowledge = recall(minute_at_noon(inputs), inputs, {}).knowledge;
  knowledge.lunch_places = Column<PersonId, PlaceId>({PlaceId::none(), shop});
  const Column<PersonId, PersonKey> keys({PersonKey{7}, PersonKey{8}});
  const ExperienceTable table = table_of(knowledge, inputs, keys);
  const Column<PersonId, PersonKey> others({PersonKey{8}, PersonKey{9}, PersonKey{7}});
  EXPECT_TRUE(std::ranges::equal(recall(table, inputs, others).knowledge.lunch_places,
                                 std::vector<PlaceId>{shop, PlaceId::none(), PlaceId::none()}));
}

}  // namespace
}  // namespace poai::simulation
