#include "engine/parallel/pipeline.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "engine/core/contracts.hpp"
#include "engine/parallel/loops.hpp"

namespace poai::parallel {
namespace {

constexpr int kItems = 1000;
constexpr std::size_t kSlots = 20;

class Pipelines : public testing::TestWithParam<int> {
 protected:
  [[nodiscard]] static Threads threads() { return Threads(GetParam()); }

  /// Passes on the numbers from 0 to kItems - 1.
  void count(Pipeline& pipeline) {
    pipeline.run(threads(), [&] {
      for (int i = 0; i < kItems; ++i) {
        slots_[pipeline.front()] = i;
        pipeline.pass();
      }
    });
  }

  std::vector<int> slots_ = std::vector<int>(kSlots);
};

INSTANTIATE_TEST_SUITE_P(Threads, Pipelines, testing::Values(1, 2, 3, 7));

std::vector<int> numbers() {
  std::vector<int> expected;
  for (int i = 0; i < kItems; ++i) {
    expected.push_back(i);
  }
  return expected;
}

TEST_P(Pipelines, ShowEachStageAllSlotsInOrder) {
  std::vector<int> first;
  std::vector<int> second;
  Pipeline pipeline(kSlots, {[&](std::size_t slot) { first.push_back(slots_[slot]); },
                             [&](std::size_t slot) { second.push_back(slots_[slot]); }});
  count(pipeline);
  EXPECT_EQ(first, numbers());
  EXPECT_EQ(second, numbers());
}

TEST_P(Pipelines, ShowAStageWhatTheStageBeforeItWrote) {
  int wrong = 0;
  Pipeline pipeline(kSlots, {[&](std::size_t slot) { slots_[slot] *= 2; },
                             [&](std::size_t slot) { slots_[slot] += 1; },
                             [&, next = 0](std::size_t slot) mutable {
                               wrong += slots_[slot] != 2 * next++ + 1 ? 1 : 0;
                             }});
  count(pipeline);
  EXPECT_EQ(wrong, 0);
}

TEST_P(Pipelines, WithASingleSlotTakeTurns) {
  std::vector<int> seen;
  Pipeline pipeline(1, {[&](std::size_t slot) { seen.push_back(slots_[slot]); }});
  count(pipeline);
  EXPECT_EQ(seen, numbers());
}

TEST_P(Pipelines, HaveWorkedOffWhatWasPassedOnWhenTheLeadCatchesUp) {
  int sum = 0;
  int late = 0;
  Pipeline pipeline(kSlots, {[&](std::size_t slot) { sum += slots_[slot]; }});
  pipeline.run(threads(), [&] {
    int expected = 0;
    for (int i = 0; i < kItems; ++i) {
      slots_[pipeline.front()] = i;
      pipeline.pass();
      expected += i;
      if (i % 37 == 0) {
        pipeline.catch_up();
        late += sum != expected ? 1 : 0;
      }
    }
  });
  EXPECT_EQ(late, 0);
}

TEST_P(Pipelines, ThrowWhatAStageThrewAndSkipTheRest) {
  int seen = 0;
  Pipeline pipeline(kSlots, {[&](std::size_t slot) {
                      if (slots_[slot] == 100) {
                        throw std::runtime_error("at 100");
                      }
                      ++seen;
                    }});
  try {
    count(pipeline);
    FAIL() << "the exception was lost";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "at 100");
  }
  EXPECT_EQ(seen, 100);
}

TEST_P(Pipelines, ThrowWhatTheLastStageThrewAboutTheLastSlot) {
  Pipeline pipeline(kSlots, {[](std::size_t) {},
                             [&](std::size_t slot) {
                               if (slots_[slot] == kItems - 1) {
                                 throw std::runtime_error("at the end");
                               }
                             }});
  EXPECT_THROW(count(pipeline), std::runtime_error);
}

TEST_P(Pipelines, EndALeadThatWaitsForAStageThatThrew) {
  Pipeline pipeline(kSlots, {[](std::size_t) { throw std::runtime_error("at once"); }});
  EXPECT_THROW(pipeline.run(threads(),
                            [&] {
                              while (true) {
                                slots_[pipeline.front()] = 0;
                                pipeline.pass();
                              }
                            }),
               std::runtime_error);
}

// The first stage fails at 10, the second at 5, each as soon as it gets there.
TEST_P(Pipelines, ThrowTheExceptionOfTheFirstSlotWhicheverStageItIsFrom) {
  const auto fails_at = [&](int number, const char* stage) {
    return [this, number, stage](std::size_t slot) {
      if (slots_[slot] == number) {
        throw std::runtime_error(stage);
      }
    };
  };
  Pipeline pipeline(kSlots, {fails_at(10, "first stage"), fails_at(5, "second stage")});
  try {
    count(pipeline);
    FAIL() << "both exceptions were lost";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "second stage");
  }
}

