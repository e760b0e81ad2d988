#pragma once
// Turns events into stays, trips and legs.

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/district/transit.hpp"
#include "engine/metrics/intervals.hpp"

namespace poai::storage {
class Archive;
}

namespace poai::metrics {

class IntervalRecorder {
 public:
  /// Memory is reserved for `expected_stays`.
  IntervalRecorder(const district::Transit& transit, const district::Timetable& timetable,
                   std::size_t person_count, std::size_t expected_stays);

  void take(const Event& event);
  /// Ends what is still open at `end`.
  void finish(SimTime end);

  /// The place that the trip under way began at, or that was reached last; none at a stop.
  [[nodiscard]] PlaceId last_place(PersonId person) const {
    return PlaceId(open_[person].here.place);
  }
  [[nodiscard]] const Stays& stays() const { return stays_; }
  [[nodiscard]] const Trips& trips() const { return trips_; }
  [[nodiscard]] const Legs& legs() const { return legs_; }

  /// Writes what was seen so far, or takes over what was written of an observer of the same inputs.
  void checkpoint(storage::Archive& archive);

 private:
  /// Where a leg begins or ends.
  struct Point {
    std::uint32_t place = kNoRow;
    std::uint32_t stop = kNoRow;
  };

  /// Rows that are still open (kNoRow = none), and the walk whose end is not known yet.
  struct Open {
    std::uint32_t stay = kNoRow;
    std::uint32_t trip = kNoRow;
    std::uint32_t leg = kNoRow;
    std::uint32_t walk = kNoRow;
    Point here;
  };

  void begin_stay(const Event& event);
  void end_stay(const Event& event);
  void begin_trip(const Event& event);
  void end_trip(const Event& event);
  void begin_leg(const Event& event, Mode mode, Point from, std::uint32_t run);
  void end_leg(const Event& event, Point to);
  void reach(Open& open, Point point);
  [[nodiscard]] Mode mode_of(std::uint32_t run) const;

  const district::Transit& transit_;
  const district::Timetable& timetable_;
  Column<PersonId, Open> open_;
  Stays stays_;
  Trips trips_;
  Legs legs_;
};

}  // namespace poai::metrics
