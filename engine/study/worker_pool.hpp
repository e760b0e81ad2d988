#pragma once
// Members in processes of their own: what aborts, runs out of memory or hangs takes nobody along.

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/time.hpp"

namespace poai::study {

/// What one process may use beside what it shares with its parent; nothing = no limit.
struct WorkerLimits {
  std::optional<Duration> wall;
  std::optional<double> memory_mb;
};

/// How a member's process came to its end.
struct WorkerEnd {
  enum class How : std::uint8_t { kDone, kFailed, kInterrupted };

  std::size_t member = 0;
  How how = How::kFailed;
  std::string text;                 ///< what the work returned, or why it failed
  std::uint64_t private_bytes = 0;  ///< memory of its own at the end; 0 if it failed
};

/// Each member is a fork of this process: everything that was made before is shared until somebody
/// writes to it. This process must have no other threads that hold locks, and must not have run a
/// parallel region of more than one thread. A worker that loses this process is killed.
class WorkerPool {
 public:
  /// Runs in the worker. Its text goes to the parent; nothing = interrupted. What it throws is why
  /// it failed.
  using Work = std::function<std::optional<std::string>(std::size_t member)>;

  WorkerPool(Work work, WorkerLimits limits);
  /// Kills what still runs.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Throws InputError (kFiles) if the system has no process or pipe to give.
  void start(std::size_t member);
  /// Waits for at most `patience` and returns those that have ended; at once if there are some.
  [[nodiscard]] std::vector<WorkerEnd> wait(std::chrono::milliseconds patience);
  /// Asks all to stop; each ends as interrupted soon.
  void interrupt();

  [[nodiscard]] std::size_t running() const { return workers_.size(); }
  [[nodiscard]] std::vector<std::size_t> members() const;

 private:
  struct Worker {
    std::size_t member = 0;
    pid_t process = 0;
    int pipe = -1;
    std::string received;
    std::chrono::steady_clock::time_point started;
    bool timed_out = false;
  };

  /// Takes what has arrived; whether that was all.
  [[nodiscard]] bool drain(Worker& worker) const;
  [[nodiscard]] WorkerEnd reap(const Worker& worker) const;
  void enforce_wall();

  Work work_;
  WorkerLimits limits_;
  std::vector<Worker> workers_;
};

}  // namespace poai::study
