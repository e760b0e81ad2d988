#include "engine/movement/terminal_engine.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "support/small_airport.hpp"
#include "support/small_island.hpp"

namespace poai::movement {
namespace {

using district::Flight;

const FlightId kLanding(0);  // AA1, 10:00
const FlightId kLeaving(1);  // AA2, 11:00

class TerminalEngineTest : public testing::Test {
 protected:
  TerminalEngineTest() { district.airport = test::small_airport(); }

  [[nodiscard]] TerminalRequest request(std::uint32_t person, FlightId flight, SimTime time) const {
    return {.time = time,
            .person = PersonId(person),
            .key = {person + 1U},
            .tie_break = person,
            .flight = flight,
            .flight_time = district.flights[flight].time,
            .first_step = first_step_of(district.flights[flight])};
  }

  /// Puts `persons` in at once and runs the day; exits in the order of time.
  std::vector<TerminalExit> run(std::uint32_t persons, FlightId flight, SimTime time,
                                double scale = 1.0) {
    std::vector<TerminalRequest> requests;
    for (std::uint32_t i = 0; i < persons; ++i) {
      requests.push_back(request(i, flight, time));
    }
    return run(requests, scale);
  }

  std::vector<TerminalExit> run(const std::vector<TerminalRequest>& requests, double scale = 1.0) {
    TerminalEngine engine(district, random::Draws(1, 0), day, 1'000, scale);
    engine.admit(requests);
    std::vector<TerminalExit> exits;
    engine.advance(SimTime::at(27), events, exits);
    EXPECT_EQ(engine.inside(), 0U);
    return exits;
  }

  [[nodiscard]] std::vector<std::int64_t> waits_s(TerminalStep step) const {
    std::vector<std::int64_t> waits;
    for (const Event& event : events) {
      if (event.kind == EventKind::kTerminalReaches &&
          event.detail == static_cast<std::uint8_t>(step)) {
        waits.push_back(event.b / 1'000);
      }
    }
    return waits;
  }

  district::District district = test::small_island();
  std::uint32_t day = 0;
  EventBuffer events;
};

// Door at 10:03, the first out after 2 s, then one every 2 s, and 6 min to the kerb.
TEST_F(TerminalEngineTest, EmptiesACabinRowByRow) {
  const auto exits = run(80, kLanding, SimTime::at(10));
  ASSERT_EQ(exits.size(), 80U);
  for (std::size_t i = 0; i < exits.size(); ++i) {
    EXPECT_EQ(exits[i].outcome, TerminalOutcome::kAtKerb);
    EXPECT_EQ(exits[i].person, PersonId(i)) << "by the tie-break";
    EXPECT_EQ(exits[i].time, SimTime::at(10, 9) + Duration::seconds(2 * (static_cast<int>(i) + 1)));
  }
}

TEST_F(TerminalEngineTest, EmptiesACabinTwiceAsFastThroughTwoDoors) {
  district.airport->doors = 2;
  EXPECT_EQ(run(80, kLanding, SimTime::at(10)).back().time,
            SimTime::at(10, 9) + Duration::seconds(80));
}

// 40 of 80 persons at scale 0.5 leave as late as 80 at scale 1.
TEST_F(TerminalEngineTest, TakesAsLongAtEveryScale) {
  EXPECT_EQ(run(40, kLanding, SimTime::at(10), 0.5).back().time,
            SimTime::at(10, 9) + Duration::seconds(160));
}

// The k-th is at the counters at 10:06:02 + 2 s x k; two counters of 60 s each: pair j waits
// 60 s x j less the 4 s x j by which it comes later.
TEST_F(TerminalEngineTest, QueuesForeignersAtTheCounters) {
  district.flights[kLanding].kind = Flight::Kind::kInternational;
  district.airport->foreigner_share = 1.0;
  run(6, kLanding, SimTime::at(10));
  EXPECT_EQ(waits_s(TerminalStep::kImmigration),
            (std::vector<std::int64_t>{0, 0, 56, 56, 112, 112}));
}

// One e-gate of 15 s: each waits 13 s longer than the one before.
TEST_F(TerminalEngineTest, DrawsTheWalkAnewEachDay) {
  district.airport->walk_min = {6.0, 1.0};
  const auto first = run(20, kLanding, SimTime::at(10));
  day = 1;
  const auto second = run(20, kLanding, SimTime::at(10));
  EXPECT_NE(first.back().time, second.back().time);
}

TEST_F(TerminalEngineTest, KeepsNationalitiesOverTheDays) {
  district.flights[kLanding].kind = Flight::Kind::kInternational;
  district.airport->foreigner_share = 0.5;
  const auto first = run(20, kLanding, SimTime::at(10));
  day = 1;
  const auto second = run(20, kLanding, SimTime::at(10));
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].person, second[i].person);
    EXPECT_EQ(first[i].time, second[i].time);
  }
}

TEST_F(TerminalEngineTest, QueuesNationalsAtTheGates) {
  district.flights[kLanding].kind = Flight::Kind::kInternational;
  run(4, kLanding, SimTime::at(10));
  EXPECT_EQ(waits_s(TerminalStep::kImmigration), (std::vector<std::int64_t>{0, 13, 26, 39}));
}

// Bags come between 10:10 and 10:20, whoever is there; 3 min from the belt to the kerb.
TEST_F(TerminalEngineTest, HoldsWhoHasABagAtTheBelt) {
  district.airport->passengers[0].checked_bag_share = 1.0;
  for (const TerminalExit& exit : run(80, kLanding, SimTime::at(10))) {
    EXPECT_GE(exit.time, SimTime::at(10, 13));
    EXPECT_LE(exit.time, SimTime::at(10, 23));
  }
}

TEST_F(TerminalEngineTest, LinesUpWhoTakesATaxi) {
  district.airport->taxi_share = 1.0;
  std::vector<TerminalRequest> requests;
  for (std::uint32_t i = 0; i < 3; ++i) {
    requests.push_back(request(i, kLanding, SimTime::at(10)));
    requests.back().onward = OnwardByRoad::kCar;
  }
  // On the kerb 2 s after each other, 30 s a taxi.
  EXPECT_EQ(run(requests).back().time, SimTime::at(10, 9) + Duration::seconds(2 + 3 * 30));
  EXPECT_EQ(waits_s(TerminalStep::kTaxiRank), (std::vector<std::int64_t>{0, 28, 56}));
}

TEST_F(TerminalEngineTest, LinesUpEverybodyWhoseModeIsTheTaxi) {
  district.airport->taxi_share = 0.0;
  std::vector<TerminalRequest> requests;
  for (std::uint32_t i = 0; i < 3; ++i) {
    requests.push_back(request(i, kLanding, SimTime::at(10)));
    requests.back().onward = i == 0 ? OnwardByRoad::kCar : OnwardByRoad::kTaxi;
  }
  run(requests);
  EXPECT_EQ(waits_s(TerminalStep::kTaxiRank).size(), 2U);
}

// Two lanes of 10 s, 4 min to the gate, which closes at 10:50: of a crowd that comes at 10:44,
// those are in time whose lane lets them through by 10:46, 12 in each.
TEST_F(TerminalEngineTest, LeavesBehindWhoTheSecurityQueueHoldsTooLong) {
  const auto exits = run(40, kLeaving, SimTime::at(10, 44));
  const auto aboard = std::count_if(exits.begin(), exits.end(), [](const TerminalExit& exit) {
    return exit.outcome == TerminalOutcome::kAboard;
  });
  EXPECT_EQ(aboard, 24);
  for (const TerminalExit& exit : exits) {
    if (exit.outcome == TerminalOutcome::kAboard) {
      EXPECT_EQ(exit.time, SimTime::at(11));
    } else {
      EXPECT_EQ(exit.outcome, TerminalOutcome::kMissed);
      EXPECT_EQ(exit.reason, MissReason::kSecurity);
    }
  }
}

TEST_F(TerminalEngineTest, BlamesTheWayThereForWhoComesTooLateAnyhow) {
  const auto exits = run(1, kLeaving, SimTime::at(10, 47));
  ASSERT_EQ(exits.size(), 1U);
  EXPECT_EQ(exits.front().outcome, TerminalOutcome::kMissed);
  EXPECT_EQ(exits.front().reason, MissReason::kAccess);
}

TEST_F(TerminalEngineTest, BlamesEmigrationWhereThatTookLongest) {
  district.flights[kLeaving].kind = Flight::Kind::kInternational;
  district.airport->emigration_gates.service_s = {300.0, 300.0};
  const auto exits = run(4, kLeaving, SimTime::at(10, 35));
  EXPECT_EQ(exits.back().outcome, TerminalOutcome::kAboard);
  const auto missed = std::find_if(exits.begin(), exits.end(), [](const TerminalExit& exit) {
    return exit.outcome == TerminalOutcome::kMissed;
  });
  ASSERT_NE(missed, exits.end());
  EXPECT_EQ(missed->reason, MissReason::kEmigration);
}

TEST_F(TerminalEngineTest, TellsPassengersOfACancelledFlightWhenItIsKnown) {
  TerminalRequest early = request(0, kLeaving, SimTime::at(10));
  TerminalRequest late = request(1, kLeaving, SimTime::at(10, 40));
  early.cancelled_ms = late.cancelled_ms = SimTime::at(10, 30).ms;
  const auto exits = run({early, late});
  ASSERT_EQ(exits.size(), 2U);
  EXPECT_EQ(exits[0].time, SimTime::at(10, 30));
  EXPECT_EQ(exits[1].time, SimTime::at(10, 44) + Duration::seconds(10));
  for (const TerminalExit& exit : exits) {
    EXPECT_EQ(exit.outcome, TerminalOutcome::kCancelled);
  }
}

// Flights of the other direction or kind have queues of their own.
TEST_F(TerminalEngineTest, KeepsDomesticAndInternationalQueuesApart) {
  Flight abroad = district.flights[kLeaving];
  abroad.number = "XX9";
  abroad.kind = Flight::Kind::kInternational;
  const FlightId other = district.flights.push_back(abroad);
  std::vector<TerminalRequest> requests;
  for (std::uint32_t i = 0; i < 20; ++i) {
    requests.push_back(request(i, kLeaving, SimTime::at(10)));
  }
  requests.push_back(request(20, other, SimTime::at(10)));
  run(requests);
  for (const Event& event : events) {
    if (event.person == PersonId(20) && event.kind == EventKind::kTerminalReaches) {
      EXPECT_EQ(event.b, 0U);
    }
  }
}

}  // namespace
}  // namespace poai::movement
