#include "engine/simulation/simulation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include "unit/simulation/small_day.hpp"

namespace poai::simulation {
namespace {

/// Writes down in which order it was called.
class CallSink final : public ResultSink {
 public:
  void begin(const metrics::World& /*world*/) override { calls.emplace_back("begin"); }
  void frame(const metrics::DayRecord& /*record*/, SimTime time) override {
    calls.push_back(format_time(time));
  }
  void finish(const metrics::DayRecord& /*record*/, RunStatus status) override {
    calls.emplace_back(status == RunStatus::kComplete ? "complete" : "interrupted");
  }

  std::vector<std::string> calls;
};

class SimulationOfOne : public testing::Test {
 protected:
  static Inputs inputs() {
    Inputs inputs = test::small_inputs(test::clerks(1, "car", "homes") + test::profiles());
    inputs.scenario.output.frames_every = Duration::hours(6);
    return inputs;
  }

  Model model_{inputs(), parallel::Threads(1), silent_logger()};
  Simulation simulation_{model_};
  CallSink sink_;
  Simulation::Control control_;
};

TEST_F(SimulationOfOne, ShowsFramesFromTheBeginOnAndThenTheEnd) {
  EXPECT_EQ(simulation_.run(sink_, control_), RunStatus::kComplete);
  EXPECT_EQ(sink_.calls,
            (std::vector<std::string>{"begin", "03:00", "09:00", "15:00", "21:00", "complete"}));
}

TEST_F(SimulationOfOne, EndsEarlyWhereItIsTold) {
  control_.until = SimTime::at(12);
  EXPECT_EQ(simulation_.run(sink_, control_), RunStatus::kComplete);
  EXPECT_EQ(sink_.calls, (std::vector<std::string>{"begin", "03:00", "09:00", "complete"}));
  EXPECT_EQ(simulation_.record().stays().end_ms.back(), SimTime::at(12).ms);
}

TEST_F(SimulationOfOne, StopsBeforeTheFirstTickWhenItIsInterruptedBefore) {
  const std::atomic<bool> interrupt{true};
  control_.interrupt = &interrupt;
  EXPECT_EQ(simulation_.run(sink_, control_), RunStatus::kInterrupted);
  EXPECT_EQ(sink_.calls, (std::vector<std::string>{"begin", "interrupted"}));
}

TEST_F(SimulationOfOne, StopsAfterTheTickInWhichItIsInterrupted) {
  std::atomic<bool> interrupt{false};
  SimTime last;
  control_.interrupt = &interrupt;
  control_.on_progress = [&](double, SimTime now) {
    last = now;
    interrupt = now >= SimTime::at(10);
  };
  EXPECT_EQ(simulation_.run(sink_, control_), RunStatus::kInterrupted);
  EXPECT_EQ(last, SimTime::at(10));
  EXPECT_EQ(simulation_.record().stays().end_ms.back(), (last + Duration::seconds(1)).ms);
}

TEST_F(SimulationOfOne, ReportsItsProgressOnceAMinuteFromNothingToAll) {
  std::vector<double> shares;
  control_.on_progress = [&](double share, SimTime /*now*/) { shares.push_back(share); };
  simulation_.run(sink_, control_);
  ASSERT_EQ(shares.size(), 24U * 60U);
  EXPECT_EQ(shares.front(), 0.0);
  EXPECT_LT(shares.back(), 1.0);
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
}

TEST_F(SimulationOfOne, CountsTheMemoryOfItsPersons) {
  const std::size_t of_one = model_.population.bytes() + model_.plans.bytes();
  EXPECT_GE(simulation_.person_bytes(), of_one + sizeof(movement::PersonState));
}

// At 10:00 the clerk is at work.
TEST(Simulation, BeginsAtAnyTimeWithEverybodyWhereThePlanHasThem) {
  Inputs inputs = test::small_inputs(test::clerks(1, "car", "homes") + test::profiles());
  inputs.scenario.run.begin = SimTime::at(10);
  const test::SmallDay day(std::move(inputs));
  const Event first = day.events.front();
  EXPECT_EQ(first.kind, EventKind::kActivityBegins);
  EXPECT_EQ(first.time, SimTime::at(10));
  EXPECT_EQ(first.a, day.place("office").value());
}

}  // namespace
}  // namespace poai::simulation
