#pragma once
// Car parks of places: so many cars fit in; who finds one full drives on to the next.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/district/district.hpp"
#include "engine/routing/walk_fields.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::movement {

enum class ParkingAction : std::uint8_t {
  kLeaves,   ///< drives off
  kArrives,  ///< would park
  kInsists   ///< found the car parks around full, too: parks here in any case
};

struct ParkingRequest {
  SimTime time;
  PersonId person;
  std::uint64_t tie_break = 0;  ///< who is first at the same millisecond
  PlaceId at;
  ParkingAction action = ParkingAction::kArrives;
};

/// What became of a request to park.
struct ParkingAnswer {
  SimTime time;
  PersonId person;
  bool has_parked = false;
};

class CarParks {
 public:
  static constexpr double kPersonsPerCar = 1.3;        ///< (estimate)
  static constexpr std::size_t kMostAlternatives = 3;  ///< car parks tried after the first
  static constexpr double kReachM = 1'000.0;  ///< of walking effort to an alternative (estimate)

  /// `fields` lead to every place. `capacity_scale` multiplies what car parks hold.
  CarParks(const district::District& district, const routing::WalkFields& fields,
           double capacity_scale);

  /// Whether cars that come here need a space: else as many as like stand here.
  [[nodiscard]] bool has_limit(PlaceId place) const { return row_of_[place] != kNoRow; }

  /// Car parks to try when that of a place is full, the shortest way back on foot first.
  [[nodiscard]] std::span<const PlaceId> alternatives(PlaceId place) const;

  /// Settles and empties `requests`, all of places with a limit, in the order (time, tie-break);
  /// what happens goes to `events` (kCarParks, kCarParkFull, kCarLeaves), the answers to those who
  /// came to `answers`.
  void settle(std::vector<ParkingRequest>& requests, EventBuffer& events,
              std::vector<ParkingAnswer>& answers);

  /// Persons whose car stands here, and for how many there is room; of a place with a limit.
  [[nodiscard]] std::uint32_t taken(PlaceId place) const { return parks_[row_of_[place]].taken; }
  [[nodiscard]] std::uint32_t room_for(PlaceId place) const { return parks_[row_of_[place]].room; }

  /// Writes the state between two ticks, or takes over that of the same district.
  void checkpoint(storage::Archive& archive);

 private:
  static constexpr std::uint32_t kNoRow = 0xffffffffU;

  struct Park {
    PlaceId place;
    std::uint32_t room = 0;  ///< persons
    std::uint32_t taken = 0;
    std::vector<PlaceId> alternatives = {};
  };

  /// The nearest that would take a car at all.
  [[nodiscard]] std::vector<PlaceId> nearest_to(const Park& park,
                                                const district::District& district,
                                                const routing::WalkFields& fields) const;

  std::vector<Park> parks_;
  Column<PlaceId, std::uint32_t> row_of_;  ///< of parks_
};

}  // namespace poai::movement
