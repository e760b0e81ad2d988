#include "engine/simulation/run_of_days.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/id_range.hpp"
#include "engine/simulation/no_output.hpp"
#include "small_day.hpp"
#include "support/temporary_folder.hpp"

namespace poai::simulation {
namespace {

/// Counts what a sink is told.
class CountingSink final : public ResultSink {
 public:
  void begin(const metrics::World& world) override {
    ++begun;
    days_before = world.history == nullptr ? 0 : world.history->days.size();
  }
  void frame(const metrics::DayRecord& /*record*/, SimTime /*time*/) override { ++frames; }
  void finish(const metrics::DayRecord& record, RunStatus status) override {
    ++finished;
    end = record.end();
    last_status = status;
  }

  int begun = 0;
  int frames = 0;
  int finished = 0;
  std::size_t days_before = 0;
  SimTime end;
  RunStatus last_status = RunStatus::kInterrupted;
};

/// Forty clerks in one office who talk a lot.
Inputs inputs(std::uint32_t days) {
  Inputs inputs = test::small_inputs(test::profiles("home_bento") + test::clerks(40, "port_liner"));
  inputs.scenario.run.days = days;
  inputs.scenario.encounters.rate_factor = 60.0;
  return inputs;
}

/// Three hundred clerks who eat out, in two equal restaurants with room for all of them.
Inputs guests(std::uint32_t days, double utility_habit) {
  Inputs inputs =
      test::small_inputs(test::profiles("eating_out") + test::clerks(300, "port_liner"));
  inputs.scenario.run.days = days;
  inputs.scenario.demand.lunch.utility_habit = utility_habit;
  for (district::Service& service : inputs.district.services.values()) {
    service.seats = service.kind == district::ServiceKind::kRestaurant ? 400 : service.seats;
    service.counters = 400;
  }
  return inputs;
}

class RunOfDaysTest : public testing::Test {
 protected:
  RunOfDays run(std::uint32_t days, const Simulation::Control& control = {}) {
    RunOfDays run(inputs(days), parallel::Threads(1), silent_logger());
    status_ = run.run(sink_, control);
    return run;
  }
  RunOfDays run_guests(std::uint32_t days, double utility_habit) {
    RunOfDays run(guests(days, utility_habit), parallel::Threads(1), silent_logger());
    status_ = run.run(sink_, {});
    return run;
  }
  static std::string hash_of(const RunOfDays& run) {
    return *run.simulation().record().indicators().text("run.state_hash");
  }

  CountingSink sink_;
  RunStatus status_ = RunStatus::kInterrupted;
};

TEST_F(RunOfDaysTest, OfOneDayIsThatDay) {
  const test::SmallDay day(inputs(1));
  const RunOfDays one = run(1);
  EXPECT_EQ(hash_of(one), *day.indicators().text("run.state_hash"));
  EXPECT_FALSE(one.simulation().record().indicators().number("ties.total"));
}

TEST_F(RunOfDaysTest, GivesTheSinkTheLastDay) {
  run(3);
  EXPECT_EQ(sink_.begun, 1);
  EXPECT_EQ(sink_.finished, 1);
  EXPECT_EQ(sink_.frames, 288);  // every 5 minutes
  EXPECT_EQ(sink_.days_before, 2U);
}

TEST_F(RunOfDaysTest, CarriesTiesFromDayToDay) {
  const RunOfDays two = run(2);
  const RunOfDays three = run(3);
  const encounters::TieGraph& evening = two.simulation().record().encounters().evening_ties();
  const encounters::TieGraph& morning = three.model().ties;
  ASSERT_EQ(morning.tie_count(), evening.tie_count());
  for (const encounters::Tie& tie : evening.ties()) {
    EXPECT_EQ(morning.strength_min(tie.a, tie.b), static_cast<double>(tie.strength_min));
  }
  const auto& days = three.simulation().record().encounters().history().days;
  ASSERT_EQ(days.size(), 3U);
  EXPECT_GT(days[1].seen_again, 0U);
  EXPECT_GT(days[1].ties, 0U);
  EXPECT_EQ(days[1].ties, days[0].ties + days[1].new_ties - days[1].lost_ties);
  EXPECT_EQ(three.simulation().record().indicators().number("ties.total"),
            static_cast<double>(days[2].ties));
}

TEST_F(RunOfDaysTest, DrawsEachDayAnew) {
  const RunOfDays two = run(2);
  const auto& days = two.simulation().record().encounters().history().days;
  EXPECT_NE(days[0].contacts, days[1].contacts);
  EXPECT_NE(hash_of(two), hash_of(run(1)));
  EXPECT_EQ(hash_of(two), hash_of(run(2)));
}

/// Meals of the last day of those who had one on the day before, and how many in the same place.
struct Meals {
  int all = 0;
  int in_same_place = 0;
};
Meals meals_of(const RunOfDays& run) {
  Meals meals;
  const auto& today = run.simulation().record().meals().place();
  for (const PersonId person : ids<PersonId>(today.size())) {
    const PlaceId before = run.model().lunch_place_before(person);
    if (before.valid() && today[person].valid()) {
      ++meals.all;
      meals.in_same_place += before == today[person] ? 1 : 0;
    }
  }
  return meals;
}

TEST_F(RunOfDaysTest, BringsGuestsBackToThePlaceOfTheDayBeforeAsTheLogitSays) {
  const Meals free = meals_of(run_guests(2, 0.0));
  const Meals usual = meals_of(run_guests(2, std::log(9.0)));
  ASSERT_EQ(free.all, 300);
  ASSERT_EQ(usual.all, 300);
  // Two equal places: odds of 1 : 1 and 9 : 1; four deviations.
  EXPECT_NEAR(free.in_same_place, 150, 4.0 * std::sqrt(300 * 0.5 * 0.5));
  EXPECT_NEAR(usual.in_same_place, 270, 4.0 * std::sqrt(300 * 0.9 * 0.1));
}

TEST_F(RunOfDaysTest, HasNoHabitsOnTheFirstDay) {
  const RunOfDays one = run_guests(1, 5.0);
  EXPECT_FALSE(one.model().lunch_place_before(PersonId(0)).valid());
  EXPECT_EQ(hash_of(one), hash_of(run_guests(1, 0.0)));
  EXPECT_NE(hash_of(run_guests(2, 5.0)), hash_of(run_guests(2, 0.0)));
}

TEST_F(RunOfDaysTest, HasTheSameHabitsForAnyNumberOfThreads) {
  const RunOfDays one = run_guests(2, 0.7);
  for (const int threads : {2, 3, 7}) {
    RunOfDays more(guests(2, 0.7), parallel::Threads(threads), silent_logger());
    more.run(sink_, {});
    EXPECT_TRUE(std::ranges::equal(more.model().lunch_places, one.model().lunch_places));
    EXPECT_EQ(hash_of(more), hash_of(one));
  }
}

TEST_F(RunOfDaysTest, GoesOnFromACheckpointWithTheHabitsOfTheDayBefore) {
  const TemporaryFolder folder;
  CheckpointWriter writer(folder.path(), {.checkpoint_every = Duration::hours(100)});
  NoOutput nothing;
  RunOfDays(guests(2, 2.0), parallel::Threads(1), silent_logger())
      .run(nothing, {.until = SimTime::at(11), .checkpoints = &writer});
  const auto checkpoint = newest_checkpoint(folder.path(), SimTime::never(), silent_logger());
  ASSERT_TRUE(checkpoint);
  ASSERT_EQ(checkpoint->day, 1U);
  RunOfDays resumed(guests(2, 2.0), parallel::Threads(1), silent_logger());
  resumed.run(nothing, {.from = &*checkpoint});
  const RunOfDays whole = run_guests(2, 2.0);
  EXPECT_TRUE(std::ranges::equal(resumed.model().lunch_places, whole.model().lunch_places));
  EXPECT_EQ(hash_of(resumed), hash_of(whole));
}

/// Asks for the end of the run as soon as the last day begins.
class StopsTheLastDay final : public ResultSink {
 public:
  void begin(const metrics::World& /*world*/) override { stops = true; }
  void frame(const metrics::DayRecord& /*record*/, SimTime /*time*/) override {}
  void finish(const metrics::DayRecord& /*record*/, RunStatus /*status*/) override {}

