#include "engine/parallel/pipeline.hpp"

#include <omp.h>

#include <algorithm>
#include <utility>

#include "engine/core/contracts.hpp"

namespace poai::parallel {
namespace {

constexpr std::uint32_t kEnded = 0x8000'0000U;
constexpr std::uint32_t kNone = 0xffff'ffffU;
/// Slots between two calls that wake a waiting thread, which cost some microseconds each.
constexpr std::uint32_t kGroup = 16;

std::uint32_t count_of(std::uint32_t progress) { return progress & ~kEnded; }

}  // namespace

Pipeline::Pipeline(std::size_t slots, std::vector<Stage> stages)
    : slots_(slots),
      stages_(std::move(stages)),
      progress_(stages_.size() + 1),
      first_failed_(kNone) {
  expects(slots_ > 0 && !stages_.empty(), "a pipeline has a slot and a stage");
}

void Pipeline::run(Threads threads, const std::function<void()>& lead) {
  expects(!std::exchange(has_run_, true), "a pipeline runs once");
  const std::size_t team = std::min(static_cast<std::size_t>(threads.count()), stages_.size() + 1);
  if (team == 1) {
    lead();
    return;
  }
  std::exception_ptr failure;
#pragma omp parallel num_threads(static_cast<int>(team))
  {
#pragma omp single
    workers_ = static_cast<std::size_t>(omp_get_num_threads()) - 1;
    const auto thread = static_cast<std::size_t>(omp_get_thread_num());
    if (thread > 0) {
      work_as(thread);
    } else {
      try {
        lead();
      } catch (...) {
        failure = std::current_exception();
      }
      publish();
      end(0);
    }
  }
  workers_ = 0;
  throw_first_failure();
  if (failure) {
    std::rethrow_exception(failure);
  }
}

std::size_t Pipeline::front() {
  if (workers_ == 0) {
    return 0;
  }
  if (filled_ - count_of(progress_[workers_].slots.load(std::memory_order_acquire)) >= slots_) {
    publish();
    // Half of them at once, so that the two do not wake each other for every slot.
    wait_for(filled_ - static_cast<std::uint32_t>(slots_ / 2));
  }
  return filled_ % slots_;
}

void Pipeline::pass() {
  if (workers_ == 0) {
    for (const Stage& stage : stages_) {
      stage(0);
    }
    return;
  }
  ++filled_;
  if (filled_ - published_ >= kGroup) {
    publish();
  }
}

void Pipeline::catch_up() {
  if (workers_ > 0) {
    publish();
    wait_for(filled_);
  }
}

// A store before a call that wakes others is sequentially consistent, here and below: GCC 12 looks
// whether anybody waits by a load that else could come before the store.
void Pipeline::publish() {
  if (published_ != filled_) {
    published_ = filled_;
    progress_[0].slots.store(filled_);
    progress_[0].slots.notify_all();
  }
}

void Pipeline::wait_for(std::uint32_t slots) {
  std::atomic<std::uint32_t>& last = progress_[workers_].slots;
  std::uint32_t done = last.load();
  while (count_of(done) < slots) {
    last.wait(done);
    done = last.load();
  }
  throw_first_failure();
}

void Pipeline::work_as(std::size_t worker) {
  std::atomic<std::uint32_t>& ahead = progress_[worker - 1].slots;
  std::atomic<std::uint32_t>& own = progress_[worker].slots;
  std::uint32_t next = 0;
  std::uint32_t ready = 0;
  while (ready != (next | kEnded)) {
    if (count_of(ready) == next) {
      own.notify_all();
      ahead.wait(ready);
    }
    ready = ahead.load();
    for (; next < count_of(ready); ++next) {
      work_off(worker, next);
      own.store(next + 1);
      if (next % kGroup == 0) {
        own.notify_all();
      }
    }
  }
  end(worker);
}

// The stages are shared out over the workers in their order.
void Pipeline::work_off(std::size_t worker, std::uint32_t slot) {
  if (slot >= first_failed_.load()) {
    return;
  }
  const std::size_t first = (worker - 1) * stages_.size() / workers_;
  const std::size_t last = worker * stages_.size() / workers_;
  try {
    for (std::size_t stage = first; stage < last; ++stage) {
      stages_[stage](slot % slots_);
    }
  } catch (...) {
    fail(worker, slot);
  }
}

// A worker fails once: it skips what comes later.
void Pipeline::fail(std::size_t worker, std::uint32_t slot) {
  progress_[worker].failure = std::current_exception();
  progress_[worker].failed_at = slot;
  progress_[worker].has_failed.store(true);
  std::uint32_t first = first_failed_.load();
  while (slot < first && !first_failed_.compare_exchange_weak(first, slot)) {
  }
}

void Pipeline::throw_first_failure() const {
  const Progress* found = nullptr;
  for (const Progress& progress : progress_) {
    if (progress.has_failed.load() && (!found || progress.failed_at < found->failed_at)) {
      found = &progress;
    }
  }
  if (found != nullptr) {
    std::rethrow_exception(found->failure);
  }
}

void Pipeline::end(std::size_t thread) {
  progress_[thread].slots.fetch_or(kEnded);
  progress_[thread].slots.notify_all();
}

}  // namespace poai::parallel
