#pragma once
// Profile connection scan: for one stop to go to, the best journeys of a day from all other stops,
// by all modes of the timetable, with up to kMostRides rides.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/compressed_rows.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/transit.hpp"
#include "engine/routing/detail/ride_classes.hpp"
#include "engine/routing/ride_experience.hpp"
#include "engine/routing/transfers.hpp"

namespace poai::routing::detail {

/// The first ride of a journey and what follows it.
struct ChainLink {
  static constexpr std::uint32_t kEnd = std::numeric_limits<std::uint32_t>::max();

  StopId board;
  StopId alight;
  Mode mode = Mode::kNone;
  std::uint32_t tail = kEnd;  ///< the rest; kEnd: this is the last ride
};

/// Leave a stop at `departure_ms` and be there with a cost that no later departure undercuts. Times
/// are milliseconds of the service day.
struct Journey {
  std::int32_t departure_ms = 0;
  std::int32_t cost_ms = 0;     ///< arrival + penalty
  std::int32_t penalty_ms = 0;  ///< of changes and further fares
  std::int32_t walk_ms = 0;     ///< between rides
  float crowding_s = 0.0F;      ///< felt on top
  std::uint32_t chain = 0;      ///< of `Journeys::chains`
};

/// All journeys to one stop.
struct Journeys {
  using Profile = std::vector<Journey>;  ///< departures and costs both fall strictly
  /// By asked mode (index in kAskedModes) and stop.
  std::array<Column<StopId, Profile>, kAskedModes.size()> profiles;
  std::vector<ChainLink> chains;
};

/// What the searches to all stops have in common.
class JourneySearch {
 public:
  /// `transfers` besides changes at the same stop; `experience` of the timetable, or empty.
  JourneySearch(const district::Transit& transit, const district::Timetable& timetable,
                const std::vector<Transfer>& transfers, const RideExperience& experience,
                const CrowdingParameters& crowding);

  /// May be called by several threads.
  [[nodiscard]] Journeys to(StopId target) const;

  /// A run from one call to the next one.
  struct Connection {
    std::int32_t departure_ms = 0;
    std::int32_t arrival_ms = 0;
    StopId from;
    StopId to;
    float crowding_s = 0.0F;
    std::uint32_t call = 0;  ///< of all calls of the timetable, at `from`
    std::uint16_t slot = 0;  ///< of the run, for a scan; shared with runs of other times
    std::uint8_t mode = 0;   ///< bit number of the ride's mode
    bool is_first = false;   ///< of its run
    bool is_last = false;    ///< likewise
  };
  /// From one ride to the next.
  struct Step {
    StopId to;
    std::int32_t walk_ms = 0;
  };

  /// Of the day, the last departure first.
  [[nodiscard]] const std::vector<Connection>& connections() const { return connections_; }
  [[nodiscard]] const CompressedRows<StopId, Step>& steps() const { return steps_; }
  [[nodiscard]] std::size_t slot_count() const { return slot_count_; }
  [[nodiscard]] std::size_t stop_count() const { return stop_count_; }
  /// Nobody gets from one stop to the other in less.
  [[nodiscard]] std::int32_t least_ms(StopId from, StopId to) const {
    return least_ms_[from.index() * stop_count_ + to.index()];
  }
  static constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max() / 4;

 private:
  void add_run(const district::Timetable& timetable, RunId run, Mode mode,
               const RideExperience& experience, const CrowdingParameters& crowding);
  void share_slots();
  void find_least_times();

  std::size_t stop_count_;
  std::size_t slot_count_ = 0;
  std::vector<Connection> connections_;
  CompressedRows<StopId, Step> steps_;
  std::vector<std::int32_t> least_ms_;  ///< by from and to
};

}  // namespace poai::routing::detail
