#include "engine/demand/detail/passenger_planner.hpp"

#include <algorithm>

#include "engine/demand/air_travel.hpp"
#include "engine/demand/detail/day_draws.hpp"

namespace poai::demand::detail {

using random::Purpose;

namespace {

constexpr double kLeastKerbMin = 5.0;
constexpr double kCheckInMarginMin =
    5.0;  // nobody plans to be there later than this before closing

}  // namespace

void PassengerPlanner::plan(PersonId person, std::vector<PlanItem>& items,
                            PlanReport& report) const {
  ++report.tours;
  const district::Flight& flight = inputs_.district.flights[inputs_.population.flight[person]];
  if (flight.direction == district::Flight::Direction::kArrival) {
    plan_arrival(person, items);
  } else {
    plan_departure(person, items, report);
  }
}

// In the air until the kerb, then to the gate.
void PassengerPlanner::plan_arrival(PersonId person, std::vector<PlanItem>& items) const {
  const population::Population& people = inputs_.population;
  const district::Flight& flight = inputs_.district.flights[people.flight[person]];
  const population::AirTravel& air = *inputs_.spec.air;
  const TourDraws draws(draws_, people.key[person], random::Occasion::on(day_.number, 0));
  const population::Minutes& kerb =
      flight.kind == district::Flight::Kind::kDomestic ? air.kerb_domestic : air.kerb_international;
  const double least_min = std::max(kLeastKerbMin, kerb.mean - 3.0 * kerb.sd);
  PlanItem aboard;
  aboard.place = flight.terminal;
  aboard.activity = ActivityKind::kElsewhere;
  aboard.end_ms = flight_ms(flight) + draws.minutes_ms(Purpose::kKerb, kerb, least_min);
  PlanItem home;
  home.place = people.home[person];
  home.activity = ActivityKind::kElsewhere;
  home.mode = people.mode[person];
  items.insert(items.end(), {aboard, home});
}

// From the gate to the terminal in time, aboard at departure.
void PassengerPlanner::plan_departure(PersonId person, std::vector<PlanItem>& items,
                                      PlanReport& report) const {
  const population::Population& people = inputs_.population;
  const district::Flight& flight = inputs_.district.flights[people.flight[person]];
  const population::AirTravel& air = *inputs_.spec.air;
  const TourDraws draws(draws_, people.key[person], random::Occasion::on(day_.number, 0));
  const population::Minutes& show_up = flight.kind == district::Flight::Kind::kDomestic
                                           ? air.show_up_domestic
                                           : air.show_up_international;
  const std::int32_t arrive_ms =
      static_cast<std::int32_t>(flight.time.ms) -
      draws.minutes_ms(Purpose::kShowUp, show_up, air.closes_min + kCheckInMarginMin);
  PlanItem before;
  before.place = people.home[person];
  before.activity = ActivityKind::kElsewhere;
  before.end_ms = travel_.departure_ms(person, before.place, flight.terminal, arrive_ms);
  if (before.end_ms < kDayBeginMs) {
    before.end_ms = kDayBeginMs;
    ++report.repaired;
  }
  PlanItem terminal;
  terminal.place = flight.terminal;
  terminal.activity = ActivityKind::kTravel;
  terminal.mode = people.mode[person];
  terminal.end_ms = std::max(before.end_ms, flight_ms(flight));
  PlanItem aboard;
  aboard.place = flight.terminal;
  aboard.activity = ActivityKind::kElsewhere;
  items.insert(items.end(), {before, terminal, aboard});
}

std::int32_t PassengerPlanner::flight_ms(const district::Flight& flight) const {
  return static_cast<std::int32_t>(actual_time(flight, day_.number, draws_).ms);
}

}  // namespace poai::demand::detail
