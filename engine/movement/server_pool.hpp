#pragma once
// A queue in front of several equal servers, first come first served.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/time.hpp"

namespace poai::movement {

/// Exact by the recursion of Kiefer and Wolfowitz (1955, doi:10.1090/S0002-9947-1955-0070875-5):
/// who comes next goes to the server that is free first, so that nothing but the moments at which
/// the servers are free need be kept. Arrivals come in the order of time. Nothing is allocated.
class ServerPool {
 public:
  /// `servers` at least 1, all free from `free_from` on.
  explicit ServerPool(std::size_t servers, SimTime free_from = {INT64_MIN});

  /// Somebody comes at `arrival`, not before the one before, and is served for `service`; returns
  /// when that begins. The wait is the difference, the departure the sum.
  [[nodiscard]] SimTime admit(SimTime arrival, Duration service);

  /// When each server is free, as a heap; for checkpoints.
  [[nodiscard]] std::span<std::int64_t> free_at_ms() { return free_at_ms_; }

 private:
  std::vector<std::int64_t> free_at_ms_;  ///< a heap, the earliest in front
};

}  // namespace poai::movement
