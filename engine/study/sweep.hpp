#pragma once
// Runs what is missing of a sweep, or of a shard of it, until every member is settled.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "engine/core/logging.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/study/member_runner.hpp"
#include "engine/study/sweep_folder.hpp"

namespace poai::study {

/// Every `count`-th member, from `index` - 1 on; 1 of 1 is all.
struct Shard {
  std::size_t index = 1;
  std::size_t count = 1;
  [[nodiscard]] bool has(std::size_t member) const { return member % count == index - 1; }
};

/// Reads "i/n" with 1 <= i <= n.
[[nodiscard]] std::optional<Shard> parse_shard(const std::string& text);

/// How far a shard is; members that other processes run count too.
struct SweepProgress {
  std::size_t members = 0;  ///< of the shard
  std::size_t done = 0;
  std::size_t failed = 0;
  std::size_t running = 0;  ///< in all processes on this folder
  std::size_t ended_here = 0;
  double share_done = 0.0;        ///< of what was missing at the begin
  double members_per_hour = 0.0;  ///< settled by any process since this one began
};

struct SweepControl {
  std::size_t jobs = 1;
  parallel::Threads threads = parallel::Threads(1);  ///< of each member
  Shard shard;
  const std::atomic<bool>* interrupt = nullptr;
  std::function<void(const SweepProgress&)> on_progress;  ///< about once a second
};

enum class SweepEnd : std::uint8_t {
  kComplete,     ///< every member of the shard has a result or has failed for good
  kInterrupted,  ///< by a signal or by the budget; can be resumed
  kStopped       ///< a member failed and the policy is to stop
};

struct SweepOutcome {
  SweepEnd end = SweepEnd::kComplete;
  SweepProgress progress;
  std::uint64_t most_private_bytes = 0;  ///< of one member here
};

/// Takes members by claims, each in a process of its own (worker_pool.hpp), waits for those that
/// other processes have, and takes over what they leave behind. Throws InputError (kFiles) if the
/// folder cannot be written; members in flight are given back then.
[[nodiscard]] SweepOutcome run_sweep(const SweepFolder& folder, const MemberRunner& runner,
                                     const SweepControl& control, const Logger& logger);

}  // namespace poai::study