  std::atomic<bool> stops = false;
};

TEST_F(RunOfDaysTest, GoesOnFromTheBeginOfALaterDay) {
  const TemporaryFolder folder;
  CheckpointWriter writer(folder.path(), {});
  StopsTheLastDay sink;
  EXPECT_EQ(RunOfDays(inputs(2), parallel::Threads(1), silent_logger())
                .run(sink, {.interrupt = &sink.stops, .checkpoints = &writer}),
            RunStatus::kInterrupted);
  const auto from = newest_checkpoint(folder.path(), SimTime::never(), silent_logger());
  ASSERT_TRUE(from);
  EXPECT_EQ(from->day, 1U);
  EXPECT_EQ(from->time, SimTime::at(3));
  const RunOfDays resumed = run(2, {.from = &*from});
  EXPECT_EQ(status_, RunStatus::kComplete);
  EXPECT_EQ(hash_of(resumed), hash_of(run(2)));
}

TEST_F(RunOfDaysTest, LeavesNoHabitToWhoGotNothing) {
  Inputs crowded = guests(2, 0.7);
  for (district::Service& service : crowded.district.services.values()) {
    service.seats = service.kind == district::ServiceKind::kRestaurant ? 30 : service.seats;
    // So that nobody falls back to a bento.
    service.open_on_weekdays = service.kind != district::ServiceKind::kConvenience;
  }
  RunOfDays two(std::move(crowded), parallel::Threads(1), silent_logger());
  two.run(sink_, {.until = SimTime::at(3)});
  int fed = 0;
  for (const PersonId person : ids<PersonId>(two.model().population.size())) {
    fed += two.model().lunch_place_before(person).valid() ? 1 : 0;
  }
  EXPECT_GE(fed, 60);
  EXPECT_LT(fed, 200);  // 60 chairs for 300 people with 45 minutes
}

TEST_F(RunOfDaysTest, EndsTheLastDayWhereItIsAskedTo) {
  const RunOfDays two = run(2, {.until = SimTime::at(12)});
  EXPECT_EQ(sink_.end, SimTime::at(12));
  EXPECT_EQ(status_, RunStatus::kComplete);
  EXPECT_EQ(two.model().day, 1U);
}

TEST_F(RunOfDaysTest, ThatIsInterruptedOnTheFirstDaySaysSo) {
  const std::atomic<bool> at_once = true;
  run(2, {.interrupt = &at_once});
  EXPECT_EQ(status_, RunStatus::kInterrupted);
  EXPECT_EQ(sink_.begun, 1);
  EXPECT_EQ(sink_.last_status, RunStatus::kInterrupted);
  EXPECT_EQ(sink_.end, SimTime::at(3));
}

}  // namespace
}  // namespace poai::simulation
