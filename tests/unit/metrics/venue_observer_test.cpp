#include "engine/metrics/venue_observer.hpp"

#include <gtest/gtest.h>

#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

class VenueObserverTest : public testing::Test {
 protected:
  void take(EventKind kind, std::uint32_t person, SimTime time,
            VenueOutcome outcome = VenueOutcome::kServed) {
    observer_.take(test::with(test::event(kind, time, PersonId(person), shop_), outcome));
  }
  void join(std::uint32_t person, SimTime time) { take(EventKind::kQueueJoins, person, time); }
  void serve(std::uint32_t person, SimTime time) { take(EventKind::kServiceBegins, person, time); }
  void sit(std::uint32_t person, SimTime time) { take(EventKind::kSeatTakes, person, time); }
  void leave(std::uint32_t person, SimTime time, VenueOutcome outcome) {
    take(EventKind::kVenueLeaves, person, time, outcome);
  }
  [[nodiscard]] std::size_t column() const {
    const auto& places = observer_.series().places;
    return static_cast<std::size_t>(std::find(places.begin(), places.end(), shop_) -
                                    places.begin());
  }

  static std::size_t bin(SimTime time) {
    return TimeBins(SimTime::at(3), SimTime::at(27), Duration::minutes(5)).index(time);
  }

  test::ObservedIsland island_{20};
  PlaceId shop_ = island_.place("restaurant_a");
  district::Service service_;
  VenueObserver observer_{island_.island.district.services, 20,
                          TimeBins(SimTime::at(3), SimTime::at(27), Duration::minutes(5)),
                          [this](PlaceId) -> const district::Service& { return service_; }};
};

TEST_F(VenueObserverTest, HasAColumnForEachPlaceWithAService) {
  EXPECT_EQ(observer_.series().places.size(), 5U);  // of the small island
}

