#include "engine/metrics/transit_observer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/drawn_timetable.hpp"
#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

// A line with a loop: B is called at twice. A train holds 100, a bus too.
const char* const kTimetable = R"(stops A B C D B
loop 07:50 07:58/07:59 08:02 08:05 08:08
loop 08:20 08:28/08:29 08:32 08:35 08:38
bus1 08:00 08:30)";

class TransitObserverTest : public testing::Test {
 protected:
  void take(EventKind kind, SimTime time, std::uint32_t person, std::uint32_t a, std::uint32_t b,
            std::uint8_t detail = 0) {
    observer_.take(
        {time, person == kNobody ? PersonId::none() : PersonId(person), a, b, kind, detail});
  }
  void wait(std::uint32_t person, const char* stop, SimTime time) {
    take(EventKind::kPlatformEnters, time, person, stop_of(stop), 0);
  }
  void board(std::uint32_t person, std::uint32_t run, const char* stop, SimTime time,
             std::uint8_t changed = 0) {
    take(EventKind::kBoards, time, person, run, stop_of(stop), changed);
  }
  void alight(std::uint32_t person, std::uint32_t run, const char* stop, SimTime time) {
    take(EventKind::kAlights, time, person, run, stop_of(stop));
  }
  void arrive(std::uint32_t run, const char* stop, SimTime time) {
    take(EventKind::kRunArrives, time, kNobody, run, stop_of(stop));
  }
  void depart(std::uint32_t run, const char* stop, SimTime time) {
    take(EventKind::kRunDeparts, time, kNobody, run, stop_of(stop));
  }
  [[nodiscard]] std::uint32_t stop_of(const char* stop) const { return drawn_.stop(stop).value(); }
  [[nodiscard]] std::size_t section(const char* from, const char* to) const {
    const auto& sections = observer_.sections().sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (sections[i].from == drawn_.stop(from) && sections[i].to == drawn_.stop(to) &&
          sections[i].mode == Mode::kPortLiner) {
        return i;
      }
    }
    return sections.size();
  }

  static constexpr std::uint32_t kNobody = PersonId::kNoneValue;
  test::DrawnTimetable drawn_ = test::draw_timetable(kTimetable);
  TransitObserver observer_{
      drawn_.transit,
      drawn_.timetable(),
      {.person_count = 10,
       .bins = TimeBins(SimTime::at(3), SimTime::at(27), Duration::minutes(5)),
       .hours = TimeBins(SimTime::at(3), SimTime::at(27), Duration::hours(1)),
       .capacity_scale = 0.03}};  // a train is over its rated capacity with four
};

TEST_F(TransitObserverTest, CountsGateEntriesAndChangesApart) {
  wait(0, "A", SimTime::at(7, 40));
  wait(1, "B", SimTime::at(7, 45));
  board(0, 0, "A", SimTime::at(7, 50));
  board(1, 0, "B", SimTime::at(7, 59), 1);
  alight(0, 0, "B", SimTime::at(7, 58));

  const StationSeries& stations = observer_.stations();
  EXPECT_EQ(stations.boardings.at(58, stop_of("A")), 1U);  // 07:50 = 58 x 5 minutes after 03:00
  EXPECT_EQ(stations.boardings.total_of(stop_of("B")), 0U);
  EXPECT_EQ(stations.changes.total_of(stop_of("B")), 1U);
  EXPECT_EQ(stations.alightings.total_of(stop_of("B")), 1U);
}

