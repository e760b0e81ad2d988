#include "engine/metrics/call_log.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "engine/core/contracts.hpp"
#include "support/drawn_timetable.hpp"

namespace poai::metrics {
namespace {

using Counts = std::vector<std::uint32_t>;
using TimesMs = std::vector<std::int32_t>;

// A loop calls at B twice; a vehicle is rated for 100.
class CallLogTest : public testing::Test {
 protected:
  void take(EventKind kind, std::uint32_t run, const char* stop, SimTime time) {
    log_.take({time, PersonId::none(), run, drawn_.stop(stop).value(), kind, 0});
  }
  void leave(std::uint32_t run, const char* stop, SimTime time) {
    take(EventKind::kRunDeparts, run, stop, time);
  }
  void board(std::uint32_t run, const char* stop, std::size_t persons) {
    for (std::size_t i = 0; i < persons; ++i) {
      take(EventKind::kBoards, run, stop, SimTime::at(8));
    }
  }

  test::DrawnTimetable drawn_ = test::draw_timetable(R"(stops A B C B
loop 08:00 08:02 08:04 08:06
loop 08:10 08:12 08:14 08:16
loop 08:15 08:17 08:19 08:21)");
  CallLog log_{drawn_.timetable()};
  TimeBins bins_{SimTime::at(8), SimTime::at(9), Duration::minutes(5)};
};

TEST_F(CallLogTest, KeepsWhatHappenedAtEachCallOfALoop) {
  take(EventKind::kRunArrives, 0, "A", SimTime::at(7, 59));
  board(0, "A", 3);
  take(EventKind::kDenied, 0, "A", SimTime::at(8));
  leave(0, "A", SimTime::at(8));
  take(EventKind::kRunArrives, 0, "B", SimTime::at(8, 2));
  take(EventKind::kAlights, 0, "B", SimTime::at(8, 2));
  leave(0, "B", SimTime::at(8, 3));
  take(EventKind::kRunArrives, 0, "C", SimTime::at(8, 5));
  leave(0, "C", SimTime::at(8, 5));
  take(EventKind::kRunArrives, 0, "B", SimTime::at(8, 7));
  take(EventKind::kAlights, 0, "B", SimTime::at(8, 7));
  const CallRows& rows = log_.rows();
  ASSERT_EQ(rows.run.size(), 12U);
  const auto first_run = [](const auto& column) {
    return std::vector(column.begin(), column.begin() + 4);
  };
  EXPECT_EQ(first_run(rows.boardings), (Counts{3, 0, 0, 0}));
  EXPECT_EQ(first_run(rows.alightings), (Counts{0, 1, 0, 1}));
  EXPECT_EQ(first_run(rows.denied), (Counts{1, 0, 0, 0}));
  EXPECT_EQ(first_run(rows.load), (Counts{3, 2, 2, 0}));
  const auto ms = [](std::int64_t minute) {
    return static_cast<std::int32_t>(SimTime::at(8, minute).ms);
  };
  EXPECT_EQ(first_run(rows.departure_ms), (TimesMs{ms(0), ms(3), ms(5), CallRows::kNotYet}));
  EXPECT_EQ(first_run(rows.arrival_ms), (TimesMs{ms(-1), ms(2), ms(5), ms(7)}));
  EXPECT_EQ(first_run(rows.planned_ms), (TimesMs{ms(0), ms(2), ms(4), ms(6)}));
  EXPECT_EQ(rows.arrival_ms.back(), CallRows::kNotYet);
}

TEST_F(CallLogTest, RefusesAStopThatTheRunDoesNotComeToAnyMore) {
  leave(0, "C", SimTime::at(8, 4));
  EXPECT_THROW(leave(0, "A", SimTime::at(8, 5)), ContractViolation);
}

TEST_F(CallLogTest, SaysHowRegularRunsAreByTheirHeadways) {
  leave(0, "A", SimTime::at(8, 0));
  leave(1, "A", SimTime::at(8, 10));
  leave(2, "A", SimTime::at(8, 13));
  const ServiceSeries series =
      service_series(log_.rows(), drawn_.transit, drawn_.timetable(), bins_, 1.0);
  const std::size_t a = drawn_.stop("A").index();
  EXPECT_EQ(series.departures.at(0, a), 1U);
  EXPECT_EQ(series.headways.at(0, a), 0U);  // the first of the day has none
  EXPECT_EQ(series.headways.at(2, a), 2U);
  EXPECT_EQ(series.headway_s.at(2, a), 600U + 180U);
  EXPECT_EQ(series.headway_s2.at(2, a), 360'000U + 32'400U);
}

TEST_F(CallLogTest, HasNoHeadwayOverTheWholeDay) {
  leave(0, "A", SimTime::at(8, 0));
  leave(1, "A", SimTime::at(8, 10));
  leave(2, "A", SimTime::at(20, 11));
  const ServiceSeries series =
      service_series(log_.rows(), drawn_.transit, drawn_.timetable(), bins_, 1.0);
  EXPECT_EQ(series.headways.total_of(drawn_.stop("A").index()), 1U);
  EXPECT_EQ(series.headway_s2.total_of(drawn_.stop("A").index()), 360'000U);
}

TEST_F(CallLogTest, TellsTheWaysOutOfAStopApart) {
  test::DrawnTimetable fork = test::draw_timetable(R"(stops A B C
main 08:00 08:05 -
side 08:02 -     08:07
main 08:10 08:15 -)");
  CallLog log(fork.timetable());
  for (std::uint32_t run = 0; run < 3; ++run) {
    const SimTime planned = fork.timetable().calls[RunId(run)].front().departure;
    log.take({planned, PersonId::none(), run, fork.stop("A").value(), EventKind::kRunDeparts, 0});
  }
  const ServiceSeries series =
      service_series(log.rows(), fork.transit, fork.timetable(), bins_, 1.0);
  EXPECT_EQ(series.headways.total_of(fork.stop("A").index()), 1U);
  EXPECT_EQ(series.headway_s.total_of(fork.stop("A").index()), 600U);  // not 120 and 480
}

TEST_F(CallLogTest, CountsRidersOfCrowdedRuns) {
  board(0, "A", 100);
  leave(0, "A", SimTime::at(8));
  board(1, "A", 101);
  leave(1, "A", SimTime::at(8, 12));
  const std::size_t a = drawn_.stop("A").index();
  const ServiceSeries series =
      service_series(log_.rows(), drawn_.transit, drawn_.timetable(), bins_, 1.0);
  EXPECT_EQ(series.riders.total_of(a), 201U);
  EXPECT_EQ(series.crowded_riders.total_of(a), 101U);  // 100 of 100 are not over it
  const ServiceQuality quality =
      service_quality(log_.rows(), drawn_.transit, drawn_.timetable(), Mode::kPortLiner, 1.0);
  EXPECT_DOUBLE_EQ(quality.crowded_share, 101.0 / 201.0);
  EXPECT_DOUBLE_EQ(quality.mean_delay_s, 60.0);  // on time and 2 minutes late
  EXPECT_DOUBLE_EQ(
      service_quality(log_.rows(), drawn_.transit, drawn_.timetable(), Mode::kPortLiner, 2.0)
          .crowded_share,
      0.0);
  EXPECT_DOUBLE_EQ(service_quality(log_.rows(), drawn_.transit, drawn_.timetable(), Mode::kBus, 1.0)
                       .mean_delay_s,
                   0.0);
}

}  // namespace
}  // namespace poai::metrics
