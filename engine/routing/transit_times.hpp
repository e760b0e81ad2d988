#pragma once
// How long a ride takes by the timetable: per pair of stops and quarter hour, direct or with one
// change, also to another mode and with a walk in between.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/transit.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/routing/ride_experience.hpp"
#include "engine/routing/transfers.hpp"

namespace poai::routing {

/// A ride from one stop to another, by at most one change.
struct Ride {
  static constexpr float kNone = std::numeric_limits<float>::infinity();

  float total_s =
      kNone;            ///< expected wait, ride, change and second ride; mean over the quarter hour
  StopId change;        ///< where the first ride ends; none = direct
  StopId onward;        ///< where the second begins, `change` unless one walks there
  float walk_s = 0.0F;  ///< part of total_s from `change` to `onward`
  Mode other = Mode::kNone;  ///< of the one of two rides that is not by the network's mode
  float wait_s = 0.0F;  ///< part of total_s before the first departure; 0 if it was not asked for
  float crowding_s = 0.0F;  ///< felt on top of total_s; likewise

  [[nodiscard]] double penalty_s() const;  ///< felt on top: the change and a second fare
};

class TransitTimes {
 public:
  static constexpr Duration kSlot = Duration::minutes(15);
  static constexpr std::size_t kSlotCount = 120;  ///< 00:00 to 30:00
  static constexpr double kChangePenaltyS = 120.0;
  static constexpr double kSecondFareS = 300.0;  ///< where the modes differ: 210 yen (estimate)
  static constexpr Duration kLeastChange = Duration::seconds(60);

  /// Scans `timetable` (one service day) for the runs of `mode`. A change costs `penalty_s`
  /// of a ride besides its wait (not in `total_s`) and is only taken where it saves time
  /// over the best direct ride. With `transfers` one of two rides may be by another mode of the
  /// timetable and begin at another stop; without, both are by `mode` and meet at one stop.
  TransitTimes(const district::Transit& transit, const district::Timetable& timetable, Mode mode,
               const std::vector<Transfer>& transfers, parallel::Threads threads);

  /// The same by the runs as riders know them, with waits and crowding in `ride`. Being left behind
  /// prolongs the wait at the first stop (changes are reckoned to succeed). `experience` is of the
  /// timetable, or empty.
  TransitTimes(const district::Transit& transit, const district::Timetable& timetable, Mode mode,
               const std::vector<Transfer>& transfers, const RideExperience& experience,
               const CrowdingParameters& crowding, parallel::Threads threads);

  /// For a passenger who is on the platform of `from` at `time`, from 00:00 of the service day on.
  /// total_s = Ride::kNone if no run goes there any more that day, if `from` = `to`, and from
  /// 30:00 on.
  [[nodiscard]] Ride ride(StopId from, StopId to, SimTime time) const;

  /// Stops that runs of the mode call at, ascending.
  [[nodiscard]] const std::vector<StopId>& stops() const { return stops_; }

  /// Stops that only runs of other modes call at, ascending; empty without transfers.
  [[nodiscard]] const std::vector<StopId>& feeder_stops() const { return feeder_stops_; }

  [[nodiscard]] std::size_t bytes() const;

 private:
  /// A way to ride within one quarter hour; nobody can begin it after `last_ms`.
  struct Option {
    float total_s = Ride::kNone;
    std::int32_t last_ms = -1;
    StopId change;
    StopId onward;
    float walk_s = 0.0F;
    Mode other = Mode::kNone;
  };
  struct Cell {
    Option direct;
    Option with_change;
  };
  struct Felt {
    float wait_s = 0.0F;
    float crowding_s = 0.0F;
  };
  struct FeltCell {
    Felt direct;
    Felt with_change;
  };
  class Builder;

  [[nodiscard]] static double change_cost_s(const Option& option);

  static constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();

  [[nodiscard]] std::size_t cell(std::size_t from, std::size_t to, std::size_t slot) const {
    return (slot * row_count_ + from) * row_count_ + to;
  }

  std::vector<StopId> stops_;
  std::vector<StopId> feeder_stops_;
  std::size_t row_count_ = 0;
  Column<StopId, std::uint32_t> row_;  ///< of a stop: those of `stops_`, then `feeder_stops_`
  std::vector<Cell> cells_;            ///< by slot, from, to
  std::vector<FeltCell> felt_;         ///< likewise; empty if it was not asked for
};

}  // namespace poai::routing
