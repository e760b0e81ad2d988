// People who wait for a line that stands still.

#include <gtest/gtest.h>

#include <string>
#include <utility>

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
    const bool by_car = way == WayOn::kTaxi || way == WayOn::kNoRunToday;
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

TEST(DayOutages, AtOtherStopsConcernNobody) {
  Inputs inputs = with_outage(SimTime::at(8), SimTime::at(10));
  inputs.changes.outages.front().stops.clear();
  EXPECT_EQ(lost(test::SmallDay(std::move(inputs))), 0.0);
}

}  // namespace
}  // namespace poai::simulation
