#pragma once
// How long a journey takes by the timetable: per pair of stops and quarter hour, by all modes, with
// changes and with walks between stops.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/compressed_rows.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/transit.hpp"
#include "engine/parallel/threads.hpp"
#include "engine/routing/ride_experience.hpp"
#include "engine/routing/transfers.hpp"

namespace poai::routing {

struct RideLeg {
  StopId board;
  StopId alight;
  Mode mode = Mode::kNone;
};

/// A journey from one stop to another: up to kMostRides rides.
struct Ride {
  static constexpr float kNone = std::numeric_limits<float>::infinity();

  // Means over the moments of a quarter hour, each with the journey that is best for it.
  float total_s = kNone;    ///< expected wait, rides and changes
  float walk_s = 0.0F;      ///< part of total_s on foot between rides
  float penalty_s = 0.0F;   ///< felt on top: changes and further fares
  float wait_s = 0.0F;      ///< part of total_s before the first departure; 0 if not asked for
  float crowding_s = 0.0F;  ///< felt on top; likewise

  std::span<const RideLeg> legs;  ///< of the moment; they live as long as the TransitTimes

  [[nodiscard]] bool goes() const { return total_s != kNone; }
};

class TransitTimes {
 public:
  static constexpr Duration kSlot = Duration::minutes(15);
  static constexpr std::size_t kSlotCount = 120;  ///< 00:00 to 30:00

  /// Searches `timetable` (one service day) for the journeys with the least arrival + penalties
  /// (ride_rules.hpp), with changes at one stop and over `transfers`.
  TransitTimes(const district::Transit& transit, const district::Timetable& timetable,
               const std::vector<Transfer>& transfers, parallel::Threads threads);

  /// The same by the runs as riders know them, with waits and crowding in `ride`. Being left behind
  /// prolongs the wait at the first stop (changes are reckoned to succeed). `experience` is of the
  /// timetable, or empty.
  TransitTimes(const district::Transit& transit, const district::Timetable& timetable,
               const std::vector<Transfer>& transfers, const RideExperience& experience,
               const CrowdingParameters& crowding, parallel::Threads threads);

  /// For a passenger who is on the platform of `from` at `time`, from 00:00 of the service day on.
  /// At least one ride is by `main_mode` (kPortLiner, kBus or kFerry; kNone: any), and beside a bus
  /// none by Port Liner, which would be the main mode. total_s = Ride::kNone if nothing goes any
  /// more that day, if `from` = `to`, and from 30:00 on.
  [[nodiscard]] Ride ride(Mode main_mode, StopId from, StopId to, SimTime time) const;

  /// Stops that runs of the mode call at, ascending.
  [[nodiscard]] std::vector<StopId> stops(Mode mode) const;
  /// Stops that only runs of other modes call at, ascending.
  [[nodiscard]] std::vector<StopId> stops_without(Mode mode) const;

  [[nodiscard]] std::size_t bytes() const;
  /// How many different sequences of rides have 1, 2, ... kMostRides of them.
  [[nodiscard]] std::vector<std::size_t> chain_counts() const;

 private:
  class Builder;
  using ChainId = Id<struct ChainTag>;

  /// A pair of stops in a quarter hour.
  struct Cell {
    float total_s = Ride::kNone;
    float walk_s = 0.0F;
    float penalty_s = 0.0F;
    std::int32_t last_ms = -1;  ///< nobody can begin later
    std::uint32_t option = 0;   ///< the first one
  };
  struct FeltCell {
    float wait_s = 0.0F;
    float crowding_s = 0.0F;
  };
  /// The rides of who is there until a moment, and after the option before.
  struct Option {
    std::int32_t until_ms = 0;
    ChainId chain;
  };

  [[nodiscard]] std::size_t cell(std::size_t table, std::size_t slot, std::size_t from,
                                 std::size_t to) const {
    return ((slot * table_count_ + table) * row_count_ + from) * row_count_ + to;
  }

  static constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint8_t kNoTable = std::numeric_limits<std::uint8_t>::max();

  Column<StopId, std::uint8_t> modes_at_;  ///< bit 1 << mode: runs of it call there
  Column<StopId, std::uint32_t> row_;      ///< of a stop that runs call at
  std::size_t row_count_ = 0;
  std::size_t table_count_ = 0;
  std::vector<std::uint8_t> table_of_mode_;   ///< by main mode
  std::vector<Cell> cells_;                   ///< by slot, table, from, to
  std::vector<FeltCell> felt_;                ///< likewise; empty if it was not asked for
  std::vector<std::vector<Option>> options_;  ///< by row of `to`
  CompressedRows<ChainId, RideLeg> chains_;
};

}  // namespace poai::routing
