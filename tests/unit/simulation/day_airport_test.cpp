// Passengers on the small island with terminals: AA1 lands at 10:00, AA2 leaves at 11:00, its gate
// closes at 10:50.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/demand/air_travel.hpp"
#include "engine/simulation/foundation.hpp"
#include "engine/simulation/no_output.hpp"
#include "support/small_airport.hpp"
#include "unit/simulation/small_day.hpp"

namespace poai {
namespace {

using test::SmallDay;

const FlightId kLanding(0);
const FlightId kLeaving(1);

simulation::Inputs air_inputs(int show_up_min) {
  simulation::Inputs inputs = test::small_inputs(test::passengers(show_up_min) + test::profiles());
  inputs.district.airport = test::small_airport();
  return inputs;
}

/// Everybody has the purpose.
void set_purpose(AirPurpose purpose, simulation::Inputs& inputs) {
  for (district::PassengerSettings& passengers : inputs.district.airport->passengers) {
    passengers.purpose_share.fill(0.0);
    passengers.purpose_share[static_cast<std::size_t>(purpose)] = 1.0;
  }
}

std::size_t count(const SmallDay& day, EventKind kind, FlightId flight) {
  std::size_t found = 0;
  for (const Event& event : day.events) {
    found += event.kind == kind && event.a == flight.value() ? 1U : 0U;
  }
  return found;
}

std::size_t booked(const SmallDay& day, FlightId flight) {
  std::size_t found = 0;
  for (const PersonId person : ids<PersonId>(day.model.population.size())) {
    found += day.model.population.flight[person] == flight ? 1U : 0U;
  }
  return found;
}

PersonId somebody_of(const SmallDay& day, FlightId flight) {
  for (const PersonId person : ids<PersonId>(day.model.population.size())) {
    if (day.model.population.flight[person] == flight) {
      return person;
    }
  }
  return PersonId::none();
}

double number(const SmallDay& day, const std::string& name) {
  return day.indicators().number(name).value_or(-1.0);
}

TEST(DayAirport, BringsEverybodyFromTheAircraftToTheKerbAndOn) {
  const SmallDay day(air_inputs(60));
  EXPECT_EQ(count(day, EventKind::kFlightArrives, kLanding), booked(day, kLanding));
  ASSERT_GT(booked(day, kLanding), 50U);
  SimTime last;
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kFlightArrives && event.a == kLanding.value()) {
      last = std::max(last, event.time);
      EXPECT_EQ(day.first(event.person, EventKind::kTripBegins).time, event.time);
    }
  }
  // 3 min to the door, 2 s a person, 6 min of walking.
  EXPECT_EQ(last,
            SimTime::at(10, 9) + Duration::seconds(2 * static_cast<int>(booked(day, kLanding))));
  EXPECT_EQ(number(day, "airport.landed"), number(day, "airport.arrived"));
  EXPECT_NEAR(number(day, "airport.deplaned_per_min"), 30.0, 1e-9);
}

TEST(DayAirport, CountsTheKerbByMinuteAfterBlockIn) {
  simulation::Inputs inputs = air_inputs(60);
  const simulation::Model model(std::move(inputs), parallel::Threads(1), silent_logger());
  simulation::Simulation simulation(model);
  simulation::NoOutput sink;
  simulation.run(sink, {});
  const metrics::AirportObserver& airport = simulation.record().airport();
  EXPECT_EQ(airport.block_in_ms().at(kLanding.index()),
            static_cast<std::uint32_t>(SimTime::at(10).ms));
  EXPECT_EQ(airport.kerb_exits().at(8, kLanding.index()), 0U);
  EXPECT_EQ(airport.kerb_exits().at(9, kLanding.index()), 29U) << "2 s after 10:09, then every 2 s";
  EXPECT_EQ(airport.kerb_exits().at(10, kLanding.index()), 30U);
}

TEST(DayAirport, PutsWhoIsInTimeAboard) {
  const SmallDay day(air_inputs(60));
  EXPECT_EQ(count(day, EventKind::kFlightDeparts, kLeaving), booked(day, kLeaving));
  EXPECT_EQ(number(day, "airport.missed_flights"), 0.0);
}

