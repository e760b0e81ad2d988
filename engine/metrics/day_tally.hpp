#pragma once
// Plain counts of a day: trips by mode, flights, events.

#include <array>
#include <cstdint>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/district/places.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

class DayTally {
 public:
  DayTally(const district::Places& places, std::size_t person_count)
      : places_(places), appeared_(person_count, 0), trip_count_(person_count, 0) {}

  void take(const Event& event);

  [[nodiscard]] std::uint64_t trips() const;
  [[nodiscard]] std::uint64_t trips_by(Mode mode) const {
    return trips_.at(static_cast<std::size_t>(mode));
  }
  /// Walks begun.
  [[nodiscard]] std::uint64_t walks() const { return walks_; }
  [[nodiscard]] std::uint64_t arrived() const { return arrived_; }
  [[nodiscard]] std::uint64_t departed() const { return departed_; }
  [[nodiscard]] std::uint64_t missed_flights() const { return missed_; }
  /// 1 for everybody who made a trip or was at a place of the district.
  [[nodiscard]] const Column<PersonId, std::uint8_t>& appeared() const { return appeared_; }
  /// Completed trips of each person.
  [[nodiscard]] const Column<PersonId, std::uint16_t>& trip_count() const { return trip_count_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  const district::Places& places_;
  Column<PersonId, std::uint8_t> appeared_;
  Column<PersonId, std::uint16_t> trip_count_;
  std::array<std::uint64_t, kModeCount> trips_{};
  std::uint64_t walks_ = 0;
  std::uint64_t arrived_ = 0;
  std::uint64_t departed_ = 0;
  std::uint64_t missed_ = 0;
};

}  // namespace poai::metrics
