#include "engine/metrics/indicators.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "engine/core/contracts.hpp"
#include "engine/demand/make_plans.hpp"
#include "engine/metrics/day_record.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using test::event;
using test::with;

TEST(Indicators, GiveNumbersAndTextsByName) {
  Indicators indicators;
  indicators.add("a.whole", std::int64_t{3});
  indicators.add("a.real", 0.5);
  indicators.add("a.truth", true);
  indicators.add("a.text", std::string("P02-P03"));

  EXPECT_EQ(indicators.number("a.whole"), 3.0);
  EXPECT_EQ(indicators.number("a.real"), 0.5);
  EXPECT_EQ(indicators.number("a.truth"), 1.0);
  EXPECT_EQ(indicators.number("a.text"), std::nullopt);
  EXPECT_EQ(indicators.text("a.text"), "P02-P03");
  EXPECT_EQ(indicators.number("nothing"), std::nullopt);
  EXPECT_EQ(indicators.names().size(), 4U);
  EXPECT_THROW(indicators.add("a.real", 1.0), ContractViolation);
}

/// Two of three go out: one takes the train and is served at the canteen, one finds no place.
class IndicatorsOfDay : public testing::Test {
 protected:
  IndicatorsOfDay() {
    const PlaceId homes = island_.place("homes");
    const PlaceId gate = island_.place("gate");
    const PlaceId canteen = island_.place("canteen");
    const StopId s = island_.stop("S");
    const StopId g = island_.stop("G");
    const RunId run(10);
    const PersonId anna(0);
    const PersonId ben(1);
    using K = EventKind;
    events_ = {
        with(event(K::kActivityBegins, SimTime::at(3), anna, homes), ActivityKind::kHome),
        with(event(K::kActivityBegins, SimTime::at(3), ben, gate), ActivityKind::kElsewhere),
        with(event(K::kActivityBegins, SimTime::at(3), PersonId(2), gate),
             ActivityKind::kElsewhere),
        with(event(K::kTripBegins, SimTime::at(7), ben, gate, homes), Mode::kPortLiner),
        event(K::kWalkBegins, SimTime::at(7), ben, NodeId(0), NodeId(0)),
        event(K::kPlatformEnters, SimTime::at(7), ben, g, s),
        event(K::kBoards, SimTime::at(7, 2), ben, run, g),
        event(K::kRunDeparts, SimTime::at(7, 2), PersonId::none(), run, g),
        event(K::kAlights, SimTime::at(7, 6), ben, run, s),
        with(event(K::kTripEnds, SimTime::at(7, 10), ben, gate, homes), Mode::kPortLiner),
        with(event(K::kMealWanted, SimTime::at(12), anna, homes), LunchForm::kCanteen),
        event(K::kQueueJoins, SimTime::at(12), anna, canteen),
        event(K::kServiceBegins, SimTime::at(12, 1), anna, canteen),
        with(event(K::kVenueLeaves, SimTime::at(12, 20), anna, canteen), VenueOutcome::kServed),
        with(event(K::kMealSettled, SimTime::at(12, 20), anna, canteen), MealOutcome::kServed),
        with(event(K::kMealWanted, SimTime::at(12), ben, homes), LunchForm::kEatingOut),
        with(event(K::kMealSettled, SimTime::at(12), ben, PlaceId::none()), MealOutcome::kNoPlace),
        event(K::kFlightArrives, SimTime::at(13), ben, FlightId(0)),
        event(K::kFlightMissed, SimTime::at(14), anna, FlightId(1))};
  }

  [[nodiscard]] Indicators indicators(double scale = 1.0) {
    island_.scenario.population.scale = scale;
    DayRecord record(island_.world());
    record.on_events(events_);
    record.finish(SimTime::at(27));
    return record.indicators();
  }

  test::ObservedIsland island_{3};
  std::vector<Event> events_;
};

TEST_F(IndicatorsOfDay, SayHowManyGuestsAnEventAskedForAndGets) {
  scenario::Intervention fair;
  fair.id = "fair";
  fair.kind = scenario::InterventionKind::kEvent;
  fair.event.guests = 80;
  island_.scenario.interventions.push_back(fair);
  island_.scenario.population.scale = 0.1;
  demand::PlanReport plans;
  plans.events.push_back({.id = "fair", .asked = 8, .come = 5});
  World world = island_.world();
  world.plan_report = &plans;
  DayRecord record(world);
  record.on_events(events_);
  record.finish(SimTime::at(27));
  EXPECT_EQ(record.indicators().number("events.fair.guests_asked"), 80.0);
  EXPECT_EQ(record.indicators().number("events.fair.guests"), 50.0);
}

TEST_F(IndicatorsOfDay, CountThePeople) {
  const Indicators day = indicators();
  EXPECT_EQ(day.number("persons.total"), 3.0);
  EXPECT_EQ(day.number("persons.appeared"), 2.0);
  EXPECT_EQ(day.number("persons.by_role.office_worker"), 2.0);
  EXPECT_EQ(day.number("persons.appeared_by_role.office_worker"), 1.0);
  EXPECT_EQ(day.number("present.by_hour.27:00"), 3.0);
}

