// Coffee, dinner and drinks on the small island: clerks of the office from 09:00 to 17:00.

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <map>
#include <string>

#include "unit/simulation/small_day.hpp"

namespace poai {
namespace {

using test::SmallDay;

const PersonId kClerk(0);
const SimTime kAfterWork = SimTime::at(16, 59);

std::string outing(const std::string& kind, const std::string& services, const std::string& from,
                   const std::string& until, const std::string& more = {}) {
  return fmt::format(R"(
[outing_kind.{0}]
services = ["{1}"]
most_walk_min = 10
most_min = 30
least_min = 5
stay_mean_min = 12
spend_share = 1.5
{4}
[[outing]]
id = "{0}"
kind = "{0}"
roles = ["office_worker"]
share = 1.0
from = "{2}"
until = "{3}"
)",
                     kind, services, from, until, more);
}

std::string dinner(const std::string& more = {}) {
  return outing("dinner", "restaurant", "16:30", "18:00", more);
}

simulation::Inputs inputs_with(const std::string& outings, int persons = 1) {
  return test::small_inputs(test::clerks(persons, "port_liner") + test::profiles() + outings);
}

district::Service& service(simulation::Inputs& inputs, const std::string& place) {
  return inputs.district.services[inputs.district.place_by_id.at(place)];
}

OutingOutcome outcome(const SmallDay& day, PersonId person = kClerk) {
  return static_cast<OutingOutcome>(day.first(person, EventKind::kOutingSettled).detail);
}

Event way_home(const SmallDay& day, PersonId person = kClerk) {
  for (const Event& event : day.events_of(person)) {
    if (event.kind == EventKind::kTripBegins && event.b == day.place("gate").value()) {
      return event;
    }
  }
  throw std::out_of_range("nobody goes home");
}

TEST(DayOutings, TakeACoffeeBreakAndGoBackToWork) {
  simulation::Inputs inputs = inputs_with(outing("coffee", "restaurant", "14:00", "15:00"));
  inputs.scenario.dining.stay_cv = 0.0;
  const SmallDay day(std::move(inputs));
  const Event wanted = day.first(kClerk, EventKind::kOutingWanted);
  EXPECT_EQ(wanted.a, day.place("office").value());
  EXPECT_EQ(wanted.b, 150U) << "percent of the price";
  EXPECT_GE(wanted.time, SimTime::at(14));
  const Event at_cafe = day.first(kClerk, EventKind::kActivityBegins, wanted.time);
  EXPECT_EQ(static_cast<ActivityKind>(at_cafe.detail), ActivityKind::kCoffee);
  const SimTime sits = day.first(kClerk, EventKind::kSeatTakes).time;
  const SimTime leaves = day.first(kClerk, EventKind::kVenueLeaves).time;
  EXPECT_EQ(leaves - sits, Duration::minutes(12)) << "not as long as for lunch";
  EXPECT_EQ(outcome(day), OutingOutcome::kServed);
  const Event back = day.first(kClerk, EventKind::kActivityBegins, leaves);
  EXPECT_EQ(static_cast<ActivityKind>(back.detail), ActivityKind::kWork);
  EXPECT_EQ(back.a, day.place("office").value());
  EXPECT_LE(back.time - wanted.time, Duration::minutes(30) + Duration::seconds(3));
}

TEST(DayOutings, LookForARoofWhileItRainsOnly) {
  const auto guests_outdoors = [](SimTime rain_ends) {
    simulation::Inputs inputs = inputs_with(outing("coffee", "restaurant", "14:00", "15:00"), 100);
    service(inputs, "restaurant_a").indoor = false;
    service(inputs, "restaurant_b").counters = 100;  // turns nobody away
    inputs.changes.weather.push_back({SimTime::at(10), rain_ends, {1.0, 240.0}});
    const SmallDay day(std::move(inputs));
    std::size_t outdoors = 0;
    for (const Event& event : day.events) {
      outdoors +=
          event.kind == EventKind::kQueueJoins && event.a == day.place("restaurant_a").value() ? 1U
                                                                                               : 0U;
    }
    return outdoors;
  };
  EXPECT_GT(guests_outdoors(SimTime::at(13)), 20U);
  EXPECT_EQ(guests_outdoors(SimTime::at(16)), 0U);
}

TEST(DayOutings, FeelAllTheWeatherThereIs) {
  simulation::Inputs inputs = inputs_with(dinner());
  inputs.changes.weather = {{SimTime::at(10), SimTime::at(14), {1.5, 10.0}},
                            {SimTime::at(12), SimTime::at(16), {2.0, 5.0}}};
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(day.model.weather_at(SimTime::at(11)).walk_dislike_factor, 1.5);
  EXPECT_EQ(day.model.weather_at(SimTime::at(13)).walk_dislike_factor, 3.0);
  EXPECT_EQ(day.model.weather_at(SimTime::at(13)).outdoor_cost_min, 15.0);
  EXPECT_EQ(day.model.weather_at(SimTime::at(14)).outdoor_cost_min, 5.0);
  EXPECT_EQ(day.model.weather_at(SimTime::at(16)).outdoor_cost_min, 0.0);
}

TEST(DayOutings, GoOnWorkingWithoutACoffeeToBeHad) {
  simulation::Inputs inputs = inputs_with(outing("coffee", "restaurant", "14:00", "15:00"));
  service(inputs, "restaurant_a").last_order = SimTime::at(13);
  service(inputs, "restaurant_b").last_order = SimTime::at(13);
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(outcome(day), OutingOutcome::kNoPlace);
  const SimTime wanted = day.first(kClerk, EventKind::kOutingWanted).time;
  const Event work = day.first(kClerk, EventKind::kActivityBegins, wanted);
  EXPECT_EQ(work.time, wanted);
  EXPECT_EQ(static_cast<ActivityKind>(work.detail), ActivityKind::kWork);
}

TEST(DayOutings, StayForDinnerAndTakeALaterTrain) {
  const SmallDay with_dinner(inputs_with(dinner()));
  EXPECT_EQ(outcome(with_dinner), OutingOutcome::kServed);
  const Event leaves = way_home(with_dinner);
  const Event served = with_dinner.first(kClerk, EventKind::kVenueLeaves);
  EXPECT_EQ(leaves.a, served.a) << "home from the restaurant";
  EXPECT_EQ(leaves.time, served.time);
  const SmallDay without(inputs_with(""));
  EXPECT_GT(with_dinner.first(kClerk, EventKind::kBoards, kAfterWork).time,
            without.first(kClerk, EventKind::kBoards, kAfterWork).time);
  EXPECT_EQ(with_dinner.indicators().number("outings.dinner.served"), 1.0);
  EXPECT_EQ(with_dinner.indicators().number("dining.served"), 0.0) << "that is lunch";
}

TEST(DayOutings, HeadForSannomiyaWhereThatIsWorthMore) {
  const SmallDay day(inputs_with(dinner("elsewhere_utility = 40")));
  EXPECT_EQ(outcome(day), OutingOutcome::kElsewhere);
  const Event leaves = way_home(day);
  EXPECT_EQ(leaves.a, day.place("office").value());
  EXPECT_EQ(leaves.time, day.first(kClerk, EventKind::kOutingWanted).time);
}

TEST(DayOutings, HeadForSannomiyaWhereNothingIsOpenAndStayWhereItIs) {
  for (const bool is_late : {false, true}) {
    simulation::Inputs inputs = inputs_with(dinner("elsewhere_utility = -40"));
    for (const char* place : {"restaurant_a", "restaurant_b"}) {
      service(inputs, place).last_order = is_late ? SimTime::at(21) : SimTime::at(15);
    }
    const SmallDay day(std::move(inputs));
    EXPECT_EQ(outcome(day), is_late ? OutingOutcome::kServed : OutingOutcome::kNoPlace);
    EXPECT_EQ(way_home(day).a == day.place("office").value(), !is_late);
  }
}

TEST(DayOutings, TryTheNextPlaceAndEndOneWayOrTheOther) {
  constexpr int kClerks = 40;
  simulation::Inputs inputs = inputs_with(dinner("elsewhere_utility = -40"), kClerks);
  service(inputs, "restaurant_a").stock = 5;
  service(inputs, "restaurant_b").stock = 5;
  const SmallDay day(std::move(inputs));
  std::map<OutingOutcome, int> outcomes;
  for (std::size_t i = 0; i < kClerks; ++i) {
    ++outcomes[outcome(day, PersonId(i))];
    EXPECT_GE(way_home(day, PersonId(i)).time, kAfterWork);
  }
  EXPECT_EQ(outcomes[OutingOutcome::kServed], 10) << "the stock of both";
  EXPECT_EQ(outcomes[OutingOutcome::kServed] + outcomes[OutingOutcome::kTurnedAway] +
                outcomes[OutingOutcome::kNoPlace],
            kClerks);
  EXPECT_GT(outcomes[OutingOutcome::kTurnedAway], 0);
  EXPECT_EQ(day.indicators().number("outings.dinner.wanted"), kClerks);
  EXPECT_EQ(
      day.indicators().number("outings.dinner.turned_away_by_reason.sold_out").value_or(0.0) +
          day.indicators().number("outings.dinner.turned_away_by_reason.balked").value_or(0.0) +
          day.indicators().number("outings.dinner.turned_away_by_reason.reneged").value_or(0.0),
      outcomes[OutingOutcome::kTurnedAway]);
}

TEST(DayOutings, EatWithOthersAtLunchAndAloneAtDinner) {
  simulation::Inputs inputs =
      test::small_inputs(test::clerks(6, "port_liner") + test::profiles("eating_out") + dinner());
  inputs.scenario.demand.lunch.company_share = 1.0;
  const SmallDay day(std::move(inputs));
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(outcome(day, PersonId(i)), OutingOutcome::kServed);
  }
}