TEST_P(Pipelines, ThrowWhatTheLeadThrewAfterWorkingOffWhatItPassedOn) {
  int seen = 0;
  Pipeline pipeline(kSlots, {[&](std::size_t) { ++seen; }});
  EXPECT_THROW(pipeline.run(threads(),
                            [&] {
                              for (int i = 0; i < 50; ++i) {
                                slots_[pipeline.front()] = i;
                                pipeline.pass();
                              }
                              throw std::runtime_error("enough");
                            }),
               std::runtime_error);
  EXPECT_EQ(seen, 50);
}

TEST_P(Pipelines, ThrowWhatAStageThrewBeforeWhatTheLeadThrew) {
  Pipeline pipeline(kSlots, {[](std::size_t) { throw std::logic_error("stage"); }});
  EXPECT_THROW(pipeline.run(threads(),
                            [&] {
                              slots_[pipeline.front()] = 1;
                              pipeline.pass();
                              throw std::runtime_error("lead");
                            }),
               std::logic_error);
}

TEST_P(Pipelines, LetTheLeadGoAheadWhereThereAreThreads) {
  const bool is_alone = GetParam() == 1;
  std::atomic<bool> may_end = is_alone;
  std::thread::id stage_thread;
  Pipeline pipeline(kSlots, {[&](std::size_t) {
                      stage_thread = std::this_thread::get_id();
                      may_end.wait(false);
                    }});
  pipeline.run(threads(), [&] {
    for (int i = 0; i < 5; ++i) {  // the stage is held at the first
      slots_[pipeline.front()] = i;
      pipeline.pass();
    }
    may_end = true;
    may_end.notify_all();
  });
  EXPECT_EQ(stage_thread == std::this_thread::get_id(), is_alone);
}

TEST_P(Pipelines, RunTheirStagesThemselvesWithinAParallelLoop) {
  std::vector<int> wrong(3, 0);
  for_each_index(
      threads(), wrong.size(),
      [&](std::size_t i) {
        int sum = 0;
        std::vector<int> slots(2);
        Pipeline pipeline(2, {[&](std::size_t slot) { sum += slots[slot]; }});
        const auto lead = [&] {
          for (int k = 1; k <= 4; ++k) {
            slots[pipeline.front()] = k;
            pipeline.pass();
            wrong[i] += sum != k * (k + 1) / 2 ? 1 : 0;
          }
        };
        pipeline.run(threads(), lead);
      },
      1);
  EXPECT_EQ(wrong, std::vector<int>(3, 0));
}

TEST(Pipeline, RunsOnce) {
  Pipeline pipeline(1, {[](std::size_t) {}});
  pipeline.run(Threads(2), [] {});
  EXPECT_THROW(pipeline.run(Threads(2), [] {}), ContractViolation);
}

TEST(Pipeline, RefusesToBeWithoutSlotsOrStages) {
  EXPECT_THROW(Pipeline(0, {[](std::size_t) {}}), ContractViolation);
  EXPECT_THROW(Pipeline(1, {}), ContractViolation);
}

}  // namespace
}  // namespace poai::parallel
