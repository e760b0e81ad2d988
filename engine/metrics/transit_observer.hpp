#pragma once
// Riding: counts per station and time, loads per section and clock hour and per run, waits.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/district/transit.hpp"
#include "engine/metrics/call_log.hpp"
#include "engine/metrics/time_bins.hpp"
#include "engine/movement/transit_engine.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// From one stop to the next of the same run.
struct Section {
  StopId from;
  StopId to;
  Mode mode = Mode::kNone;
  friend auto operator<=>(const Section&, const Section&) = default;
};

/// Per interval and stop.
struct StationSeries {
  CountTable boardings;   ///< through the gate
  CountTable changes;     ///< boardings from another run
  CountTable alightings;  ///< all, also those who change
  CountTable denied;      ///< left behind by a full run
  CountTable waiting;     ///< on the platform at the end of the interval
  TimeTable waited_ms;    ///< by those who boarded, before they did
};

/// Of the runs of one mode at one stop, over the day; as `StationSeries`, which has all modes.
struct StopPassengers {
  std::uint32_t boardings = 0;
  std::uint32_t changes = 0;
  std::uint32_t alightings = 0;
};

/// Per clock hour and section.
struct SectionSeries {
  std::vector<Section> sections;
  CountTable passengers;
  CountTable departures;
  CountTable rated_capacity;  ///< of all departures
};

/// Per run.
struct RunSeries {
  std::vector<std::uint32_t> boardings;
  std::vector<std::uint32_t> max_load;
  std::vector<std::uint32_t> max_load_stop;  ///< the stop at whose departure it was; none if empty
  std::vector<std::uint32_t> rated_capacity;
};

class TransitObserver {
 public:
  struct Options {
    std::size_t person_count = 0;
    TimeBins bins;
    TimeBins hours;
    double capacity_scale = 1.0;  ///< of rated capacities (population scale)
  };
  TransitObserver(const district::Transit& transit, const district::Timetable& timetable,
                  const Options& options);

  void take(const Event& event);
  /// Makes the series of those who wait.
  void finish();

  [[nodiscard]] const StationSeries& stations() const { return stations_; }
  [[nodiscard]] const SectionSeries& sections() const { return sections_; }
  [[nodiscard]] const RunSeries& runs() const { return runs_; }
  [[nodiscard]] const CallRows& calls() const { return calls_.rows(); }
  [[nodiscard]] const district::Timetable& timetable() const { return timetable_; }
  [[nodiscard]] const TimeBins& bins() const { return bins_; }
  [[nodiscard]] const TimeBins& hours() const { return hours_; }
  [[nodiscard]] const district::Transit& transit() const { return transit_; }
  [[nodiscard]] Mode mode_of(RunId run) const {
    return transit_.routes[timetable_.route[run]].mode;
  }

  [[nodiscard]] std::uint32_t load_of(RunId run) const { return live_[run].load; }
  /// Where a run was last seen: its first stop before it began.
  [[nodiscard]] StopId last_stop_of(RunId run) const;
  /// Stops that runs of the mode call at.
  [[nodiscard]] std::vector<StopId> stops_of(Mode mode) const;

  [[nodiscard]] StopPassengers passengers_at(StopId stop, Mode mode) const;

  [[nodiscard]] std::uint64_t denied(Mode mode) const { return tally_of(mode).denied; }
  /// Who left a platform without a ride, by how they went on.
  [[nodiscard]] std::uint64_t gave_up(movement::WayOn way) const {
    return gave_up_.at(static_cast<std::size_t>(way));
  }
  /// Mean time on the platform before a boarding; 0 without one.
  [[nodiscard]] double mean_wait_s(Mode mode) const;
  /// Milliseconds each person has waited on platforms.
  [[nodiscard]] const Column<PersonId, std::int32_t>& waited_ms() const { return waited_ms_; }
  /// Milliseconds each person rode between stops in runs with more people than their rated
  /// capacity, in rides that have ended.
  [[nodiscard]] const Column<PersonId, std::int32_t>& crowded_ms() const { return crowded_ms_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  static constexpr std::int32_t kUncrowded = -1;
  struct LiveRun {
    std::uint32_t load = 0;
    std::uint32_t next_call = 0;  ///< of the run, counted from 0
    StopId last_stop;
    std::int32_t crowded_ms = 0;              ///< so far between stops over the rated capacity
    std::int32_t crowded_since = kUncrowded;  ///< since it left a stop so
  };
  struct ModeTally {
    std::uint64_t denied = 0;
    std::uint64_t boardings = 0;
    std::int64_t wait_ms = 0;
  };

  void find_sections();
  void board(const Event& event);
  void alight(const Event& event);
  void arrive(const Event& event);
  void depart(const Event& event);
  void stop_waiting(const Event& event, std::uint32_t stop);
  [[nodiscard]] const ModeTally& tally_of(Mode mode) const {
    return modes_.at(static_cast<std::size_t>(mode));
  }

  const district::Transit& transit_;
  const district::Timetable& timetable_;
  TimeBins bins_;
  TimeBins hours_;
  StationSeries stations_;
  CountTable reached_;  ///< platforms, per interval and stop
  CountTable left_;
  SectionSeries sections_;
  std::vector<std::uint32_t> section_of_call_;  ///< in the order of all calls; none at the last one
  RunSeries runs_;
  CallLog calls_;
  Column<RunId, LiveRun> live_;
  Column<PersonId, std::int32_t> since_ms_;
  Column<PersonId, std::int32_t> waited_ms_;
  Column<PersonId, std::int32_t> crowded_at_boarding_;  ///< of the run
  Column<PersonId, std::int32_t> crowded_ms_;
  std::array<ModeTally, kModeCount> modes_{};
  CountTable mode_boardings_;  ///< through the gate, per mode and stop
  CountTable mode_changes_;
  CountTable mode_alightings_;
  std::array<std::uint64_t, movement::kWayOnCount> gave_up_{};
  double capacity_scale_;
};

/// How full the runs of a section were in a clock hour.
struct SectionLoad {
  double share = 0.0;  ///< passengers / (departures x rated capacity x capacity_scale)
  Section section;
  SimTime hour;
};

/// Load of every section of a mode in the clock hour that begins at `hour`; sections without
/// departures then are left out.
[[nodiscard]] std::vector<SectionLoad> section_loads(const TransitObserver& observer, Mode mode,
                                                     SimTime hour, double capacity_scale);

/// The fullest section and clock hour of a mode.
[[nodiscard]] std::optional<SectionLoad> peak_load(const TransitObserver& observer, Mode mode,
                                                   double capacity_scale);

/// The largest load of a run of the mode over its rated capacity; 0 without runs.
[[nodiscard]] double peak_run_share(const TransitObserver& observer, Mode mode,
                                    double capacity_scale);

}  // namespace poai::metrics
