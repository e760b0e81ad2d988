#include "engine/study/worker_pool.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <map>
#include <stdexcept>

namespace poai::study {
namespace {

using How = WorkerEnd::How;
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kPatience = 60s;

/// Runs members 0 to count - 1 and returns how each came to its end.
std::map<std::size_t, WorkerEnd> ends_of(const WorkerPool::Work& work, std::size_t count,
                                         const WorkerLimits& limits = {}) {
  WorkerPool pool(work, limits);
  for (std::size_t member = 0; member < count; ++member) {
    pool.start(member);
  }
  std::map<std::size_t, WorkerEnd> ends;
  while (ends.size() < count) {
    for (const WorkerEnd& end : pool.wait(kPatience)) {
      ends.emplace(end.member, end);
    }
  }
  return ends;
}

TEST(WorkerPool, HandsBackWhatTheWorkReturns) {
  const std::string large(300'000, 'x');  // more than a pipe holds
  const auto ends =
      ends_of([&large](std::size_t member) { return large + std::to_string(member); }, 3);
  for (std::size_t member = 0; member < 3; ++member) {
    EXPECT_EQ(ends.at(member).how, How::kDone);
    EXPECT_EQ(ends.at(member).text, large + std::to_string(member));
    EXPECT_GT(ends.at(member).private_bytes, 0U);
  }
}

TEST(WorkerPool, OneThatAbortsTakesNobodyAlong) {
  const auto ends = ends_of(
      [](std::size_t member) -> std::optional<std::string> {
        if (member == 1) {
          std::raise(SIGKILL);
        } else if (member == 2) {
          throw std::runtime_error("no such day");
        } else if (member == 3) {
          _exit(3);
        }
        return "well";
      },
      5);
  EXPECT_EQ(ends.at(0).text, "well");
  EXPECT_EQ(ends.at(1).how, How::kFailed);
  EXPECT_EQ(ends.at(1).text, "ended by signal 9 (Killed); perhaps the machine ran out of memory");
  EXPECT_EQ(ends.at(2).text, "no such day");
  EXPECT_EQ(ends.at(3).text, "ended without a word");
  EXPECT_EQ(ends.at(4).text, "well");
}

TEST(WorkerPool, OneThatTakesTooLongIsEnded) {
  const auto ends = ends_of(
      [](std::size_t member) -> std::optional<std::string> {
        if (member == 0) {
          sleep(600);
        }
        return "in time";
      },
      2, {.wall = Duration::seconds(4), .memory_mb = {}});
  EXPECT_EQ(ends.at(0).how, How::kFailed);
  EXPECT_EQ(ends.at(0).text, "took longer than 4 s");
  EXPECT_EQ(ends.at(1).text, "in time");
}

TEST(WorkerPool, OneThatNeedsTooMuchMemoryFails) {
  if (POAI_SANITIZED) {
    GTEST_SKIP() << "sanitizers reserve all address space";
  }
  const auto ends = ends_of(
      [](std::size_t) -> std::optional<std::string> {
        return std::to_string(std::string(500'000'000, 'x').size());
      },
      1, {.wall = {}, .memory_mb = 100.0});
  EXPECT_EQ(ends.at(0).how, How::kFailed);
  EXPECT_EQ(ends.at(0).text, "out of memory");
}

TEST(WorkerPool, AsksItsWorkersToStop) {
  WorkerPool pool(
      [](std::size_t) -> std::optional<std::string> {
        static volatile std::sig_atomic_t asked = 0;
        std::signal(SIGTERM, [](int) { asked = 1; });
        while (asked == 0) {
          usleep(1'000);
        }
        return std::nullopt;
      },
      {});
  std::signal(SIGTERM, SIG_IGN);  // until the worker has set its own
  pool.start(0);
  std::vector<WorkerEnd> ended;
  while (ended.empty()) {
    pool.interrupt();
    ended = pool.wait(50ms);
  }
  std::signal(SIGTERM, SIG_DFL);
  EXPECT_EQ(ended.front().how, How::kInterrupted);
  EXPECT_EQ(pool.running(), 0U);
}

}  // namespace
}  // namespace poai::study
