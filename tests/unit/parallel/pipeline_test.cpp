#include "engine/parallel/pipeline.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <string>
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

TEST_P(Pipelines, RunWithinAParallelLoop) {
  std::vector<int> sums(3, 0);
  for_each_index(
      threads(), sums.size(),
      [&](std::size_t i) {
        int slot_value = 0;
        Pipeline pipeline(1, {[&](std::size_t) { sums[i] += slot_value; }});
        pipeline.run(threads(), [&] {
          for (int k = 1; k <= 4; ++k) {
            ASSERT_EQ(pipeline.front(), 0U);
            slot_value = k;
            pipeline.pass();
          }
        });
      },
      1);
  EXPECT_EQ(sums, std::vector<int>(3, 10));
}

TEST(Pipeline, RefusesToBeWithoutSlotsOrStages) {
  EXPECT_THROW(Pipeline(0, {[](std::size_t) {}}), ContractViolation);
  EXPECT_THROW(Pipeline(1, {}), ContractViolation);
}

}  // namespace
}  // namespace poai::parallel
