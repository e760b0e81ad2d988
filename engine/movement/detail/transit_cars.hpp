#pragma once
// Which door each rider takes, and how full the cars are.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/movement/detail/transit_calls.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement::detail {

using DoorIndex = std::uint16_t;  ///< of a vehicle, car by car

/// A person waits where one of the doors will be, drawn by the person and the stop, takes the
/// nearest car that has room, and gets off through the door that he or she got on.
class TransitCars {
 public:
  explicit TransitCars(const TransitCalls& calls);

  /// Where a person waits on a platform for a vehicle of that many doors.
  [[nodiscard]] static DoorIndex preferred_door(std::uint64_t tie_break, StopId stop,
                                                std::uint32_t doors);

  /// Begins to count at a stop; what was counted there before is forgotten.
  void begin_stop(RunId run);
  /// Somebody gets off through the door.
  void leave(RunId run, DoorIndex door);
  /// Takes a place in the car that is nearest to the door and has room; somewhere there must be.
  /// Returns the door of that car in the same position.
  DoorIndex enter(RunId run, DoorIndex preferred);
  /// The places taken since `begin_boarding` are free again.
  void begin_boarding(RunId run);
  void undo_boarding(RunId run);

  /// How long the doors are needed for who got off and on since `begin_stop`, where `scale`
  /// simulated persons stand for a real one. Deviations from the mean of the doors are scaled by
  /// its root, so that they are those of real persons.
  [[nodiscard]] Duration dwell(RunId run, double load_share, double scale) const;

  [[nodiscard]] std::span<const std::uint32_t> load(RunId run) const {
    return std::span(load_).subspan(calls_.first_car(run), calls_.vehicle(run).cars);
  }

  void checkpoint(storage::Archive& archive);

 private:
  [[nodiscard]] std::uint32_t room(RunId run, std::uint32_t car) const;

  const TransitCalls& calls_;
  std::vector<std::uint32_t> load_;    ///< persons, car by car of all runs
  std::vector<std::uint32_t> before_;  ///< of one run, at the begin of the boarding
  std::vector<std::uint32_t> off_;     ///< by door
  std::vector<std::uint32_t> on_;      ///< by door
};

}  // namespace poai::movement::detail