TEST_F(VenueObserverTest, FollowsAGuestFromTheQueueToTheDoor) {
  join(0, SimTime::at(12, 1));
  serve(0, SimTime::at(12, 6));
  sit(0, SimTime::at(12, 8));
  leave(0, SimTime::at(12, 31), VenueOutcome::kServed);
  observer_.finish();

  const PlaceSeries& series = observer_.series();
  EXPECT_EQ(series.arrivals.at(bin(SimTime::at(12)), column()), 1U);
  EXPECT_EQ(series.queue.at(bin(SimTime::at(12)), column()), 1U);
  EXPECT_EQ(series.queue.at(bin(SimTime::at(12, 5)), column()), 0U);
  EXPECT_EQ(series.seated.at(bin(SimTime::at(12, 5)), column()), 1U);
  EXPECT_EQ(series.seated.at(bin(SimTime::at(12, 25)), column()), 1U);
  EXPECT_EQ(series.seated.at(bin(SimTime::at(12, 30)), column()), 0U);
  EXPECT_EQ(series.served.at(bin(SimTime::at(12, 30)), column()), 1U);
  EXPECT_DOUBLE_EQ(observer_.mean_wait_s(), 300.0);
  EXPECT_EQ(observer_.queued_ms()[PersonId(0)], 300'000);
}

TEST_F(VenueObserverTest, CountsWhoDoesNotStay) {
  leave(0, SimTime::at(12), VenueOutcome::kBalked);
  leave(1, SimTime::at(12), VenueOutcome::kSoldOut);
  leave(2, SimTime::at(12), VenueOutcome::kClosed);
  join(3, SimTime::at(12));
  leave(3, SimTime::at(12, 4), VenueOutcome::kReneged);
  observer_.finish();

  const PlaceSeries& series = observer_.series();
  const std::size_t noon = bin(SimTime::at(12));
  EXPECT_EQ(series.arrivals.at(noon, column()), 4U);
  EXPECT_EQ(series.balked.at(noon, column()), 1U);
  EXPECT_EQ(series.turned_away.at(noon, column()), 2U);
  EXPECT_EQ(series.sold_out.at(noon, column()), 1U);
  EXPECT_EQ(series.reneged.at(noon, column()), 1U);
  EXPECT_EQ(series.queue.at(noon, column()), 0U);
  EXPECT_EQ(observer_.count(VenueOutcome::kReneged), 1U);
  EXPECT_EQ(observer_.queued_ms()[PersonId(3)], 240'000);
  EXPECT_DOUBLE_EQ(observer_.mean_wait_s(), 0.0);
}

TEST_F(VenueObserverTest, CountsWhatIsSpentOnAnOutingButNotItsWaitAsOneForLunch) {
  service_.price_yen = 800.0;
  Event wanted = test::event(EventKind::kOutingWanted, SimTime::at(15), PersonId(0), shop_);
  wanted.b = 150;
  observer_.take(wanted);
  join(0, SimTime::at(15));
  serve(0, SimTime::at(15, 1));
  leave(0, SimTime::at(15, 20), VenueOutcome::kServed);
  observer_.take(test::event(EventKind::kOutingSettled, SimTime::at(15, 20), PersonId(0), shop_));
  join(0, SimTime::at(16));
  serve(0, SimTime::at(16, 2));
  leave(1, SimTime::at(16, 2), VenueOutcome::kBalked);
  observer_.finish();

  const PlaceSeries& series = observer_.series();
  EXPECT_EQ(series.revenue_yen.at(bin(SimTime::at(15)), column()), 1'200U);
  EXPECT_EQ(series.revenue_yen.at(bin(SimTime::at(16)), column()), 800U);
  EXPECT_EQ(series.mean_wait_s.at(bin(SimTime::at(15)), column()), 60U);
  EXPECT_DOUBLE_EQ(observer_.mean_wait_s(), 120.0) << "of lunch";
  EXPECT_EQ(observer_.count(VenueOutcome::kServed), 0U) << "the visit for lunch has not ended";
  EXPECT_EQ(observer_.count(VenueOutcome::kBalked), 1U);
}

TEST_F(VenueObserverTest, KnowsTheWaitThatOneOfTenExceeds) {
  for (std::uint32_t person = 0; person < 20; ++person) {
    join(person, SimTime::at(12));
    serve(person, SimTime::at(12, 0, person + 1));
  }
  observer_.finish();
  EXPECT_DOUBLE_EQ(observer_.p90_wait_s(), 18.0);  // 1 to 20 s: 18 of 20 waited at most 18 s
  EXPECT_DOUBLE_EQ(observer_.mean_wait_s(), 10.5);
}

TEST_F(VenueObserverTest, AddsAPlaceThatGetsItsServiceDuringTheDay) {
  join(0, SimTime::at(12));
  shop_ = island_.place("school");
  join(1, SimTime::at(12, 1));
  leave(1, SimTime::at(12, 2), VenueOutcome::kReneged);
  observer_.finish();
  const std::size_t noon = bin(SimTime::at(12));
  EXPECT_EQ(observer_.series().places.size(), 6U);
  EXPECT_EQ(observer_.series().reneged.at(noon, column()), 1U);
  shop_ = island_.place("restaurant_a");
  EXPECT_EQ(observer_.series().queue.at(noon, column()), 1U);
}

TEST_F(VenueObserverTest, SeesTheSamePersonComeAgain) {
  for (const int hour : {12, 13}) {
    join(0, SimTime::at(hour));
    serve(0, SimTime::at(hour, 1));
    leave(0, SimTime::at(hour, 2), VenueOutcome::kServed);
  }
  EXPECT_EQ(observer_.count(VenueOutcome::kServed), 2U);
  EXPECT_EQ(observer_.queued_ms()[PersonId(0)], 120'000);
}

// Ten guests who wait 1 to 10 minutes: nine tenths wait 9 minutes or less.
TEST_F(VenueObserverTest, HasWaitsAndTakingsByTheMomentOfAdmission) {
  service_.price_yen = 700.0;
  for (std::uint32_t i = 0; i < 10; ++i) {
    join(i, SimTime::at(12, 9 - i));
    serve(i, SimTime::at(12, 10));
  }
  service_.price_yen = 1'000.0;
  join(10, SimTime::at(12, 15));
  serve(10, SimTime::at(12, 15));
  observer_.finish();
  const PlaceSeries& series = observer_.series();
  const std::size_t first = bin(SimTime::at(12, 10));
  EXPECT_EQ(series.admitted.at(first, column()), 10U);
  EXPECT_EQ(series.mean_wait_s.at(first, column()), 330U);
  EXPECT_EQ(series.p90_wait_s.at(first, column()), 540U);
  EXPECT_EQ(series.revenue_yen.at(first, column()), 7'000U);
  EXPECT_EQ(series.revenue_yen.at(bin(SimTime::at(12, 15)), column()), 1'000U);
  EXPECT_EQ(series.mean_wait_s.at(bin(SimTime::at(12, 5)), column()), 0U);
  EXPECT_DOUBLE_EQ(observer_.p90_wait_s(), 540.0);  // with the one who did not wait
}

}  // namespace
}  // namespace poai::metrics
