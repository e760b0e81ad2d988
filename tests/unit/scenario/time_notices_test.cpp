// Interventions at times at which they do nothing, or more than their author may mean: noticed.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/scenario/apply.hpp"
#include "scenario_files.hpp"

namespace poai::scenario {
namespace {

/// A flight that leaves at 09:00 and one that lands at 22:00.
district::District small_airport() {
  district::District district;
  district.airport.emplace();
  district::Flight flight;
  flight.direction = district::Flight::Direction::kDeparture;
  flight.number = "P1";
  flight.time = SimTime::at(9);
  district.flights.push_back(flight);
  flight.direction = district::Flight::Direction::kArrival;
  flight.number = "P2";
  flight.time = SimTime::at(22);
  district.flights.push_back(flight);
  return district;
}

/// What is noticed of an intervention "x" of these lines: key, problem and reason.
std::vector<std::string> noticed(const std::string& lines) {
  const ScenarioFiles files;
  Problems problems;
  const Scenario scenario =
      files.load(kHead + kDistrict + "[[intervention]]\nid = \"x\"\n" + lines, problems);
  district::District district = small_airport();
  population::PopulationSpec nobody;
  const Changes changes = apply_interventions(scenario, district, nobody, problems);
  problems.throw_if_any();
  std::vector<std::string> texts;
  for (const Problem& notice : changes.notices) {
    EXPECT_FALSE(notice.suggestion.empty());
    texts.push_back(notice.key + ": " + notice.problem + " (" + notice.reason + ")");
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST(TimeNotices, TellOfFlightsThatLandWhenTheRunHasEnded) {
  EXPECT_EQ(noticed("kind = \"delay-flights\"\ndelay_min = 300\n"),
            Texts{"intervention.x.delay_min: 1 of the flights land when the run has ended (it ends "
                  "at 27:00: their passengers are not part of the day)"});
  EXPECT_EQ(noticed("kind = \"delay-flights\"\ndelay_min = 299\n"), Texts{});
  EXPECT_EQ(noticed("kind = \"delay-flights\"\ndirection = \"departure\"\ndelay_min = 600\n"),
            Texts{});
}

TEST(TimeNotices, TellOfATimeWithoutFlightsToStrand) {
  EXPECT_EQ(noticed("kind = \"strand-flights\"\nfrom = \"22:30\"\n"),
            Texts{"intervention.x.from: the intervention changes nothing (none of the flights is "
                  "from 22:30 on)"});
  EXPECT_EQ(noticed("kind = \"strand-flights\"\nfrom = \"21:00\"\n"), Texts{});
}

TEST(TimeNotices, TellOfTimesOutsideOfTheRun) {
  EXPECT_EQ(noticed("kind = \"strand-flights\"\nfrom = \"28:00\"\n"),
            Texts{"intervention.x.from: the intervention changes nothing (it would hold from 28:00 "
                  "until 30:00, and the run is from 03:00 until 27:00)"});
  const std::string rain = "kind = \"weather\"\nspeed_factor = 0.8\n";
  EXPECT_EQ(noticed(rain + "from = \"01:00\"\nuntil = \"02:00\"\n").size(), 1U);
  EXPECT_EQ(noticed(rain + "from = \"01:00\"\nuntil = \"04:00\"\n"), Texts{});
}

}  // namespace
}  // namespace poai::scenario
