#pragma once
// Places with a service: arrivals, queues, guests and how visits end, per place and time.

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/district/places.hpp"
#include "engine/metrics/time_bins.hpp"
#include "engine/metrics/waits.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// The service of a place at the moment of the call.
using ServiceAt = std::function<const district::Service&(PlaceId)>;

/// Per interval and place with a service: those that have one at the begin, then others in the
/// order in which somebody came.
struct PlaceSeries {
  std::vector<PlaceId> places;  ///< what the columns of the tables are
  CountTable arrivals;          ///< at the door, whether they stay or not
  CountTable queue;             ///< waiting at the end of the interval
  CountTable seated;            ///< at the counter or on a chair at the end of the interval
  CountTable served;            ///< left after being served
  CountTable balked;            ///< did not join the queue
  CountTable reneged;           ///< left the queue
  CountTable turned_away;       ///< sold out or closed
  CountTable sold_out;          ///< of these
  CountTable admitted;          ///< came to the counter or a chair in the interval
  CountTable mean_wait_s;       ///< of these, rounded; 0 if there are none
  CountTable p90_wait_s;        ///< the nearest rank
  CountTable revenue_yen;       ///< of these, by the price at that moment and what they spend of it
};

class VenueObserver {
 public:
  /// `service_at` tells the service of a place at the moment of the call.
  VenueObserver(const district::Services& services, std::size_t person_count, TimeBins bins,
                ServiceAt service_at);

  void take(const Event& event);
  /// Makes the series of queues and guests.
  void finish();

  [[nodiscard]] const PlaceSeries& series() const { return series_; }
  [[nodiscard]] const TimeBins& bins() const { return bins_; }
  /// Visits for lunch that ended so.
  [[nodiscard]] std::uint64_t count(VenueOutcome outcome) const {
    return outcomes_.at(static_cast<std::size_t>(outcome));
  }
  /// From joining the queue to the counter or chair, of those who got there for lunch; 0 if nobody
  /// did.
  [[nodiscard]] double mean_wait_s() const { return lunch_waits_.mean_s(); }
  [[nodiscard]] double p90_wait_s() const { return lunch_waits_.quantile_s(0.9); }
  /// Milliseconds each person has stood in queues of places.
  [[nodiscard]] const Column<PersonId, std::int32_t>& queued_ms() const { return queued_ms_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  enum class Phase : std::uint8_t { kOutside, kQueue, kInside };

  [[nodiscard]] std::size_t column_of(PlaceId place);
  void add_place(PlaceId place);
  void join(const Event& event, std::size_t bin, std::size_t column);
  void admit(const Event& event, std::size_t bin, std::size_t column);
  void leave(const Event& event, std::size_t bin, std::size_t column);
  void leave_queue(const Event& event, std::size_t bin, std::size_t column);

  /// A wait that has ended.
  struct Wait {
    std::uint32_t column = 0;
    std::uint32_t bin = 0;
    std::int32_t ms = 0;
    bool on_outing = false;
    friend auto operator<=>(const Wait&, const Wait&) = default;
  };
  void make_waits();

  TimeBins bins_;
  ServiceAt service_at_;
  Column<PlaceId, std::uint32_t> columns_;  ///< of the tables, kNoRow if there is none
  PlaceSeries series_;
  CountTable joined_;
  CountTable left_queue_;
  CountTable left_inside_;
  std::array<std::uint64_t, 5> outcomes_{};
  Column<PersonId, Phase> phase_;
  Column<PersonId, std::uint16_t> spend_percent_;  ///< of the price on an outing; 0: lunch
  Column<PersonId, std::int32_t> since_ms_;
  Column<PersonId, std::int32_t> queued_ms_;
  std::vector<Wait> waits_;
  Waits lunch_waits_;
};

}  // namespace poai::metrics
