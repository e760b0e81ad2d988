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

  /// To be called once. Calls `lead` on this thread and the stages on up to threads - 1 others, and
  /// returns when all that was passed on is worked off. With one thread, or in the midst of a
  /// parallel loop, `pass` runs the stages. If a stage throws, the stages skip the rest, and `lead`
  /// gets the exception from the next call that looks back.
  void run(Threads threads, const std::function<void()>& lead);

  // For `lead`, while it runs:
  /// The slot to fill; waits until the stages are done with it.
  [[nodiscard]] std::size_t front();
  /// The front is filled.
  void pass();
  /// Waits until all that was passed on is worked off.
  void catch_up();

 private:
  /// How many slots a thread has left behind it; the last bit is set when no more will come.
  struct alignas(64) Progress {
    std::atomic<std::uint32_t> slots{0};
    std::atomic<bool> failed = false;
    std::exception_ptr failure;  ///< once it has failed
  };

  void publish();
  void work_as(std::size_t worker);
  void work_off(std::size_t worker, std::uint32_t slot);
  void wait_for(std::uint32_t slots);
  void throw_failure();
  void end(std::size_t thread);

  std::size_t slots_;
  std::vector<Stage> stages_;
  std::vector<Progress> progress_;  ///< of the lead and each worker
  std::size_t workers_ = 0;
  std::uint32_t filled_ = 0;         ///< slots that were passed on
  std::uint32_t published_ = 0;      ///< of these those that the workers know of
  std::atomic<bool> skips_ = false;  ///< a stage has failed
};

}  // namespace poai::parallel
