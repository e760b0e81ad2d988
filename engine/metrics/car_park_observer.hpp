#pragma once
// Car parks with a limit: cars that come, stand there and find no room, per car park and time.

#include <cstdint>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/district/places.hpp"
#include "engine/metrics/time_bins.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

/// Persons, per interval and place with a limit.
struct CarParkSeries {
  std::vector<PlaceId> places;  ///< what the columns of the tables are
  CountTable parked;            ///< whose cars stand there at the end of the interval
  CountTable arrivals;          ///< who parked in the interval
  CountTable turned_away;       ///< who found it full in the interval
};

class CarParkObserver {
 public:
  CarParkObserver(const district::Places& places, TimeBins bins);

  void take(const Event& event);
  /// Makes the series of those parked.
  void finish();

  [[nodiscard]] const CarParkSeries& series() const { return series_; }
  [[nodiscard]] const TimeBins& bins() const { return bins_; }
  [[nodiscard]] std::uint64_t parked() const { return parked_; }
  [[nodiscard]] std::uint64_t turned_away() const { return turned_away_; }
  /// Who parked where there was no room, since all car parks around were full.
  [[nodiscard]] std::uint64_t over_capacity() const { return over_capacity_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  TimeBins bins_;
  CarParkSeries series_;
  Column<PlaceId, std::uint32_t> columns_;  ///< of the tables; only of places with a limit
  CountTable left_;
  std::uint64_t parked_ = 0;
  std::uint64_t turned_away_ = 0;
  std::uint64_t over_capacity_ = 0;
};

}  // namespace poai::metrics
