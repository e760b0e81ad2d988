#pragma once
// The parameters of queues, service and stays that all places share.

#include <cstdint>
#include <limits>

namespace poai::venues {

/// The distribution of service times and stays. `kExponential` has a coefficient of variation of 1
/// and is for the comparison with exact queueing results.
enum class DurationLaw : std::uint8_t { kLogNormal, kExponential };

struct VenueParameters {
  /// P(join | n ahead) = exp(-n / (kappa c)), c = chairs, or counters where none; over 0, may be
  /// infinite (everybody joins).
  double kappa = 3.0;
  double patience_mean_min = 12.0;  ///< of the exponential patience; may be infinite
  double stay_cv = 0.4;             ///< coefficient of variation of the stay on a chair
  double service_cv = 0.5;          ///< coefficient of variation of the time at the counter
  double least_stay_min = 10.0;     ///< who cannot be served with that much time left does not wait
  std::uint32_t table_seats = 4;    ///< chairs of a table where a place does not say, 1 to 255
  DurationLaw law = DurationLaw::kLogNormal;
  /// Who finds as many in the queue balks.
  std::uint32_t longest_queue = std::numeric_limits<std::uint32_t>::max();
};

}  // namespace poai::venues