TEST(DayAirport, HasDelaysOfEachDay) {
  simulation::Inputs inputs = air_inputs(60);
  inputs.district.flights[kLeaving].delay_sd_min = 30.0;
  const auto foundation = simulation::make_foundation(inputs, parallel::Threads(1));
  std::set<SimTime> left;
  for (const std::uint32_t number : {0U, 1U, 2U}) {
    const SmallDay day(inputs, foundation, number);
    const SimTime leaves =
        demand::actual_time(day.model.district.flights[kLeaving], number, day.model.draws);
    const Event aboard = day.first(somebody_of(day, kLeaving), EventKind::kFlightDeparts);
    EXPECT_EQ(aboard.time, leaves) << "day " << number;
    left.insert(leaves);
  }
  EXPECT_EQ(left.size(), 3U);
}

// A train takes one person: whom full trains leave behind misses the flight and goes back.
TEST(DayAirport, SaysThatFullTrainsMadePassengersMissTheirFlight) {
  simulation::Inputs inputs = air_inputs(60);
  inputs.district.transit.routes[RouteId(0)].crush_capacity = 1;
  const SmallDay day(std::move(inputs));
  const double missed = number(day, "airport.missed_flights");
  EXPECT_GT(missed, 0.0);
  EXPECT_GT(number(day, "airport.missed_by_cause.train_full"), 0.0);
  EXPECT_EQ(number(day, "airport.missed_by_cause.train_full") +
                number(day, "airport.missed_by_cause.ride_late"),
            missed);
  EXPECT_EQ(number(day, "airport.stranded.returned"), missed) << "there is no later flight";
  for (const Event& event : day.events) {
    if (event.kind == EventKind::kPassengerStranded) {
      const Event back = day.first(event.person, EventKind::kTripBegins, event.time);
      EXPECT_EQ(back.a, day.place("terminal").value());
      EXPECT_EQ(back.b, day.place("gate").value());
    }
  }
}

TEST(DayAirport, LetsStrandedPassengersTakeALaterFlightWithFreeSeats) {
  simulation::Inputs inputs = air_inputs(60);
  inputs.district.transit.routes[RouteId(0)].crush_capacity = 1;
  inputs.district.airport->stranded_weights = {1.0, 1e-9, 0.0, 0.0};
  district::Flight later = inputs.district.flights[kLeaving];
  later.number = "AA9";
  later.time = SimTime::at(20);
  later.seats = 5;
  later.load_factor = 0.0;
  const FlightId evening = inputs.district.flights.push_back(later);
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(number(day, "airport.stranded.next_flight"), 5.0) << "as many as there are seats";
  EXPECT_EQ(count(day, EventKind::kFlightDeparts, evening), 5U);
  EXPECT_GT(number(day, "airport.stranded.returned"), 0.0) << "for the others there is none";
}

TEST(DayAirport, StrandsTheLoadOfACancelledFlight) {
  simulation::Inputs inputs = air_inputs(60);
  inputs.district.flights[kLeaving].cancelled_at = SimTime::at(9);
  inputs.district.airport->stranded_weights = {0.0, 1e-9, 0.0, 1.0};
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(count(day, EventKind::kFlightCancelled, kLeaving), booked(day, kLeaving));
  EXPECT_EQ(count(day, EventKind::kFlightDeparts, kLeaving), 0U);
  EXPECT_EQ(number(day, "airport.missed_flights"), 0.0);
  EXPECT_EQ(number(day, "airport.stranded.terminal"), number(day, "airport.cancelled"));
  const PersonId person = somebody_of(day, kLeaving);
  const Event told = day.first(person, EventKind::kPassengerStranded);
  const Event stay = day.first(person, EventKind::kActivityBegins, told.time);
  EXPECT_EQ(stay.a, day.place("terminal").value());
  EXPECT_EQ(stay.detail, static_cast<std::uint8_t>(ActivityKind::kStay));
}

TEST(DayAirport, KeepsTheLoadOfACancelledArrivalAway) {
  simulation::Inputs inputs = air_inputs(60);
  inputs.district.flights[kLanding].cancelled_at = SimTime::at(9);
  const SmallDay day(std::move(inputs));
  EXPECT_EQ(count(day, EventKind::kFlightArrives, kLanding), 0U);
  EXPECT_FALSE(day.find(somebody_of(day, kLanding), EventKind::kTripBegins).has_value());
}

