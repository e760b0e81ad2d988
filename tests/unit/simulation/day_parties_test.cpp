// Lunch parties on the small island: colleagues of one firm go together.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/core/id_range.hpp"
#include "unit/simulation/small_day.hpp"

namespace poai {
namespace {

using test::SmallDay;

constexpr int kClerks = 4;

/// The employer of `size` clerks.
std::string firm(int size) {
  return fmt::format(R"(
[sector.devices]
[[organisation]]
id = "firm"
name_en = "Firm"
name_ja = "Firm"
place = "office"
sector = "devices"
size = {}
)",
                     size);
}

/// Clerks of a firm, four by car from their homes; everybody joins.
simulation::Inputs party_inputs(const std::string& form,
                                const std::string& clerks = test::clerks(kClerks, "car", "homes"),
                                int size = kClerks) {
  simulation::Inputs inputs = test::small_inputs(clerks + test::profiles(form) + firm(size));
  inputs.scenario.demand.lunch.company_share = 1.0;
  return inputs;
}

district::Service& service(simulation::Inputs& inputs, const std::string& place) {
  return inputs.district.services[inputs.district.place_by_id.at(place)];
}

/// The moments of a kind of event of all clerks.
std::multiset<SimTime> moments(const SmallDay& day, EventKind kind) {
  std::multiset<SimTime> found;
  for (const Event& event : day.events) {
    if (event.kind == kind) {
      found.insert(event.time);
    }
  }
  return found;
}

bool at_once(const std::multiset<SimTime>& moments) {
  return moments.size() == kClerks && *moments.begin() == *moments.rbegin();
}

TEST(DayParties, LeaveQueueSitAndRiseTogether) {
  const SmallDay day(party_inputs("eating_out"));
  ASSERT_EQ(day.model.parties.members.size(), 1U);
  for (const EventKind kind :
       {EventKind::kMealWanted, EventKind::kQueueJoins, EventKind::kServiceBegins,
        EventKind::kSeatTakes, EventKind::kVenueLeaves, EventKind::kMealSettled}) {
    EXPECT_TRUE(at_once(moments(day, kind))) << static_cast<int>(kind);
  }
  std::set<std::uint32_t> places;
  for (const PersonId clerk : ids<PersonId>(kClerks)) {
    places.insert(day.first(clerk, EventKind::kQueueJoins).a);
  }
  EXPECT_EQ(places.size(), 1U);
  EXPECT_EQ(day.indicators().number("dining.served"), 4.0);
}

// Their own speeds differ; on the way there all need as long as the slowest alone.
TEST(DayParties, WalkAtTheSpeedOfTheSlowest) {
  const SmallDay day(party_inputs("eating_out"));
  double slowest = 9.0;
  double fastest = 0.0;
  for (const PersonId clerk : ids<PersonId>(kClerks)) {
    slowest = std::min(slowest, day.speed_mps(clerk));
    fastest = std::max(fastest, day.speed_mps(clerk));
  }
  ASSERT_GT(fastest, 1.1 * slowest);
  const SimTime begins = day.first(PersonId(0), EventKind::kMealWanted).time;
  const PlaceId place(day.first(PersonId(0), EventKind::kQueueJoins).a);
  const double alone_s =
      day.model.router.walk_time(day.place("office"), place, slowest).in_seconds();
  const double took_s = (day.first(PersonId(0), EventKind::kQueueJoins).time - begins).in_seconds();
  EXPECT_NEAR(took_s, alone_s, 2.0 + 0.02 * alone_s) << "a tick or two, and little crowding";
}

TEST(DayParties, GoBackToWorkAndFollowTheirPlans) {
  const SmallDay day(party_inputs("canteen"));
  for (const PersonId clerk : ids<PersonId>(kClerks)) {
    const SimTime leaves = day.first(clerk, EventKind::kVenueLeaves).time;
    const Event work = day.first(clerk, EventKind::kActivityBegins, leaves);
    EXPECT_EQ(static_cast<ActivityKind>(work.detail), ActivityKind::kWork);
    EXPECT_EQ(work.a, day.place("office").value());
    const auto all = day.events_of(clerk);
    EXPECT_EQ(
        std::count_if(all.begin(), all.end(),
                      [](const Event& event) { return event.kind == EventKind::kMealWanted; }),
        1);
  }
}

// Trains bring one clerk each, some of them after their colleagues have left for lunch.
TEST(DayParties, AreNotJoinedByWhoComesLate) {
  constexpr int kMany = 60;
  simulation::Inputs inputs = party_inputs("eating_out", test::clerks(kMany, "port_liner"), kMany);
  inputs.district.transit.routes[RouteId(0)].crush_capacity = 1;
  const SmallDay day(std::move(inputs));
  int late = 0;
  for (const PersonId clerk : ids<PersonId>(kMany)) {
    const auto wanted = day.find(clerk, EventKind::kMealWanted);
    if (!wanted) {
      continue;
    }
    late += wanted->time > SimTime::at(12, 20) ? 1 : 0;
    const Event work = day.first(clerk, EventKind::kActivityBegins,
                                 day.first(clerk, EventKind::kMealSettled).time);
    EXPECT_EQ(work.a, day.place("office").value()) << clerk.value();
  }
  EXPECT_GT(late, 5);
  EXPECT_GT(day.model.parties.at_lunch_count, 5U);
}

// What is bought to take away is no reason to go together.
TEST(DayParties, BuyTheirBentosAlone) {
  simulation::Inputs inputs = party_inputs("eating_out");
  for (const char* place : {"restaurant_a", "restaurant_b", "far_restaurant"}) {
    service(inputs, place).open_on_weekdays = false;
  }
  service(inputs, "shop").counters = kClerks;  // so that nobody waits
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(day.indicators().number("dining.served"), 4.0);
  EXPECT_FALSE(at_once(moments(day, EventKind::kQueueJoins)));
  for (const PersonId clerk : ids<PersonId>(kClerks)) {
    EXPECT_EQ(day.first(clerk, EventKind::kQueueJoins).a, day.place("shop").value());
  }
}

// No place has chairs for four: each of them looks alone and is served.
TEST(DayParties, SplitWhereNoPlaceHasRoomForAll) {
  simulation::Inputs inputs = party_inputs("eating_out");
  for (const char* place : {"restaurant_a", "restaurant_b", "far_restaurant"}) {
    service(inputs, place).seats = 2;
  }
  const SmallDay day(std::move(inputs));
  EXPECT_TRUE(at_once(moments(day, EventKind::kMealWanted)));
  EXPECT_EQ(moments(day, EventKind::kMealSettled).size(), std::size_t{kClerks});
  EXPECT_FALSE(at_once(moments(day, EventKind::kQueueJoins)));
  const double served = day.indicators().number("dining.served").value();
  EXPECT_GT(served, 0.0);
  EXPECT_EQ(served + day.indicators().number("dining.unserved").value(), 4.0);
}

// The nearest places have sold out when they come; all four try the next ones together.
TEST(DayParties, LookOnTogetherWhereTheyAreTurnedAway) {
  simulation::Inputs inputs = party_inputs("eating_out");
  service(inputs, "restaurant_a").stock = 3;
  service(inputs, "restaurant_b").stock = 3;
  inputs.scenario.demand.lunch.utility_log_seats = 0.0;
  service(inputs, "far_restaurant").price_yen = 9'000.0;
  const SmallDay day(std::move(inputs));
  std::multiset<SimTime> turned_away;
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kVenueLeaves &&
        static_cast<VenueOutcome>(event.detail) == VenueOutcome::kSoldOut) {
      turned_away.insert(event.time);
    }
  }
  EXPECT_EQ(turned_away.size() % kClerks, 0U);
  EXPECT_GE(turned_away.size(), std::size_t{kClerks});
  EXPECT_EQ(moments(day, EventKind::kMealSettled).size(), std::size_t{kClerks});
}

