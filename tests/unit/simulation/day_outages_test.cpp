// People who wait for a line that stands still.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/hash.hpp"
#include "unit/simulation/outage_day.hpp"

namespace poai::simulation {
namespace {

using movement::WayOn;
using test::OutageDay;
using test::with_outage;

double lost(const test::SmallDay& day) {
  double count = 0.0;
  for (const char* way : {"bus", "train", "walk", "taxi", "home"}) {
    count += *day.indicators().number("transit.lost_patience." + std::string(way));
  }
  return count;
}

TEST(DayOutages, LetPeopleLosePatienceOnlyWhileTheLineStandsStill) {
  const SimTime from = SimTime::at(8);
  const SimTime until = SimTime::at(10);
  const test::SmallDay day(with_outage({.from = from, .until = until}));
  EXPECT_GT(lost(day), 10.0);
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kWaitGivesUp &&
        event.detail != static_cast<std::uint8_t>(WayOn::kNoRunToday)) {
      EXPECT_GE(event.time, from);
      EXPECT_LT(event.time, until);
    }
  }
}

TEST(DayOutages, LeaveNobodyOnThePlatformWhoLostPatience) {
  const test::SmallDay day(with_outage({}));
  std::size_t walked = 0;
  for (const Event& gave_up : day.events) {
    if (gave_up.kind != EventKind::kWaitGivesUp) {
      continue;
    }
    const auto way = static_cast<WayOn>(gave_up.detail);
    const bool by_car =
        way == WayOn::kTaxi || way == WayOn::kTaxiPastFullBus || way == WayOn::kNoRunToday;
    const Event next = day.first(
        gave_up.person, by_car ? EventKind::kVehicleBegins : EventKind::kWalkBegins, gave_up.time);
    EXPECT_EQ(next.time, gave_up.time);
    const Event ends = day.first(gave_up.person, EventKind::kTripEnds, gave_up.time);
    if (way == WayOn::kWalk) {
      EXPECT_EQ(static_cast<Mode>(ends.detail), Mode::kWalk);
      ++walked;
    }
  }
  EXPECT_GT(walked, 0U);
}

