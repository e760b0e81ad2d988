#include "engine/metrics/trajectory_recorder.hpp"

#include <gtest/gtest.h>

#include "support/observed_island.hpp"

namespace poai::metrics {
namespace {

const PersonId kAnna(0);
const DirectedLinkId kLink(7);

class TrajectoryRecorderTest : public testing::Test {
 protected:
  void walk(SimTime enter, SimTime leave) {
    recorder_.leave_link(test::event(EventKind::kLinkLeaves, leave, kAnna, kLink), enter);
  }

  TrajectoryRecorder recorder_{SimTime::at(7, 30), SimTime::at(9), 2};
};

TEST_F(TrajectoryRecorderTest, KeepsPassagesThatOverlapItsWindow) {
  walk(SimTime::at(7, 28), SimTime::at(7, 29));
  walk(SimTime::at(7, 29), SimTime::at(7, 31));
  walk(SimTime::at(8, 59), SimTime::at(9, 1));
  walk(SimTime::at(9), SimTime::at(9, 1));
  EXPECT_EQ(recorder_.links().enter_ms,
            (std::vector<std::int32_t>{static_cast<std::int32_t>(SimTime::at(7, 29).ms),
                                       static_cast<std::int32_t>(SimTime::at(8, 59).ms)}));
  EXPECT_EQ(recorder_.links().link[0], kLink.value());
  EXPECT_EQ(recorder_.links().person[0], kAnna.value());
}

TEST_F(TrajectoryRecorderTest, EndsOpenPassagesWithTheDay) {
  recorder_.stay_on_link(kAnna, kLink, SimTime::at(8), SimTime::at(8, 30));
  ASSERT_EQ(recorder_.links().size(), 1U);
  EXPECT_EQ(recorder_.links().leave_ms[0], SimTime::at(8, 30).ms);
}

TEST_F(TrajectoryRecorderTest, JoinsEachDepartureOfARunWithItsNextArrival) {
  using K = EventKind;
  const auto event = [](K kind, SimTime time, std::uint32_t run, std::uint32_t stop) {
    return test::event(kind, time, PersonId::none(), RunId(run), StopId(stop));
  };
  recorder_.take(event(K::kRunArrives, SimTime::at(7, 59), 0, 3));  // its first stop
  recorder_.take(event(K::kRunDeparts, SimTime::at(8), 0, 3));
  recorder_.take(event(K::kRunDeparts, SimTime::at(8), 1, 5));
  recorder_.take(event(K::kRunArrives, SimTime::at(8, 2), 0, 4));
  recorder_.take(event(K::kRunDeparts, SimTime::at(8, 3), 0, 4));
  recorder_.take(event(K::kRunArrives, SimTime::at(8, 5), 0, 6));
  const RunPassages& runs = recorder_.runs();
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs.run, (std::vector<std::uint32_t>{0, 0}));
  EXPECT_EQ(runs.from_stop, (std::vector<std::uint32_t>{3, 4}));
  EXPECT_EQ(runs.to_stop, (std::vector<std::uint32_t>{4, 6}));
  EXPECT_EQ(runs.depart_ms[1], SimTime::at(8, 3).ms);
  EXPECT_EQ(runs.arrive_ms[1], SimTime::at(8, 5).ms);
}

}  // namespace
}  // namespace poai::metrics
