// People who wait for a line that stands still.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "unit/simulation/small_day.hpp"

namespace poai::simulation {
namespace {

using movement::WayOn;

/// Sixty clerks, one place in each train, and an outage at all stops.
Inputs with_outage(SimTime from, SimTime until) {
  Inputs inputs = test::small_inputs(test::clerks(60, "port_liner") + test::profiles());
  inputs.district.transit.routes[RouteId(0)].crush_capacity = 1;
  scenario::Outage outage{from, until, {}};
  for (std::size_t stop = 0; stop < inputs.district.transit.stops.size(); ++stop) {
    outage.stops.emplace_back(stop);
  }
  inputs.changes.outages.push_back(std::move(outage));
  return inputs;
}

double lost(const test::SmallDay& day) {
  double count = 0.0;
  for (const char* way : {"bus", "walk", "taxi", "home"}) {
    count += *day.indicators().number("transit.lost_patience." + std::string(way));
  }
  return count;
}

TEST(DayOutages, LetPeopleLosePatienceOnlyWhileTheLineStandsStill) {
  const SimTime from = SimTime::at(8);
  const SimTime until = SimTime::at(10);
  const test::SmallDay day(with_outage(from, until));
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
  const test::SmallDay day(with_outage(SimTime::at(8), SimTime::at(10)));
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
    if (way == WayOn::kHome) {
      EXPECT_EQ(ends.a, ends.b) << "the trip ends where it began";
    } else if (way == WayOn::kWalk) {
      EXPECT_EQ(static_cast<Mode>(ends.detail), Mode::kWalk);
    }
  }
}

TEST(DayOutages, AreNotFeltBeforeThem) {
  const test::SmallDay calm([] {
    Inputs inputs = with_outage(SimTime::at(8), SimTime::at(10));
    inputs.changes.outages.clear();
    return inputs;
  }());
  const test::SmallDay late(with_outage(SimTime::at(26), SimTime::at(26, 30)));
  EXPECT_EQ(lost(calm), 0.0);
  EXPECT_EQ(calm.indicators().text("run.state_hash"), late.indicators().text("run.state_hash"));
}

/// The outage on an island with a bus from the gate to the office every 20 minutes, in 6 minutes,
/// with so many places.
Inputs with_bus(std::uint32_t places) {
  Inputs inputs = with_outage(SimTime::at(8), SimTime::at(10));
  std::string text = "stops G S G G O\n";
  const auto clock = [](int minute) {
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
  };
  for (int minute = 5 * 60; minute <= 24 * 60; minute += 10) {
    text += fmt::format("line {} {}/{} {}\n", clock(minute), clock(minute + 4), clock(minute + 5),
                        clock(minute + 9));
    if (minute % 20 == 0) {
      text += fmt::format("bus - - - {} {}\n", clock(minute), clock(minute + 6));
    }
  }
  test::DrawnTimetable drawn = test::draw_timetable(text);
  drawn.route("line").crush_capacity = 1;
  drawn.route("bus").crush_capacity = places;
  const auto set = [&](const char* stop, const char* place) {
    const PlaceId at = inputs.district.place_by_id.at(place);
    drawn.transit.stops[drawn.stop(stop)].place = at;
    drawn.transit.stops[drawn.stop(stop)].node = inputs.district.places[at].node;
  };
  set("G", "gate");
  set("S", "stop_gate");
  set("O", "office");
  drawn.transit.timetables[1] = drawn.transit.timetables[0];
  inputs.changes.outages.front().stops = {drawn.stop("G"), drawn.stop("S")};
  inputs.district.transit = drawn.transit;
  return inputs;
}

double left_full_bus(const test::SmallDay& day) {
  double count = 0.0;
  for (const char* way : {"walk", "taxi", "home"}) {
    count += *day.indicators().number("transit.left_full_bus." + std::string(way));
  }
  return count;
}

TEST(DayOutages, LetPeopleLeaveWhoSeeAFullBus) {
  const test::SmallDay day(with_bus(2));
  ASSERT_GT(*day.indicators().number("transit.lost_patience.bus"), 10.0);
  EXPECT_GT(left_full_bus(day), 5.0);
  double counted = 0.0;
  for (const Event& left : day.events) {
    if (left.kind != EventKind::kWaitGivesUp ||
        left.detail < static_cast<std::uint8_t>(WayOn::kWalkPastFullBus)) {
      continue;
    }
    ++counted;
    const Event chose = day.first(left.person, EventKind::kWaitGivesUp);
    EXPECT_EQ(static_cast<WayOn>(chose.detail), WayOn::kBus) << "they had gone on by bus";
    const Event denied = day.first(left.person, EventKind::kDenied, left.time);
    EXPECT_EQ(denied.time, left.time);
    EXPECT_EQ(denied.b, left.a) << "at the stop that they leave";
    EXPECT_FALSE(day.find(left.person, EventKind::kBoards, left.time) &&
                 day.first(left.person, EventKind::kBoards, left.time).time <
                     day.first(left.person, EventKind::kTripEnds, left.time).time);
  }
  EXPECT_EQ(counted, left_full_bus(day));
}

TEST(DayOutages, KeepPeopleAtABusThatHasRoom) {
  const test::SmallDay day(with_bus(100));
  ASSERT_GT(*day.indicators().number("transit.lost_patience.bus"), 10.0);
  EXPECT_EQ(left_full_bus(day), 0.0);
}

// Who rides the bus every day waits for the next one, as on a day without an outage.
TEST(DayOutages, ChangeNothingForWhoIsDeniedWithoutOne) {
  Inputs inputs = with_bus(2);
  inputs.changes.outages.clear();
  const test::SmallDay day(std::move(inputs));
  EXPECT_GT(*day.indicators().number("transit.port_liner.denied_boardings"), 10.0);
  EXPECT_EQ(left_full_bus(day), 0.0);
}

/// A hundredth of so many clerks, and of all capacities.
Inputs hundredth_of(int clerks) {
  Inputs inputs = with_bus(1);
  const Inputs people = test::small_inputs(test::clerks(clerks, "port_liner") + test::profiles());
  inputs.population = people.population;
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
  Inputs inputs = with_outage(SimTime::at(8), SimTime::at(10));
  inputs.changes.outages.front().stops.clear();
  EXPECT_EQ(lost(test::SmallDay(std::move(inputs))), 0.0);
}

}  // namespace
}  // namespace poai::simulation
