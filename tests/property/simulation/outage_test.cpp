// Outages on a small island: whoever waits for a bus can walk.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

#include "unit/simulation/outage_day.hpp"

namespace poai {
namespace {

SimTime morning(int from_min, int until_min) {
  return SimTime::at(0, *rc::gen::inRange(from_min, until_min));
}

/// An outage in the morning; buses that nobody comes by, that are full, or that fill at times.
test::OutageDay drawn_day() {
  test::OutageDay day;
  day.mode = *rc::gen::element(std::string("port_liner"), std::string("bus"));
  day.clerks = *rc::gen::inRange(1, 100);
  day.from = morning(6 * 60, 9 * 60);
  day.until = day.from + Duration::minutes(*rc::gen::inRange(10, 180));
  day.train_places = *rc::gen::inRange(1U, 100U);
  day.bus_places = *rc::gen::inRange(1U, 100U);
  day.bus_every_min = *rc::gen::element(10, 20, 30, 60);
  if (*rc::gen::arbitrary<bool>()) {
    day.no_bus_from = morning(7 * 60, 9 * 60);
    day.no_bus_until = day.no_bus_from + Duration::hours(*rc::gen::inRange(1, 8));
  }
  return day;
}

// Of those who come to the stop during an outage or up to two hours later.
RC_GTEST_PROP(Outage, LetsNobodyWaitForABusLongerThan90Minutes, ()) {
  const test::OutageDay settings = drawn_day();
  const test::SmallDay day(test::with_outage(settings));
  const std::vector<Duration> waits =
      test::bus_waits(day, settings.from, settings.until + Duration::hours(2));
  RC_CLASSIFY(!waits.empty());
  for (const Duration wait : waits) {
    RC_ASSERT(wait <= Duration::minutes(90));
  }
}

// Nobody is lost or doubled by choosing again: who sets out arrives.
RC_GTEST_PROP(Outage, LetsEverybodyArriveSomewhere, ()) {
  const test::SmallDay day(test::with_outage(drawn_day()));
  const auto count = [&day](EventKind kind) {
    return std::count_if(day.events.begin(), day.events.end(),
                         [kind](const Event& event) { return event.kind == kind; });
  };
  RC_ASSERT(count(EventKind::kTripBegins) == count(EventKind::kTripEnds));
}

}  // namespace
}  // namespace poai
