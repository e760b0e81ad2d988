// Lunch on the small island: clerks of the office, whose canteen is in the same building.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "unit/simulation/small_day.hpp"

namespace poai {
namespace {

using test::SmallDay;

const PersonId kClerk(0);
constexpr Duration kBreak = Duration::minutes(45);

simulation::Inputs lunch_inputs(const std::string& form, int persons = 1) {
  return test::small_inputs(test::clerks(persons, "car", "homes") + test::profiles(form));
}

district::Service& service(simulation::Inputs& inputs, const std::string& place) {
  return inputs.district.services[inputs.district.place_by_id.at(place)];
}

/// So that nobody falls back to a bento.
void close_shops(simulation::Inputs& inputs) { service(inputs, "shop").open_on_weekdays = false; }

SimTime lunch_begins(const SmallDay& day) { return {day.item(kClerk, 1).end_ms}; }

MealOutcome outcome(const SmallDay& day, PersonId person = kClerk) {
  return static_cast<MealOutcome>(day.first(person, EventKind::kMealSettled).detail);
}

TEST(DayMeals, InTheCanteenOfTheBuildingAreServedAtOnce) {
  const SmallDay day(lunch_inputs("canteen"));
  const SimTime begins = lunch_begins(day);
  EXPECT_EQ(day.first(kClerk, EventKind::kMealWanted).time, begins);
  EXPECT_EQ(day.first(kClerk, EventKind::kQueueJoins).a, day.place("canteen").value());
  const SimTime served = day.first(kClerk, EventKind::kServiceBegins).time;
  EXPECT_LE(served - begins, Duration::seconds(2)) << "no way, no queue";
  EXPECT_EQ(outcome(day), MealOutcome::kServed);

  const SimTime leaves = day.first(kClerk, EventKind::kVenueLeaves).time;
  EXPECT_GE(leaves, day.first(kClerk, EventKind::kSeatTakes).time);
  const Event work = day.first(kClerk, EventKind::kActivityBegins, leaves);
  EXPECT_EQ(static_cast<ActivityKind>(work.detail), ActivityKind::kWork);
  EXPECT_EQ(work.a, day.place("office").value());
}

TEST(DayMeals, FromHomeTakeTheBreakWhereOneIs) {
  const SmallDay day(lunch_inputs("home_bento"));
  const SimTime begins = lunch_begins(day);
  EXPECT_EQ(outcome(day), MealOutcome::kOwnFood);
  const Event eats = day.first(kClerk, EventKind::kActivityBegins, begins);
  EXPECT_EQ(static_cast<ActivityKind>(eats.detail), ActivityKind::kLunch);
  EXPECT_EQ(eats.time, begins);
  EXPECT_EQ(day.first(kClerk, EventKind::kActivityEnds, begins + Duration::seconds(1)).time,
            begins + kBreak);
  EXPECT_FALSE(day.find(kClerk, EventKind::kQueueJoins));
}

TEST(DayMeals, ThatFindNoOpenPlaceTakeTheBreakWhereOneIs) {
  simulation::Inputs inputs = lunch_inputs("canteen");
  for (district::Service& closed : inputs.district.services.values()) {
    closed.open_on_weekdays = false;
  }
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(outcome(day), MealOutcome::kNoPlace);
  const SimTime begins = lunch_begins(day);
  EXPECT_EQ(day.first(kClerk, EventKind::kActivityEnds, begins + Duration::seconds(1)).time,
            begins + kBreak);
  EXPECT_EQ(day.indicators().number("dining.unserved"), 1.0);
}

TEST(DayMeals, GoElsewhereWhenThePlaceTurnsOneAway) {
  simulation::Inputs inputs = lunch_inputs("eating_out", 40);
  close_shops(inputs);
  service(inputs, "restaurant_a").stock = 5;
  service(inputs, "restaurant_b").stock = 5;
  const SmallDay day(std::move(inputs));
  std::map<MealOutcome, std::size_t> outcomes;
  for (std::size_t i = 0; i < 40; ++i) {
    const PersonId person(i);
    ++outcomes[outcome(day, person)];
    std::set<std::uint32_t> visited;
    for (const Event& event : day.events_of(person)) {
      if (event.kind == EventKind::kVenueLeaves) {
        EXPECT_TRUE(visited.insert(event.a).second) << "nobody tries a place twice";
      }
    }
    EXPECT_LE(visited.size(), 3U);
  }
  EXPECT_EQ(outcomes[MealOutcome::kServed], 10U) << "the stock of both";
  EXPECT_EQ(outcomes[MealOutcome::kServed] + outcomes[MealOutcome::kTurnedAway] +
                outcomes[MealOutcome::kNoPlace],
            40U);
}

TEST(DayMeals, AreABentoWhereThePlacesToEatAtTurnOneAway) {
  simulation::Inputs inputs = lunch_inputs("eating_out", 40);
  service(inputs, "restaurant_a").stock = 5;
  service(inputs, "restaurant_b").stock = 5;
  const SmallDay day(std::move(inputs));
  std::map<std::string, std::size_t> served;
  for (std::size_t i = 0; i < 40; ++i) {
    if (outcome(day, PersonId(i)) == MealOutcome::kServed) {
      const Event settled = day.first(PersonId(i), EventKind::kMealSettled);
      ++served[day.model.district.places[PlaceId(settled.a)].id];
    }
  }
  EXPECT_EQ(served["restaurant_a"] + served["restaurant_b"], 10U) << "the stock of both";
  EXPECT_GT(served["shop"], 0U);
}

TEST(DayMeals, AreABentoAfterThreePlacesInVain) {
  simulation::Inputs inputs = lunch_inputs("eating_out", 200);
  const PlaceId third = inputs.district.place_by_id.at("far_restaurant");
  inputs.district.places[third].node =
      inputs.district.places[inputs.district.place_by_id.at("restaurant_a")].node;
  for (const char* place : {"restaurant_a", "restaurant_b", "far_restaurant"}) {
    service(inputs, place).seats = 2;
  }
  const SmallDay day(std::move(inputs));
  std::size_t served_at_last = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    std::vector<std::uint32_t> visited;
    for (const Event& event : day.events_of(PersonId(i))) {
      if (event.kind == EventKind::kVenueLeaves) {
        visited.push_back(event.a);
      }
    }
    ASSERT_LE(visited.size(), 4U);
    if (visited.size() == 4 && outcome(day, PersonId(i)) == MealOutcome::kServed) {
      EXPECT_EQ(visited.back(), day.place("shop").value());
      ++served_at_last;
    }
  }
  EXPECT_GT(served_at_last, 0U);
}

TEST(DayMeals, AreFollowedByTheWayBackToWork) {
  const SmallDay day(lunch_inputs("eating_out"));
  const SimTime leaves = day.first(kClerk, EventKind::kVenueLeaves).time;
  const SimTime back = day.first(kClerk, EventKind::kTripEnds, leaves).time;
  EXPECT_NEAR((back - leaves).in_seconds(), 200.0 / day.speed_mps(kClerk), 1.01);
  EXPECT_EQ(day.first(kClerk, EventKind::kActivityBegins, back).a, day.place("office").value());
}

TEST(DayMeals, AreServedAtAPlaceThatOpensDuringTheDay) {
  simulation::Inputs inputs = lunch_inputs("canteen");
  const PlaceId canteen = inputs.district.place_by_id.at("canteen");
  const district::Service open = inputs.district.services[canteen];
  for (district::Service& none : inputs.district.services.values()) {
    none = {};
  }
  inputs.changes.services.push_back({SimTime::at(11), canteen, open});
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(outcome(day), MealOutcome::kServed);
  EXPECT_EQ(day.first(kClerk, EventKind::kQueueJoins).a, canteen.value());
}

TEST(DayMeals, FollowATimedChangeOfAPlace) {
  simulation::Inputs inputs = lunch_inputs("canteen");
  const PlaceId canteen = inputs.district.place_by_id.at("canteen");
  district::Service closed = inputs.district.services[canteen];
  closed.open_on_weekdays = false;
  inputs.changes.services.push_back({SimTime::at(11), canteen, closed});
  const SmallDay day(std::move(inputs));
  EXPECT_NE(day.first(kClerk, EventKind::kQueueJoins).a, canteen.value())
      << "eats out where the canteen has closed";
}

}  // namespace
}  // namespace poai
