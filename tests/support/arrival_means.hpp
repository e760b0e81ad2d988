#pragma once
// Mean times to an arrival over a quarter hour, sampled.

#include <algorithm>

#include "engine/core/time.hpp"
#include "engine/routing/transit_times.hpp"

namespace poai::test {

struct ArrivalMeans {
  double s = 0.0;   ///< mean time to the arrival over the moments that have one
  int moments = 0;  ///< of the quarter hour
};

// Sampling every 5 s moves the mean by at most 5 / 900 of the jumps of the arrival, of which there
// is one per departure; they add up to less than the hour and a half that random timetables last.
inline constexpr double kToleranceS = 30.0;

/// Over moments `step` apart; `arrival_from(time)` is never() where nothing goes.
template <class ArrivalFrom>
ArrivalMeans arrival_means(SimTime slot, const ArrivalFrom& arrival_from,
                           Duration step = Duration::seconds(5)) {
  ArrivalMeans means;
  for (SimTime time = slot; time < slot + routing::TransitTimes::kSlot; time = time + step) {
    const SimTime arrival = arrival_from(time);
    if (arrival < SimTime::never()) {
      means.s += (arrival - time).in_seconds();
      ++means.moments;
    }
  }
  means.s /= std::max(means.moments, 1);
  return means;
}

}  // namespace poai::test