// A taxi comes every quarter of an hour: with the last of them, work would be over.
TEST(DayOutages, SendHomeWhoWouldComeTooLate) {
  Inputs inputs = with_outage({.clerks = 6'000, .until = SimTime::at(20), .bus_places = 1});
  inputs.scenario.population.scale = 0.01;
  inputs.scenario.trips.walk_weight = 100.0;  // nobody walks
  const test::SmallDay day(std::move(inputs));
  std::size_t home = 0;
  for (const Event& gave_up : day.events) {
    if (gave_up.kind == EventKind::kWaitGivesUp &&
        static_cast<WayOn>(gave_up.detail) == WayOn::kHome) {
      ++home;
      const Event ends = day.first(gave_up.person, EventKind::kTripEnds, gave_up.time);
      EXPECT_EQ(ends.a, ends.b) << "the trip ends where it began";
    }
  }
  EXPECT_GT(home, 3U);
}

TEST(DayOutages, AreNotFeltBeforeThem) {
  const OutageDay at_night{.from = SimTime::at(26), .until = SimTime::at(26, 30), .bus_places = 2};
  const test::SmallDay calm([&at_night] {
    Inputs inputs = with_outage(at_night);
    inputs.changes.outages.clear();
    return inputs;
  }());
  const test::SmallDay late(with_outage(at_night));
  EXPECT_EQ(lost(calm), 0.0);
  EXPECT_EQ(calm.indicators().text("run.state_hash"), late.indicators().text("run.state_hash"));
}

double left_full_bus(const test::SmallDay& day) {
  double count = 0.0;
  for (const char* way : {"train", "walk", "taxi", "home"}) {
    count += *day.indicators().number("transit.left_full_bus." + std::string(way));
  }
  return count;
}

bool is_past_full_bus(WayOn way) {
  return way == WayOn::kWalkPastFullBus || way == WayOn::kTaxiPastFullBus ||
         way == WayOn::kHomePastFullBus || way == WayOn::kTrainPastFullBus;
}

TEST(DayOutages, LetPeopleLeaveWhoSeeAFullBus) {
  const test::SmallDay day(with_outage({.bus_places = 2}));
  ASSERT_GT(*day.indicators().number("transit.lost_patience.bus"), 10.0);
  EXPECT_GT(left_full_bus(day), 5.0);
  double counted = 0.0;
  for (const Event& left : day.events) {
    if (left.kind != EventKind::kWaitGivesUp ||
        !is_past_full_bus(static_cast<WayOn>(left.detail))) {
      continue;
    }
    ++counted;
    const Event chose = day.first(left.person, EventKind::kWaitGivesUp);
    EXPECT_EQ(static_cast<WayOn>(chose.detail), WayOn::kBus) << "they came by train";
    const auto at_once =
        std::find_if(day.events.begin(), day.events.end(), [&](const Event& event) {
          return event.kind == EventKind::kDenied && event.person == left.person &&
                 event.time == left.time && event.b == left.a;
        });
    EXPECT_NE(at_once, day.events.end());
    const auto boards = day.find(left.person, EventKind::kBoards, left.time);
    const Event ends = day.first(left.person, EventKind::kTripEnds, left.time);
    EXPECT_EQ(boards && boards->time < ends.time,
              static_cast<WayOn>(left.detail) == WayOn::kTrainPastFullBus);
  }
  EXPECT_EQ(counted, left_full_bus(day));
}

TEST(DayOutages, KeepPeopleAtABusThatHasRoom) {
  const test::SmallDay day(with_outage({.bus_places = 100}));
  ASSERT_GT(*day.indicators().number("transit.lost_patience.bus"), 10.0);
  EXPECT_EQ(left_full_bus(day), 0.0);
}

// Who rides the bus every day waits for the next one, as on a day without an outage.
TEST(DayOutages, ChangeNothingForWhoIsDeniedWithoutOne) {
  Inputs inputs = with_outage({.bus_places = 2});
  inputs.changes.outages.clear();
  const test::SmallDay day(std::move(inputs));
  EXPECT_GT(*day.indicators().number("transit.port_liner.denied_boardings"), 10.0);
  EXPECT_EQ(left_full_bus(day), 0.0);
}

/// A hundredth of so many clerks, and of all capacities.
Inputs hundredth_of(int clerks) {
  Inputs inputs = with_outage({.clerks = clerks, .until = SimTime::at(13), .bus_places = 1});
  inputs.scenario.population.scale = 0.01;
  inputs.scenario.trips.walk_weight = 20.0;  // nobody likes to walk
  return inputs;
}

std::vector<SimTime> taxis_to_the_office(const test::SmallDay& day) {
  std::vector<SimTime> arrivals;
  for (const Event& event : day.events) {
    const bool by_taxi = event.kind == EventKind::kTripEnds &&
                         event.detail == static_cast<std::uint8_t>(Mode::kTaxi);
    if (by_taxi && event.time < SimTime::at(16) && PlaceId(event.b) == day.place("office")) {
      arrivals.push_back(event.time);
    }
  }
  std::sort(arrivals.begin(), arrivals.end());
  return arrivals;
}

// 400 riders an hour, of which a hundredth is here.
TEST(DayOutages, HaveATaxiEveryQuarterOfAnHourForAHundredthOfThePeople) {
  const test::SmallDay day(hundredth_of(6'000));
  const std::vector<SimTime> arrivals = taxis_to_the_office(day);
  ASSERT_GT(arrivals.size(), 2U);
  for (std::size_t i = 1; i < arrivals.size(); ++i) {
    EXPECT_GE((arrivals[i] - arrivals[i - 1]).in_seconds(), 15.0 * 60.0);
  }
}

TEST(DayOutages, AtOtherStopsConcernNobody) {
  Inputs inputs = with_outage({});
  inputs.changes.outages.front().stops.clear();
  EXPECT_EQ(lost(test::SmallDay(std::move(inputs))), 0.0);
}

Duration longest(const std::vector<Duration>& waits) {
  return waits.empty() ? Duration{} : *std::max_element(waits.begin(), waits.end());
}

TEST(DayOutages, LetThoseChooseTooWhoHadTheBusInTheirPlan) {
  const test::SmallDay day(with_outage({.mode = "bus", .bus_places = 2}));
  EXPECT_GT(left_full_bus(day), 30.0);
  const std::vector<Duration> waits = test::bus_waits(day, SimTime::at(8), SimTime::at(10));
  ASSERT_GT(waits.size(), 40U);
  EXPECT_LE(longest(waits), Duration::minutes(90));
}

// From two hours after the end of the outage on.
TEST(DayOutages, LeaveTheBusAloneLongAfterThem) {
  const test::SmallDay day(with_outage(
      {.mode = "bus", .from = SimTime::at(5, 30), .until = SimTime::at(6), .bus_places = 2}));
  ASSERT_GT(*day.indicators().number("transit.bus.denied_boardings"), 30.0);
  EXPECT_EQ(left_full_bus(day) + lost(day), 0.0);
  EXPECT_GT(longest(test::bus_waits(day, SimTime::at(8), SimTime::at(10))), Duration::minutes(90));
}

TEST(DayOutages, LetPeopleLeaveABusStopWhereNoBusComes) {
  const OutageDay settings{.mode = "bus",
                           .bus_places = 100,
                           .no_bus_from = SimTime::at(8),
                           .no_bus_until = SimTime::at(14)};
  const test::SmallDay day(with_outage(settings));
  const std::vector<Duration> waits = test::bus_waits(day, SimTime::at(8), SimTime::at(10));
  ASSERT_GT(waits.size(), 40U);
  EXPECT_GE(*std::min_element(waits.begin(), waits.end()), Duration::minutes(15));
  EXPECT_LE(longest(waits), Duration::minutes(90));
  EXPECT_GT(longest(waits), Duration::minutes(30)) << "not all at once";
}

TEST(DayOutages, SendPeopleBackToTheTrainWhenItRunsAgain) {
  const OutageDay settings{.until = SimTime::at(9, 20), .train_places = 100, .bus_places = 1};
  Inputs inputs = with_outage(settings);
  inputs.scenario.trips.walk_weight = 20.0;  // nobody likes to walk
  const test::SmallDay day(std::move(inputs));
  EXPECT_GT(*day.indicators().number("transit.left_full_bus.train"), 0.0);
  for (const Event& left : day.events) {
    if (left.kind == EventKind::kWaitGivesUp &&
        static_cast<WayOn>(left.detail) == WayOn::kTrainPastFullBus) {
      const Event again = day.first(left.person, EventKind::kPlatformEnters, left.time);
      EXPECT_EQ(day.model.district.transit.stops[StopId(again.a)].id, "G");
      EXPECT_TRUE(day.find(left.person, EventKind::kBoards, again.time));
      EXPECT_FALSE(day.find(left.person, EventKind::kWaitGivesUp, left.time + Duration{1}))
          << "who waits for the train on purpose has patience";
    }
  }
}

TEST(DayOutages, LetPeopleWaitOnForATrainThatComesSoon) {
  const auto leave_before = [](SimTime until) {
    const OutageDay settings{.until = until, .train_places = 100, .bus_places = 100};
    return lost(test::SmallDay(with_outage(settings)));
  };
  EXPECT_LT(leave_before(SimTime::at(8, 50)), leave_before(SimTime::at(10)) / 2.0);
}

// All who are left behind by a bus are so at one moment: the lot decides, not the queue.
TEST(DayOutages, GiveTaxisOutByLotAmongThoseOfOneMoment) {
  Inputs inputs = with_outage({.mode = "bus", .bus_places = 1});
  inputs.scenario.trips.walk_weight = 20.0;  // nobody likes to walk
  const test::SmallDay day(std::move(inputs));
  const auto lot = [&day](PersonId person) {
    const scenario::RunSettings& run = day.model.scenario.run;
    const std::uint64_t first_day = mix64(run.seed ^ mix64(run.replicate));
    return mix64(day.model.population.key[person].value ^ first_day);
  };
  std::vector<std::pair<SimTime, std::uint64_t>> called;
  std::vector<SimTime> arrivals;
  for (const Event& left : day.events) {
    if (left.kind == EventKind::kWaitGivesUp &&
        static_cast<WayOn>(left.detail) == WayOn::kTaxiPastFullBus) {
      called.emplace_back(left.time, lot(left.person));
      arrivals.push_back(day.first(left.person, EventKind::kVehicleEnds, left.time).time);
    }
  }
  ASSERT_GT(called.size(), 5U);
  EXPECT_EQ(called.front().first, called.at(1).first) << "two at one moment at least";
  EXPECT_TRUE(std::is_sorted(called.begin(), called.end()));
  EXPECT_TRUE(std::is_sorted(arrivals.begin(), arrivals.end()));
}

TEST(DayOutages, OfAFerryLetRidersOfBusesWait) {
  Inputs inputs = with_outage({.mode = "bus", .bus_places = 1});
  inputs.changes.outages.front().mode = Mode::kFerry;
  const test::SmallDay day(std::move(inputs));
  EXPECT_GT(*day.indicators().number("transit.bus.denied_boardings"), 30.0);
  EXPECT_TRUE(std::ranges::none_of(day.events, [](const Event& event) {
    return event.kind == EventKind::kWaitGivesUp &&
           static_cast<WayOn>(event.detail) != WayOn::kNoRunToday;
  }));
}

}  // namespace
}  // namespace poai::simulation