/// The four clerks leave at 17:00 for dinner, and then home by car; at noon they have none.
simulation::Inputs dinner_inputs(const std::string& more = {}) {
  simulation::Inputs inputs = party_inputs("none");
  Problems problems;
  inputs.population = population::parse_population(
      "format = \"poai-population\"\nformat_version = 1\n" + test::clerks(kClerks, "car", "homes") +
          test::profiles() + firm(kClerks) + R"(
[[outing]]
id = "dinner"
kind = "dinner"
roles = ["office_worker"]
share = 1.0
from = "16:30"
until = "18:00"
[outing_kind.dinner]
services = ["restaurant"]
most_walk_min = 10
most_min = 90
least_min = 5
stay_mean_min = 40
spend_share = 1.5
company_share = 1.0
)" + more,
      "population.toml", inputs.district, problems);
  problems.throw_if_any();
  return inputs;
}

int outcomes(const SmallDay& day, OutingOutcome outcome) {
  int found = 0;
  for (const PersonId clerk : ids<PersonId>(kClerks)) {
    found +=
        static_cast<OutingOutcome>(day.first(clerk, EventKind::kOutingSettled).detail) == outcome
            ? 1
            : 0;
  }
  return found;
}

TEST(DayParties, DineAfterWorkAtOneTable) {
  const SmallDay day(dinner_inputs());
  ASSERT_EQ(day.model.parties.members.size(), 1U);
  for (const EventKind kind :
       {EventKind::kOutingWanted, EventKind::kQueueJoins, EventKind::kSeatTakes,
        EventKind::kVenueLeaves, EventKind::kOutingSettled}) {
    EXPECT_TRUE(at_once(moments(day, kind))) << static_cast<int>(kind);
  }
  EXPECT_EQ(outcomes(day, OutingOutcome::kServed), kClerks);
  std::set<std::uint32_t> places;
  for (const PersonId clerk : ids<PersonId>(kClerks)) {
    places.insert(day.first(clerk, EventKind::kQueueJoins).a);
    const Event home = day.first(clerk, EventKind::kActivityBegins,
                                 day.first(clerk, EventKind::kOutingSettled).time);
    EXPECT_EQ(home.a, day.place("homes").value());
  }
  EXPECT_EQ(places.size(), 1U);
}

