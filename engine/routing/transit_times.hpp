#pragma once
// How long a ride takes by the timetable: per pair of stops and quarter hour, direct or with one
// change.

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/transit.hpp"
#include "engine/parallel/threads.hpp"

namespace poai::routing {

/// A ride from one stop to another, by at most one change.
struct Ride {
  static constexpr float kNone = std::numeric_limits<float>::infinity();

  float total_s =
      kNone;      ///< expected wait, ride, change and second ride; mean over the quarter hour
  StopId change;  ///< none = direct
};

class TransitTimes {
 public:
  static constexpr Duration kSlot = Duration::minutes(15);

  /// Scans `timetable` (one service day) for the runs of `mode`. A change costs `kChangePenaltyS`
  /// besides its wait and is only taken where it saves time over the best direct ride.
  TransitTimes(const district::Transit& transit, const district::Timetable& timetable, Mode mode,
               parallel::Threads threads);

  /// For a passenger who is on the platform of `from` at `time`. total_s = Ride::kNone if no run
  /// goes there any more that day.
  [[nodiscard]] Ride ride(StopId from, StopId to, SimTime time) const;

  /// Stops that runs of the mode call at, ascending.
  [[nodiscard]] const std::vector<StopId>& stops() const { return stops_; }

  static constexpr double kChangePenaltyS = 120.0;

 private:
  [[nodiscard]] std::size_t cell(StopId from, StopId to, std::size_t slot) const;

  std::size_t stop_count_ = 0;
  std::vector<StopId> stops_;
  std::vector<Ride> rides_;
};

}  // namespace poai::routing