/// Two residents, who are at home all day.
std::string two_residents() {
  return R"(
[[residents]]
id = "residents"
place = "homes"
households = 2
male = 1
female = 1
ages = [0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
access = "port_liner"
)";
}

std::string supper() {
  std::string text = outing("supper", "restaurant", "18:00", "19:00");
  text.replace(text.find("office_worker"), 13, "resident");
  return text;
}

TEST(DayOutings, DineOutFromHomeAndComeBack) {
  simulation::Inputs inputs = test::small_inputs(two_residents() + test::profiles() + supper());
  inputs.scenario.dining.stay_cv = 0.0;
  const SmallDay day(std::move(inputs));
  for (std::size_t i = 0; i < 2; ++i) {
    const Event wanted = day.first(PersonId(i), EventKind::kOutingWanted);
    EXPECT_EQ(wanted.a, day.place("homes").value());
    EXPECT_GE(wanted.time, SimTime::at(18));
    EXPECT_EQ(outcome(day, PersonId(i)), OutingOutcome::kServed);
    const Event at_table =
        day.first(PersonId(i), EventKind::kActivityBegins, wanted.time + Duration{1});
    EXPECT_EQ(static_cast<ActivityKind>(at_table.detail), ActivityKind::kSupper);
    const Event home = day.first(PersonId(i), EventKind::kActivityBegins,
                                 day.first(PersonId(i), EventKind::kOutingSettled).time);
    EXPECT_EQ(static_cast<ActivityKind>(home.detail), ActivityKind::kHome);
    EXPECT_EQ(home.a, day.place("homes").value());
  }
  EXPECT_EQ(day.indicators().number("outings.supper.served"), 2.0);
}

TEST(DayOutings, StayAtHomeWhereNothingIsOpenForDinner) {
  simulation::Inputs inputs = test::small_inputs(two_residents() + test::profiles() + supper());
  for (const char* place : {"restaurant_a", "restaurant_b"}) {
    service(inputs, place).last_order = SimTime::at(15);
  }
  const SmallDay day(std::move(inputs));
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(outcome(day, PersonId(i)), OutingOutcome::kNoPlace);
    const Event home = day.first(PersonId(i), EventKind::kActivityBegins, SimTime::at(18));
    EXPECT_EQ(static_cast<ActivityKind>(home.detail), ActivityKind::kHome);
    EXPECT_FALSE(day.find(PersonId(i), EventKind::kTripBegins));
  }
}

}  // namespace
}  // namespace poai
