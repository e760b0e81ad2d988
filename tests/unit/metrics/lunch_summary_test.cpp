#include "engine/metrics/lunch_summary.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using test::event;
using test::with;

/// Clerks whose lunch break of 60 minutes begins at 12:00 in the office.
class LunchSummaryTest : public testing::Test {
 protected:
  /// The island with everybody's break and ways.
  static World prepared(test::ObservedIsland& island) {
    std::vector<demand::PlanItem> plan(2);
    plan[1].activity = ActivityKind::kLunch;
    plan[1].break_min = 60;
    island.plans = {};
    for (std::size_t i = 0; i < 5; ++i) {
      island.plans.append_row(plan);
    }
    island.population.sex[PersonId(4)] = Sex::kMale;
    World world = island.world();
    world.fields = &island.island.fields;
    return world;
  }

  void want(std::size_t person, LunchForm form) {
    see(with(event(EventKind::kMealWanted, SimTime::at(12), PersonId(person), office_), form));
  }
  void arrive(std::size_t person, PlaceId place, SimTime time, ActivityKind activity) {
    see(with(event(EventKind::kActivityBegins, time, PersonId(person), place), activity));
  }
  void settle(std::size_t person, PlaceId place, MealOutcome outcome) {
    see(with(event(EventKind::kMealSettled, SimTime::at(12, 30), PersonId(person), place),
             outcome));
  }
  void see(const Event& event) { record_.on_events(std::span(&event, 1)); }
  [[nodiscard]] double indicator(const std::string& name) const {
    return record_.indicators().number(name).value_or(-1.0);
  }

  test::ObservedIsland island_{5};
  PlaceId office_ = island_.place("office");
  PlaceId restaurant_ = island_.place("restaurant_a");
  DayRecord record_{prepared(island_)};
};

TEST_F(LunchSummaryTest, TellsWhoAteAsWantedAndWhatIsLeftOfTheBreak) {
  want(1, LunchForm::kEatingOut);
  arrive(1, restaurant_, SimTime::at(12, 5), ActivityKind::kLunch);
  settle(1, restaurant_, MealOutcome::kServed);
  arrive(1, office_, SimTime::at(12, 40), ActivityKind::kWork);
  want(2, LunchForm::kCanteen);
  settle(2, PlaceId::none(), MealOutcome::kNoPlace);
  want(3, LunchForm::kHomeBento);
  settle(3, PlaceId::none(), MealOutcome::kOwnFood);
  record_.finish(SimTime::at(27));
  EXPECT_EQ(indicator("dining.by_role.office_worker.wanted"), 2.0);
  EXPECT_EQ(indicator("dining.by_role.office_worker.unserved"), 1.0);
  EXPECT_EQ(indicator("dining.by_role.office_worker.as_wanted_share"), 0.5);
  EXPECT_EQ(indicator("dining.by_area.phase1.mean_walk_min"), 5.0);
  EXPECT_EQ(indicator("dining.by_area.phase1.mean_left_min"), 20.0);
  const LunchMap map = lunch_map(record_);
  EXPECT_EQ(map.as_wanted_share[office_.index()], 0.5F);
  EXPECT_EQ(map.mean_walk_min[office_.index()], 5.0F);
  EXPECT_EQ(map.mean_left_min[office_.index()], 20.0F);
  EXPECT_TRUE(std::isnan(map.as_wanted_share[restaurant_.index()]));
  EXPECT_TRUE(std::isnan(map.mean_walk_min[restaurant_.index()]));
}

TEST_F(LunchSummaryTest, TellsOfResidentsByWhereTheyAreRegistered) {
  island_.population.block_id =
      Column<BlockId, std::string>(std::vector<std::string>{"residents_nakamachi_2", "port"});
  island_.population.block = Column<PersonId, BlockId>(5, BlockId(0));
  island_.population.block[PersonId(3)] = BlockId(1);
  island_.population.role[PersonId(0)] = Role::kResident;
  island_.population.role[PersonId(1)] = Role::kResident;
  island_.population.role[PersonId(3)] = Role::kResident;
  for (const std::size_t person : {0U, 1U, 2U, 3U}) {
    want(person, LunchForm::kEatingOut);
  }
  settle(0, restaurant_, MealOutcome::kServed);
  for (const std::size_t person : {1U, 2U, 3U}) {
    settle(person, PlaceId::none(), MealOutcome::kNoPlace);
  }
  record_.finish(SimTime::at(27));
  EXPECT_EQ(indicator("dining.by_chome.nakamachi_2.wanted"), 2.0);
  EXPECT_EQ(indicator("dining.by_chome.nakamachi_2.as_wanted_share"), 0.5);
  EXPECT_EQ(indicator("dining.by_chome.port.unserved"), 1.0);
}

TEST_F(LunchSummaryTest, SetsRealisedFormsBesideIntendedOnes) {
  want(1, LunchForm::kEatingOut);
  settle(1, PlaceId::none(), MealOutcome::kTurnedAway);
  want(2, LunchForm::kHomeBento);
  settle(2, PlaceId::none(), MealOutcome::kOwnFood);
  want(4, LunchForm::kBoughtBento);
  settle(4, restaurant_, MealOutcome::kServed);
  record_.finish(SimTime::at(27));
  EXPECT_EQ(indicator("dining.intended_share.female.eating_out"), 0.5);
  EXPECT_EQ(indicator("dining.realised_share.female.eating_out"), 0.0);
  EXPECT_EQ(indicator("dining.realised_share.female.none"), 0.5);
  EXPECT_EQ(indicator("dining.realised_share.male.bought_bento"), 1.0);
}

TEST_F(LunchSummaryTest, MapsDemandAndSeatsWithinReach) {
  want(1, LunchForm::kEatingOut);
  settle(1, PlaceId::none(), MealOutcome::kNoPlace);
  want(2, LunchForm::kEatingOut);
  settle(2, restaurant_, MealOutcome::kServed);
  record_.finish(SimTime::at(27));
  const LunchMap map = lunch_map(record_);
  EXPECT_EQ(map.demand[office_.index()], 2U);
  EXPECT_EQ(map.unserved[office_.index()], 1U);
  EXPECT_EQ(map.demand_near[restaurant_.index()], 2U);  // 200 m away
  std::uint32_t seats = 0;
  for (const PlaceId place : ids<PlaceId>(island_.island.district.places.size())) {
    const district::Service& service = island_.island.district.services[place];
    const NodeId node = island_.island.district.places[place].node;
    const routing::WalkFields& fields = island_.island.fields;
    const bool near = static_cast<double>(fields.effort_m(
                          fields.destination_of(node),
                          island_.island.district.places[office_].node)) <= LunchMap::kReachM;
    const bool own = place == office_ || island_.island.district.places[place].host == office_;
    seats += near && (own || service.access == district::Access::kAll) ? service.seats : 0;
  }
  EXPECT_GT(seats, 0U);
  EXPECT_EQ(map.seats_near[office_.index()], seats);
}

}  // namespace
}  // namespace poai::metrics
