#pragma once
// What happened at each call of each run, and what follows from it per stop and interval: how full
// the runs were that left, and how regular.

#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/district/transit.hpp"
#include "engine/metrics/time_bins.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// A row per call of the timetable, run by run. Times are kNotYet where the run did not come.
struct CallRows {
  static constexpr std::int32_t kNotYet = -1;
  std::vector<std::uint32_t> run;
  std::vector<std::uint32_t> stop;
  std::vector<std::int32_t> planned_ms;  ///< departure by the timetable; arrival at the last stop
  std::vector<std::int32_t> arrival_ms;
  std::vector<std::int32_t> departure_ms;  ///< kNotYet at the last stop
  std::vector<std::uint32_t> boardings;    ///< with those who change
  std::vector<std::uint32_t> alightings;
  std::vector<std::uint32_t> denied;
  std::vector<std::uint32_t> load;  ///< on departure
};

class CallLog {
 public:
  explicit CallLog(const district::Timetable& timetable);

  /// Of the runs' own events and of those who board, alight or are left behind.
  void take(const Event& event);

  [[nodiscard]] const CallRows& rows() const { return rows_; }

  /// Writes what was seen so far, or takes over what was written of a log of the same timetable.
  void checkpoint(storage::Archive& archive);

 private:
  /// The row of the call at `stop` that the run is at or comes to next.
  [[nodiscard]] std::size_t row_at(RunId run, StopId stop);

  const district::Timetable& timetable_;
  CallRows rows_;
  Column<RunId, std::uint32_t> call_;  ///< the present one, counted from 0
  Column<RunId, std::uint32_t> load_;
};

/// Per interval and stop, over all directions.
struct ServiceSeries {
  CountTable departures;
  CountTable riders;          ///< aboard the runs that left
  CountTable crowded_riders;  ///< of these, in runs over the rated capacity
  CountTable headways;        ///< between runs to the same next stop, up to 12 h; by the later one
  CountTable headway_s;       ///< their sum
  CountTable headway_s2;      ///< the sum of their squares, s2
};

/// `capacity_scale` multiplies rated capacities.
[[nodiscard]] ServiceSeries service_series(const CallRows& calls, const district::Transit& transit,
                                           const district::Timetable& timetable,
                                           const TimeBins& bins, double capacity_scale);

/// Of the runs of a mode.
struct ServiceQuality {
  double crowded_share = 0.0;  ///< of those aboard at departures, in runs over the rated capacity
  double mean_delay_s = 0.0;   ///< of departures against the timetable, early ones as 0
};
[[nodiscard]] ServiceQuality service_quality(const CallRows& calls,
                                             const district::Transit& transit,
                                             const district::Timetable& timetable, Mode mode,
                                             double capacity_scale);

}  // namespace poai::metrics