TEST_F(IndicatorsOfDay, CountTripsAndBoardings) {
  const Indicators day = indicators();
  EXPECT_EQ(day.number("trips.total"), 1.0);
  EXPECT_EQ(day.number("trips.by_mode.port_liner"), 1.0);
  EXPECT_EQ(day.number("transit.port_liner.boardings_by_station.G"), 1.0);
  EXPECT_EQ(day.number("transit.port_liner.boardings_by_station.S"), 0.0);
  EXPECT_EQ(day.number("transit.port_liner.alightings_by_station.S"), 1.0);
  EXPECT_EQ(day.number("transit.port_liner.mean_wait_s"), 120.0);
  EXPECT_EQ(day.text("transit.port_liner.max_load_section"), "G-S");
  EXPECT_EQ(day.text("transit.port_liner.max_load_hour"), "07:00");
  EXPECT_EQ(day.number("transit.port_liner.max_load_share"), 0.01);  // 1 of 100
  EXPECT_EQ(day.number("transit.port_liner.max_load_share_by_section.G-S"), 0.01);
  EXPECT_EQ(day.text("transit.port_liner.max_load_hour_by_section.G-S"), "07:00");
}

TEST_F(IndicatorsOfDay, CountTheTripsOfResidentsWhoGoOut) {
  EXPECT_EQ(indicators().number("trips.per_mobile_resident"), std::nullopt);  // Anna stays
  const PersonId anna(0);
  const PlaceId homes = island_.place("homes");
  const PlaceId canteen = island_.place("canteen");
  for (const int hour : {15, 16, 17}) {
    events_.push_back(
        with(event(EventKind::kTripBegins, SimTime::at(hour), anna, homes, canteen), Mode::kWalk));
    events_.push_back(
        with(event(EventKind::kTripEnds, SimTime::at(hour, 5), anna, homes, canteen), Mode::kWalk));
  }
  EXPECT_EQ(indicators().number("trips.per_mobile_resident"), 3.0);
}

TEST_F(IndicatorsOfDay, DoNotCountWhoChangesAsAlightingAtTheGate) {
  events_.push_back(
      {SimTime::at(7, 8), PersonId(1), 11, island_.stop("S").value(), EventKind::kBoards, 1});
  const Indicators day = indicators();
  EXPECT_EQ(day.number("transit.port_liner.alightings_by_station.S"), 0.0);
  EXPECT_EQ(day.number("transit.port_liner.boardings_by_station.S"), 0.0);
}

TEST_F(IndicatorsOfDay, CountMealsAndFlights) {
  const Indicators day = indicators();
  EXPECT_EQ(day.number("dining.wanted"), 2.0);
  EXPECT_EQ(day.number("dining.served"), 1.0);
  EXPECT_EQ(day.number("dining.unserved"), 1.0);
  EXPECT_EQ(day.number("dining.mean_wait_s"), 60.0);
  EXPECT_EQ(day.number("airport.arrived"), 1.0);
  EXPECT_EQ(day.number("airport.missed_flights"), 1.0);
  EXPECT_EQ(day.number("encounters.contacts"), 0.0);
  EXPECT_EQ(day.number("encounters.nothing"), std::nullopt);
}

TEST_F(IndicatorsOfDay, AreOfRealPersonsAtAnyScale) {
  const Indicators day = indicators(0.1);
  EXPECT_EQ(day.number("persons.total"), 30.0);
  EXPECT_EQ(day.number("transit.port_liner.boardings"), 10.0);
  EXPECT_EQ(day.number("transit.port_liner.max_load_share"), 0.1);
  EXPECT_EQ(day.number("transit.port_liner.mean_wait_s"), 120.0);
}

TEST_F(IndicatorsOfDay, AreInvalidIfMoreThanOneOfAThousandWalksWasReleased) {
  EXPECT_EQ(indicators().number("run.valid"), 1.0);
  for (int i = 0; i < 1'998; ++i) {
    events_.push_back(
        event(EventKind::kWalkBegins, SimTime::at(9), PersonId(0), NodeId(0), NodeId(1)));
  }
  events_.push_back(
      event(EventKind::kStuckReleases, SimTime::at(9), PersonId(0), DirectedLinkId(0)));
  EXPECT_EQ(indicators().number("run.valid"), 1.0);  // 1 of 1,999 walks
  events_.push_back(
      event(EventKind::kStuckReleases, SimTime::at(9), PersonId(0), DirectedLinkId(0)));
  EXPECT_EQ(indicators().number("run.valid"), 0.0);  // 2 of 1,999 walks
  EXPECT_EQ(indicators().number("walking.released_stuck"), 2.0);
}

}  // namespace
}  // namespace poai::metrics