TEST_F(TransitObserverTest, CountsTrainsAndBusesOfTheSameStopApart) {
  board(0, 0, "A", SimTime::at(7, 50));
  board(1, 2, "A", SimTime::at(8));  // the bus
  board(2, 2, "A", SimTime::at(8));
  board(3, 1, "B", SimTime::at(8, 29), 1);
  alight(0, 0, "B", SimTime::at(7, 58));
  alight(1, 2, "B", SimTime::at(8, 30));
  alight(2, 2, "B", SimTime::at(8, 30));

  const StopPassengers trains = observer_.passengers_at(drawn_.stop("A"), Mode::kPortLiner);
  EXPECT_EQ(trains.boardings, 1U);
  EXPECT_EQ(observer_.passengers_at(drawn_.stop("A"), Mode::kBus).boardings, 2U);
  EXPECT_EQ(observer_.passengers_at(drawn_.stop("B"), Mode::kPortLiner).alightings, 1U);
  EXPECT_EQ(observer_.passengers_at(drawn_.stop("B"), Mode::kPortLiner).changes, 1U);
  EXPECT_EQ(observer_.passengers_at(drawn_.stop("B"), Mode::kBus).alightings, 2U);
  EXPECT_EQ(observer_.passengers_at(drawn_.stop("B"), Mode::kBus).changes, 0U);
}

TEST_F(TransitObserverTest, CountsWhoWaitsAtTheEndOfEachInterval) {
  wait(0, "A", SimTime::at(7, 41));
  wait(1, "A", SimTime::at(7, 46));
  board(0, 0, "A", SimTime::at(7, 50));
  take(EventKind::kWaitGivesUp, SimTime::at(24), 1, stop_of("A"), PersonId::kNoneValue);
  observer_.finish();

  const CountTable& waiting = observer_.stations().waiting;
  EXPECT_EQ(waiting.at(55, stop_of("A")), 0U);
  EXPECT_EQ(waiting.at(56, stop_of("A")), 1U);
  EXPECT_EQ(waiting.at(57, stop_of("A")), 2U);
  EXPECT_EQ(waiting.at(58, stop_of("A")), 1U);
  EXPECT_EQ(waiting.at(287, stop_of("A")), 0U);
  EXPECT_EQ(observer_.gave_up(movement::WayOn::kNoRunToday), 1U);
  EXPECT_EQ(observer_.gave_up(movement::WayOn::kTaxi), 0U);
}

