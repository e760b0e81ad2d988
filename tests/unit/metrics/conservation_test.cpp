#include "engine/metrics/conservation.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

using movement::StateKind;
using test::event;

const PersonId kAnna(0);

class ConservationTest : public testing::Test {
 protected:
  [[nodiscard]] std::string first_problem() const {
    const auto problems = checker_.problems();
    return problems.empty() ? "" : problems.front();
  }
  void take(const std::vector<Event>& events) { checker_.on_events(events); }

  test::ObservedIsland island_{3};
  ConservationChecker checker_{island_.world()};
};

TEST_F(ConservationTest, HasNothingToSayAboutAnIdleIsland) { EXPECT_EQ(first_problem(), ""); }

TEST_F(ConservationTest, AgreesWithTheEnginesWhileSomebodyWalksAndRides) {
  EventBuffer events;
  std::vector<PersonMoment> arrivals;
  island_.walking->start(
      std::vector<movement::WalkRequest>{{.time = SimTime::at(7),
                                          .person = kAnna,
                                          .tie_break = 1,
                                          .from = NodeId(2),
                                          .to = island_.island.fields.destination_of(NodeId(4))}});
  island_.put(kAnna, StateKind::kLink, 2);
  for (SimTime end = SimTime::at(7, 0, 1); arrivals.empty(); end = end + Duration::seconds(1)) {
    events.clear();
    island_.walking->advance(end, events, arrivals);
    checker_.on_events(events);
    EXPECT_EQ(first_problem(), "");
  }
  EXPECT_EQ(island_.walking->walker_count(), 0U);
}

TEST_F(ConservationTest, FindsSomebodyWhoIsOnALinkOfTheEventsOnly) {
  take({event(EventKind::kLinkEnters, SimTime::at(7), kAnna, DirectedLinkId(4))});
  island_.put(kAnna, StateKind::kLink, 4);
  EXPECT_EQ(first_problem(), "link HO holds 0 walkers, 1 came in and did not leave");
}

TEST_F(ConservationTest, FindsSomebodyInTwoStatesAtOnce) {
  take({event(EventKind::kPlatformEnters, SimTime::at(7), kAnna, StopId(0), StopId(1)),
        event(EventKind::kQueueJoins, SimTime::at(7, 1), kAnna, island_.place("canteen"))});
  EXPECT_NE(first_problem().find("person 0 is in two states"), std::string::npos);
}

TEST_F(ConservationTest, FindsSomebodyWhoLeavesALinkThatWasNotEntered) {
  take({event(EventKind::kLinkEnters, SimTime::at(7), kAnna, DirectedLinkId(4)),
        event(EventKind::kLinkLeaves, SimTime::at(7, 1), kAnna, DirectedLinkId(6))});
  EXPECT_NE(first_problem().find("person 0 is in two states"), std::string::npos);
}

TEST_F(ConservationTest, FindsAStateThatNoEventExplains) {
  island_.put(kAnna, StateKind::kSeat, island_.place("canteen").index());
  EXPECT_NE(first_problem().find("is not where the events say"), std::string::npos);
}

TEST_F(ConservationTest, FindsPassengersAndGuestsWhomNoEngineKnows) {
  take({event(EventKind::kPlatformEnters, SimTime::at(7), kAnna, StopId(0), StopId(1)),
        event(EventKind::kBoards, SimTime::at(7, 1), kAnna, RunId(0), StopId(0)),
        event(EventKind::kQueueJoins, SimTime::at(7), PersonId(1), island_.place("canteen")),
        event(EventKind::kServiceBegins, SimTime::at(7), PersonId(1), island_.place("canteen"))});
  island_.put(kAnna, StateKind::kInRun, 0);
  island_.put(PersonId(1), StateKind::kSeat, island_.place("canteen").index());
  const auto problems = checker_.problems();
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_NE(problems[0].find("0 persons, 1 boarded and did not alight"), std::string::npos);
  EXPECT_NE(problems[1].find("by the events 0 and 1"), std::string::npos);
}

}  // namespace
}  // namespace poai::metrics