TEST(DayAirport, LetsBusinessTravellersStopAtAnOffice) {
  simulation::Inputs inputs = air_inputs(60);
  set_purpose(AirPurpose::kBusiness, inputs);
  const SmallDay day(std::move(inputs));
  const PlaceId office = day.place("office");
  const PersonId lands = somebody_of(day, kLanding);
  const Event first = day.first(lands, EventKind::kTripEnds);
  EXPECT_EQ(first.b, office.value());
  const Event second = day.first(lands, EventKind::kTripBegins, first.time);
  // 60 minutes from when the passenger was expected there: a platform of trains every 10 minutes
  // is on the way.
  EXPECT_NEAR((second.time - first.time).in_minutes(), 60.0, 10.0);
  EXPECT_EQ(second.b, day.place("gate").value());
  const PersonId leaves = somebody_of(day, kLeaving);
  EXPECT_EQ(day.first(leaves, EventKind::kTripEnds).b, office.value());
  EXPECT_TRUE(day.find(leaves, EventKind::kFlightDeparts).has_value());
  EXPECT_EQ(number(day, "airport.inflow_by_purpose.business"), number(day, "airport.arrived"));
}

/// A day on which all passengers have business at the office, which has those hours.
SmallDay business_day(const district::OpenHours& hours) {
  simulation::Inputs inputs = air_inputs(60);
  set_purpose(AirPurpose::kBusiness, inputs);
  inputs.district.airport->stop_hours[static_cast<std::size_t>(district::PlaceKind::kOffice)] =
      hours;
  return SmallDay(std::move(inputs));
}

/// When the first of the flight begin to go away from the office.
std::vector<SimTime> departures_from_office(const SmallDay& day, FlightId flight) {
  std::vector<SimTime> times;
  for (const Event& event : day.events) {
    const bool leaves = event.kind == EventKind::kTripBegins &&
                        event.a == day.place("office").value() && event.person.valid();
    if (leaves && day.model.population.flight[event.person] == flight) {
      times.push_back(event.time);
    }
  }
  return times;
}

TEST(DayAirport, EndsAStopWhenThePlaceCloses) {
  const SmallDay open = business_day({});
  for (const FlightId flight : {kLanding, kLeaving}) {
    const std::vector<SimTime> usual = departures_from_office(open, flight);
    ASSERT_FALSE(usual.empty());
    const SimTime closes = std::ranges::min(usual) - Duration::minutes(15);
    const SmallDay day = business_day({.opens = SimTime::at(0), .closes = closes});
    const std::vector<SimTime> departures = departures_from_office(day, flight);
    EXPECT_FALSE(departures.empty());
    for (const SimTime time : departures) {
      EXPECT_LE(time, closes);
    }
  }
}

TEST(DayAirport, LetsNobodyStopWhereItIsClosed) {
  const SmallDay open = business_day({});
  for (const FlightId flight : {kLanding, kLeaving}) {
    const SimTime leaves = std::ranges::max(departures_from_office(open, flight));
    EXPECT_TRUE(departures_from_office(business_day({.opens = leaves}), flight).empty());
    const district::OpenHours early = {.opens = SimTime::at(0), .closes = SimTime::at(3, 30)};
    EXPECT_TRUE(departures_from_office(business_day(early), flight).empty());
  }
}

// Two hours and some minutes before who leaves first for the flight: nobody waits that long.
TEST(DayAirport, LetsNobodyStopLongBeforeTheFlight) {
  const SimTime leaves = std::ranges::min(departures_from_office(business_day({}), kLeaving));
  const SimTime closes = leaves - Duration::minutes(121);
  const SmallDay day = business_day({.opens = SimTime::at(0), .closes = closes});
  EXPECT_TRUE(departures_from_office(day, kLeaving).empty());
}

TEST(DayAirport, TakesResidentsHomeAndFromHome) {
  simulation::Inputs inputs = air_inputs(60);
  set_purpose(AirPurpose::kResident, inputs);
  const SmallDay day(std::move(inputs));
  const PlaceId homes = day.place("homes");
  EXPECT_EQ(day.first(somebody_of(day, kLanding), EventKind::kTripEnds).b, homes.value());
  EXPECT_EQ(day.first(somebody_of(day, kLeaving), EventKind::kTripBegins).a, homes.value());
  EXPECT_EQ(number(day, "airport.port_liner.max_passengers"), -1.0) << "nobody needs a train";
}

}  // namespace
}  // namespace poai