TEST_F(TransitObserverTest, KnowsHowLongPeopleWaited) {
  wait(0, "A", SimTime::at(7, 40));
  board(0, 0, "A", SimTime::at(7, 50));
  wait(1, "A", SimTime::at(7, 48));
  board(1, 0, "A", SimTime::at(7, 50));
  wait(2, "A", SimTime::at(7, 50));
  board(2, 2, "A", SimTime::at(8));  // the bus

  EXPECT_DOUBLE_EQ(observer_.mean_wait_s(Mode::kPortLiner), (600.0 + 120.0) / 2.0);
  EXPECT_DOUBLE_EQ(observer_.mean_wait_s(Mode::kBus), 600.0);
  EXPECT_DOUBLE_EQ(observer_.mean_wait_s(Mode::kFerry), 0.0);
  EXPECT_EQ(observer_.waited_ms()[PersonId(1)], 120'000);
}

TEST_F(TransitObserverTest, KnowsHowLongPeopleRodeInRunsOverTheirRatedCapacity) {
  for (std::uint32_t person = 0; person < 3; ++person) {
    board(person, 0, "A", SimTime::at(7, 50));
  }
  depart(0, "A", SimTime::at(7, 50));  // three: not over it
  arrive(0, "B", SimTime::at(7, 58));
  board(3, 0, "B", SimTime::at(7, 59));
  depart(0, "B", SimTime::at(7, 59));  // four
  arrive(0, "C", SimTime::at(8, 2));
  alight(0, 0, "C", SimTime::at(8, 2));
  board(4, 0, "C", SimTime::at(8, 3));
  depart(0, "C", SimTime::at(8, 3));  // four
  arrive(0, "D", SimTime::at(8, 5));
  alight(1, 0, "D", SimTime::at(8, 5));
  alight(3, 0, "D", SimTime::at(8, 5));
  alight(4, 0, "D", SimTime::at(8, 5));

  EXPECT_EQ(observer_.crowded_ms()[PersonId(0)], 3 * 60'000);
  EXPECT_EQ(observer_.crowded_ms()[PersonId(1)], 5 * 60'000);
  EXPECT_EQ(observer_.crowded_ms()[PersonId(2)], 0) << "the ride has not ended";
  EXPECT_EQ(observer_.crowded_ms()[PersonId(3)], 5 * 60'000);
  EXPECT_EQ(observer_.crowded_ms()[PersonId(4)], 2 * 60'000);
}

TEST_F(TransitObserverTest, CountsDeniedBoardingsByStopAndMode) {
  take(EventKind::kDenied, SimTime::at(7, 50), 3, 0, stop_of("A"));
  take(EventKind::kDenied, SimTime::at(8, 20), 3, 1, stop_of("A"));
  EXPECT_EQ(observer_.denied(Mode::kPortLiner), 2U);
  EXPECT_EQ(observer_.denied(Mode::kBus), 0U);
  EXPECT_EQ(observer_.stations().denied.total_of(stop_of("A")), 2U);
}

TEST_F(TransitObserverTest, LoadsSectionsByTheHourOfDeparture) {
  for (std::uint32_t person = 0; person < 4; ++person) {
    board(person, 0, "A", SimTime::at(7, 50));
  }
  depart(0, "A", SimTime::at(7, 50));
  alight(0, 0, "B", SimTime::at(7, 58));
  depart(0, "B", SimTime::at(8, 0, 1));  // late: in the next hour
  depart(0, "C", SimTime::at(8, 2));
  alight(1, 0, "D", SimTime::at(8, 5));
  depart(0, "D", SimTime::at(8, 5));
  depart(1, "A", SimTime::at(8, 20));

  const SectionSeries& series = observer_.sections();
  EXPECT_EQ(series.passengers.at(4, section("A", "B")), 4U);
  EXPECT_EQ(series.departures.at(4, section("A", "B")), 1U);
  EXPECT_EQ(series.passengers.at(5, section("A", "B")), 0U);
  EXPECT_EQ(series.departures.at(5, section("A", "B")), 1U);
  EXPECT_EQ(series.passengers.at(5, section("B", "C")), 3U);
  EXPECT_EQ(series.passengers.at(5, section("D", "B")), 2U);
  EXPECT_EQ(series.rated_capacity.at(5, section("D", "B")), 100U);
}

TEST_F(TransitObserverTest, FindsTheFullestSectionHourAndRun) {
  for (std::uint32_t person = 0; person < 6; ++person) {
    board(person, 0, "A", SimTime::at(7, 50));
  }
  depart(0, "A", SimTime::at(7, 50));
  board(6, 0, "B", SimTime::at(7, 59));
  depart(0, "B", SimTime::at(7, 59));
  board(7, 2, "A", SimTime::at(8));
  depart(2, "A", SimTime::at(8));

  const auto peak = peak_load(observer_, Mode::kPortLiner, 1.0);
  ASSERT_TRUE(peak.has_value());
  EXPECT_DOUBLE_EQ(peak->share, 0.07);
  EXPECT_EQ(peak->section.from, drawn_.stop("B"));
  EXPECT_EQ(peak->section.to, drawn_.stop("C"));
  EXPECT_EQ(peak->hour, SimTime::at(7));
  EXPECT_DOUBLE_EQ(peak_run_share(observer_, Mode::kPortLiner, 1.0), 0.07);
  EXPECT_DOUBLE_EQ(peak_run_share(observer_, Mode::kPortLiner, 0.5), 0.14);
  EXPECT_EQ(observer_.runs().max_load_stop.at(0), stop_of("B"));
  EXPECT_EQ(observer_.runs().boardings.at(0), 7U);
  EXPECT_FALSE(peak_load(observer_, Mode::kFerry, 1.0).has_value());
}

TEST_F(TransitObserverTest, RefusesADepartureFromAStopOutOfTheRunsOrder) {
  depart(0, "C", SimTime::at(8, 2));
  EXPECT_THROW(depart(0, "A", SimTime::at(8, 3)), ContractViolation);
}

TEST_F(TransitObserverTest, KnowsTheStopsOfAMode) {
  EXPECT_EQ(observer_.stops_of(Mode::kPortLiner).size(), 4U);
  EXPECT_EQ(observer_.stops_of(Mode::kBus),
            (std::vector<StopId>{drawn_.stop("A"), drawn_.stop("B")}));
}

}  // namespace
}  // namespace poai::metrics
