#include "engine/metrics/experience_observer.hpp"

#include <gtest/gtest.h>

#include <initializer_list>

#include "engine/routing/transit_times.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

class ExperienceObserverTest : public testing::Test {
 protected:
  void take(std::initializer_list<Event> events) { observer_.on_events(EventBuffer(events)); }
  void run_event(EventKind kind, SimTime time, StopId stop) {
    take({test::event(kind, time, PersonId::none(), kFirstRun, stop)});
  }
  /// The person comes to the gate's platform at 04:50 and boards at `boards`.
  void wait_and_board(std::uint32_t person, SimTime boards) {
    const PersonId who(person);
    take({test::event(EventKind::kPlatformEnters, SimTime::at(4, 50), who, gate_, station_)});
    if (boards > SimTime::at(5)) {
      take({test::event(EventKind::kDenied, SimTime::at(5), who, kFirstRun, gate_)});
    }
    take({test::event(EventKind::kBoards, boards, who, kFirstRun, gate_)});
  }
  void at_shop(EventKind kind, SimTime time, VenueOutcome outcome = VenueOutcome::kServed) {
    take({test::with(test::event(kind, time, PersonId(0), shop_), outcome)});
  }
  [[nodiscard]] double shop_wait_s(SimTime time) const {
    return observer_.waits().wait_s(shop_, time).value();
  }

  static constexpr RunId kFirstRun{0};  // from G at 05:00, at S 05:04 to 05:05, at G 05:09
  test::ObservedIsland island_{20};
  World world_ = island_.world();
  StopId gate_ = island_.stop("G");
  StopId station_ = island_.stop("S");
  PlaceId shop_ = island_.place("restaurant_a");
  ExperienceObserver observer_{world_};
};

TEST_F(ExperienceObserverTest, SeesHowLateAndFullARunIs) {
  for (std::uint32_t person = 0; person < 10; ++person) {
    wait_and_board(person, SimTime::at(5));
  }
  run_event(EventKind::kRunDeparts, SimTime::at(5, 1), gate_);
  run_event(EventKind::kRunArrives, SimTime::at(5, 6), station_);
  const routing::RideExperience rides = observer_.rides();
  EXPECT_EQ(rides.departure_late_s[0], 60.0);
  EXPECT_EQ(rides.arrival_late_s[1], 120.0);
  EXPECT_EQ(rides.arrival_late_s[2], 120.0) << "not reached: as late as before";
  EXPECT_DOUBLE_EQ(rides.load_share[0], 0.1) << "10 persons on 100 places";
  EXPECT_EQ(rides.departure_late_s[3], 0.0) << "another run";
}

TEST_F(ExperienceObserverTest, AveragesTheWaitOfThoseLeftBehindOverAllWhoBoard) {
  wait_and_board(0, SimTime::at(5));
  wait_and_board(1, SimTime::at(5, 10));
  const auto slot =
      static_cast<std::size_t>((SimTime::at(4, 50) - SimTime{}) / routing::TransitTimes::kSlot);
  const std::size_t at = gate_.index() * routing::TransitTimes::kSlotCount + slot;
  EXPECT_EQ(observer_.rides().left_behind_s[at], 300.0);
  EXPECT_EQ(observer_.rides().left_behind_s[at + 1], 0.0);
}

TEST_F(ExperienceObserverTest, CountsTheWaitInTheQueueOnce) {
  at_shop(EventKind::kQueueJoins, SimTime::at(12, 1));
  at_shop(EventKind::kServiceBegins, SimTime::at(12, 6));
  at_shop(EventKind::kSeatTakes, SimTime::at(12, 8));
  at_shop(EventKind::kVenueLeaves, SimTime::at(12, 30));
  EXPECT_EQ(shop_wait_s(SimTime::at(12, 1)), 300.0);
  EXPECT_EQ(shop_wait_s(SimTime::at(12, 30)), 0.0);
}

TEST_F(ExperienceObserverTest, RemembersBeingTurnedAwayAsALongWait) {
  at_shop(EventKind::kVenueLeaves, SimTime::at(12, 2), VenueOutcome::kBalked);
  EXPECT_EQ(shop_wait_s(SimTime::at(12, 2)), 60.0 * island_.scenario.demand.turned_away_min);
  at_shop(EventKind::kQueueJoins, SimTime::at(12, 20));
  at_shop(EventKind::kVenueLeaves, SimTime::at(12, 40), VenueOutcome::kReneged);
  EXPECT_EQ(shop_wait_s(SimTime::at(12, 20)), 60.0 * island_.scenario.demand.turned_away_min);
}

}  // namespace
}  // namespace poai::metrics
