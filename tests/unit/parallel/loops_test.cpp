#include "engine/parallel/loops.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace poai::parallel {
namespace {

class Loops : public testing::TestWithParam<int> {
 protected:
  [[nodiscard]] static Threads threads() { return Threads(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(Threads, Loops, testing::Values(1, 2, 3, 7));

TEST_P(Loops, VisitEveryIndexOnce) {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, kBlock, 3 * kBlock + 1}) {
    std::vector<int> visits(count, 0);
    for_each_index(threads(), count, [&](std::size_t i) { ++visits[i]; });
    EXPECT_EQ(visits, std::vector<int>(count, 1));
  }
}

TEST_P(Loops, CutBlocksAtBordersThatDoNotDependOnTheThreads) {
  std::vector<std::pair<std::size_t, std::size_t>> blocks(3);
  for_each_block(threads(), 25, 10, [&](std::size_t first, std::size_t last) {
    blocks[first / 10] = {first, last};
  });
  const std::vector<std::pair<std::size_t, std::size_t>> expected = {{0, 10}, {10, 20}, {20, 25}};
  EXPECT_EQ(blocks, expected);
}

TEST_P(Loops, ThrowTheExceptionOfTheFirstBlockInOrderAfterAllHaveEnded) {
  std::atomic<int> finished = 0;
  try {
    for_each_block(threads(), 8, 1, [&](std::size_t first, std::size_t) {
      ++finished;
      if (first == 2 || first == 3 || first == 7) {
        throw std::runtime_error(std::to_string(first));
      }
    });
    FAIL() << "three exceptions were lost";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "2");
  }
  EXPECT_EQ(finished, 8);
}

TEST_P(Loops, RunInsideEachOther) {
  std::vector<int> visits(6, 0);
  for_each_index(
      threads(), 2,
      [&](std::size_t i) {
        for_each_index(
            threads(), 3, [&](std::size_t j) { ++visits[3 * i + j]; }, 1);
      },
      1);
  EXPECT_EQ(visits, std::vector<int>(6, 1));
}

TEST_P(Loops, RefuseBlocksOfNothing) {
  EXPECT_THROW(for_each_block(threads(), 5, 0, [](std::size_t, std::size_t) {}), ContractViolation);
}

TEST_P(Loops, SumNothingToZero) {
  EXPECT_EQ(ordered_sum(threads(), 0, [](std::size_t) { return 1.0; }), 0.0);
}

}  // namespace
}  // namespace poai::parallel
