#pragma once
// The small island with people whose states and events a test makes by hand, and a record of the
// day.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/hash.hpp"
#include "engine/core/id_range.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "engine/metrics/convergence.hpp"
#include "engine/metrics/day_record.hpp"
#include "support/small_island.hpp"

namespace poai::test {

/// Stop G and the link from it are on the mainland, all else is on the island. Scenario: a day from
/// 03:00 to 27:00.
class ObservedIsland {
 public:
  explicit ObservedIsland(std::size_t persons, const std::string& scenario_name = "test")
      : states(persons) {
    scenario.name = scenario_name;
    scenario.resolved = "name = \"" + scenario_name + "\"\n";
    place_mainland();
    for (std::size_t i = 0; i < persons; ++i) {
      add_person(i);
    }
    const std::vector<demand::PlanItem> idle(1);
    for (std::size_t i = 0; i < persons; ++i) {
      plans.append_row(idle);
    }
    walking = std::make_unique<movement::WalkEngine>(island.district.network, island.fields,
                                                     scenario.walking, persons, 1.0);
    riding = std::make_unique<movement::TransitEngine>(
        island.district.transit, island.district.transit.timetables[0], persons, 1.0);
    venues = std::make_unique<venues::VenueEngine>(island.district.services, DayType::kTermWeekday,
                                                   scenario.dining, island.draws, 1.0);
    circles.affiliation = Column<PersonId, encounters::Affiliation>(persons);
    ties = encounters::TieGraph({}, population.key);
    encounters = std::make_unique<encounters::EncounterEngine>(
        encounters::Members{population.key, circles.affiliation}, encounters::Spaces(persons), ties,
        scenario.encounters, island.draws,
        encounters::MeetingDay{0, SimTime::at(3), SimTime::at(27)});
  }

  [[nodiscard]] metrics::World world() const {
    return {.scenario = scenario,
            .district = island.district,
            .timetable = island.district.transit.timetables[0],
            .population = population,
            .plans = plans,
            .states = states,
            .walking = *walking,
            .riding = *riding,
            .venues = *venues,
            .car_parks = car_parks,
            .encounters = *encounters,
            .circles = circles,
            .convergence = &convergence};
  }

  [[nodiscard]] PlaceId place(const std::string& id) const { return island.place(id); }
  [[nodiscard]] StopId stop(const std::string& id) const {
    return find_row(island.district.transit.stops, id);
  }

  void put(PersonId person, movement::StateKind kind, std::size_t container,
           SimTime since = SimTime::at(3)) {
    states[person].kind = kind;
    states[person].container = static_cast<std::uint32_t>(container);
    states[person].since_ms = since.ms;
  }

  SmallIsland island;
  scenario::Scenario scenario;
  population::Population population;
  demand::Plans plans;
  movement::PersonStates states;
  std::unique_ptr<movement::WalkEngine> walking;
  std::unique_ptr<movement::TransitEngine> riding;
  std::unique_ptr<venues::VenueEngine> venues;
  movement::CarParks car_parks{island.district, island.fields, 1.0};
  encounters::Circles circles;
  encounters::TieGraph ties;
  metrics::Convergence convergence;  ///< no days before, unless a test adds some
  std::unique_ptr<encounters::EncounterEngine> encounters;

 private:
  void place_mainland() {
    district::District& district = island.district;
    district.name = "small";
    district.title = "Small Island";
    district.title_ja = "小島";
    district.places[place("gate")].area = district::PlaceArea::kMainland;
    district.network.area[LinkId(0)] = district::Area::kMainland;
    district.coastline = {{{0.0, 0.0}, {100.0, 0.0}, {100.0, 100.0}}};
    for (district::Stop& stop : district.transit.stops.values()) {
      stop.position = district.network.node_position[stop.node];
      stop.place = place(stop.id == "G" ? "gate" : "stop_gate");
    }
  }

  void add_person(std::size_t ordinal) {
    population.key.push_back({mix64(ordinal)});
    population.block.push_back(BlockId(0));
    population.role.push_back(ordinal == 0 ? Role::kResident : Role::kOfficeWorker);
    population.age.push_back(40);
    population.sex.push_back(Sex::kFemale);
    population.speed_mps.push_back(1.25F);
    population.home.push_back(place("homes"));
    population.target.push_back(place("office"));
    population.mode.push_back(Mode::kPortLiner);
    population.flight.push_back(FlightId::none());
    population.air_purpose.push_back(AirPurpose::kTransfer);
    population.air_stop.push_back(PlaceId::none());
    population.organisation.push_back(population::OrganisationId::none());
    population.household.push_back(population::HouseholdId::none());
    population.school_year.push_back(0);
    population.lunch_budget_yen.push_back(800);
    population.walk_dislike.push_back(1.0F);
    if (ordinal == 0) {
      population.block_id.push_back("block");
    }
    put(PersonId(ordinal), movement::StateKind::kActivity, place("homes").index());
  }
};

template <class IdA>
[[nodiscard]] Event event(EventKind kind, SimTime time, PersonId person, IdA a) {
  return {.time = time, .person = person, .a = a.value(), .kind = kind};
}

template <class IdA, class IdB>
[[nodiscard]] Event event(EventKind kind, SimTime time, PersonId person, IdA a, IdB b) {
  return {.time = time, .person = person, .a = a.value(), .b = b.value(), .kind = kind};
}

/// The event with its detail.
template <class Enum>
[[nodiscard]] Event with(Event event, Enum detail) {
  event.detail = static_cast<std::uint8_t>(detail);
  return event;
}

}  // namespace poai::test
