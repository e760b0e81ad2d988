#pragma once
// Who is on the islands at each full hour.

#include <cstdint>
#include <vector>

#include "engine/core/time.hpp"
#include "engine/metrics/time_bins.hpp"
#include "engine/metrics/whereabouts.hpp"
#include "engine/population/population.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

class Presence {
 public:
  /// Counts everybody if `time` is a full hour that was not counted yet.
  void record(SimTime time, const population::Population& population, const Whereabouts& where);

  [[nodiscard]] const std::vector<std::int32_t>& times_ms() const { return times_ms_; }
  [[nodiscard]] const std::vector<std::uint32_t>& totals() const { return totals_; }
  /// Row after row: persons of each role at each time.
  [[nodiscard]] const std::vector<std::uint32_t>& by_role() const { return by_role_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  std::vector<std::int32_t> times_ms_;
  std::vector<std::uint32_t> totals_;
  std::vector<std::uint32_t> by_role_;
};

}  // namespace poai::metrics