TEST(DayParties, DineApartWhereNoPlaceHasRoomForAll) {
  simulation::Inputs inputs = dinner_inputs();
  for (const char* place : {"restaurant_a", "restaurant_b", "far_restaurant"}) {
    service(inputs, place).seats = 2;
  }
  const SmallDay day(std::move(inputs));
  EXPECT_TRUE(at_once(moments(day, EventKind::kOutingWanted)));
  EXPECT_EQ(moments(day, EventKind::kOutingSettled).size(), std::size_t{kClerks});
  EXPECT_FALSE(at_once(moments(day, EventKind::kOutingSettled)));
  EXPECT_GT(outcomes(day, OutingOutcome::kServed), 0);
}

TEST(DayParties, GoOnTogetherWhereTheOneWhoLeadsWouldRather) {
  const SmallDay day(dinner_inputs("elsewhere_utility = 40"));
  EXPECT_EQ(outcomes(day, OutingOutcome::kElsewhere), kClerks);
  EXPECT_TRUE(at_once(moments(day, EventKind::kOutingSettled)));
  EXPECT_TRUE(moments(day, EventKind::kQueueJoins).empty());
  for (const PersonId clerk : ids<PersonId>(kClerks)) {
    const auto all = day.events_of(clerk);
    EXPECT_EQ(
        std::count_if(all.begin(), all.end(),
                      [](const Event& event) { return event.kind == EventKind::kOutingWanted; }),
        1)
        << "woken with the others, and not once more";
  }
}

TEST(DayParties, AreNoneWhereNobodyJoins) {
  simulation::Inputs inputs = party_inputs("eating_out");
  inputs.scenario.demand.lunch.company_share = 0.0;
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(day.model.parties.members.size(), 0U);
  EXPECT_EQ(moments(day, EventKind::kMealSettled).size(), std::size_t{kClerks});
}

}  // namespace
}  // namespace poai
