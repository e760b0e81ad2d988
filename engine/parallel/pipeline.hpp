#pragma once
// A pipeline: one thread goes ahead and fills slots, others work them off behind it, in order.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <vector>

#include "engine/parallel/threads.hpp"

namespace poai::parallel {

/// Each stage sees all slots in the order in which they were filled, and each slot after the stage
/// before has left it: what the stages write does not depend on the number of threads.
class Pipeline {
 public:
  using Stage = std::function<void(std::size_t slot)>;

  /// The slots are the caller's: 0 to slots - 1, used in turn. There is at least one of them and
  /// one stage.
  Pipeline(std::size_t slots, std::vector<Stage> stages);

  /// Calls `lead` on this thread and the stages on up to threads - 1 others, and returns when all
  /// that was passed on is worked off; may be called once. Where no second thread can be had (one
  /// is asked for, or a parallel loop is running), `pass` runs the stages. If a stage throws, later
  /// slots are skipped, and its exception ends `lead` at a call that waits for the stages; of
  /// several the one at the first slot is thrown.
  void run(Threads threads, const std::function<void()>& lead);

  // For `lead`, while it runs:
  /// The slot to fill; waits while all are full.
  [[nodiscard]] std::size_t front();
  /// The front is filled.
  void pass();
  /// Waits until all that was passed on is worked off. Nothing to do while nobody leads.
  void catch_up();

 private:
  /// Of one thread.
  struct alignas(64) Progress {
    std::atomic<std::uint32_t> slots{0};  ///< left behind; with the highest bit: no more will come
    std::atomic<bool> has_failed = false;
    std::uint32_t failed_at = 0;  ///< the slot, counted from the begin; once it has failed
    std::exception_ptr failure;
  };

  void publish();
  void wait_for(std::uint32_t slots);
  void work_as(std::size_t worker);
  void work_off(std::size_t worker, std::uint32_t slot);
  void fail(std::size_t worker, std::uint32_t slot);
  void throw_first_failure() const;
  void end(std::size_t thread);

  std::size_t slots_;
  std::vector<Stage> stages_;
  std::size_t workers_ = 0;         ///< beside the lead
  std::vector<Progress> progress_;  ///< of the lead and each worker
  bool has_run_ = false;
  alignas(64) std::atomic<std::uint32_t> first_failed_;  ///< slots from here on are skipped
  alignas(64) std::uint32_t filled_ = 0;                 ///< slots that were passed on
  std::uint32_t published_ = 0;  ///< of these those that the workers know of
};

}  // namespace poai::parallel
