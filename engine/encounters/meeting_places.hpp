#pragma once
// Which spaces a district has, and which of them people are in, by the events of the day.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/column.hpp"
#include "engine/core/event.hpp"
#include "engine/core/words.hpp"
#include "engine/district/district.hpp"
#include "engine/encounters/circles.hpp"
#include "engine/encounters/encounter_engine.hpp"
#include "engine/encounters/spaces.hpp"
#include "engine/population/population.hpp"

namespace poai::encounters {

/// The kind of the space that all who are at a place share, by what the place is.
[[nodiscard]] SpaceKind common_kind(district::PlaceKind kind);

/// The kind of the space around the chairs of a service.
[[nodiscard]] SpaceKind seat_kind(district::ServiceKind kind);

/// The kind of a space in which two events are at once: the one where people meet more.
[[nodiscard]] SpaceKind livelier(SpaceKind a, SpaceKind b);

/// What decides how large spaces are.
struct RoomSizes {
  double scale = 1.0;             ///< of the population and of all capacities
  std::uint32_t table_seats = 4;  ///< chairs of a table where a place does not say
};

/// The space around the chairs of a service has a cell for each table. In lounges that do not say
/// how large these are, people stand and sit in groups.
[[nodiscard]] SpaceSize seats_size(const district::Service& service, const RoomSizes& sizes);

/// Whether an activity is among others: not at home, in a hotel room or a bed, or elsewhere.
[[nodiscard]] bool is_among_others(ActivityKind activity);

class MeetingPlaces {
 public:
  /// All but the sizes must outlive this.
  MeetingPlaces(const district::District& district, const district::Timetable& timetable,
                const population::Population& population, const Circles& circles,
                const RoomSizes& sizes);

  /// The empty spaces, for the engine.
  [[nodiscard]] Spaces make_spaces() const { return spaces_; }

  /// Appends a move for each event that puts somebody elsewhere. Moves of a person at the same
  /// moment are one.
  void read(std::span<const Event> events, std::vector<Move>& moves) const;

  [[nodiscard]] SpaceId common(PlaceId place) const { return rooms_[place].common; }
  [[nodiscard]] SpaceId seats(PlaceId place) const { return rooms_[place].seats; }
  [[nodiscard]] SpaceId event(PlaceId place) const { return rooms_[place].event; }
  [[nodiscard]] SpaceId office(CircleId circle) const { return offices_[circle]; }

 private:
  struct Rooms {
    SpaceId common;  ///< none where people are not met
    SpaceId seats;
    SpaceId queue;
    SpaceId event;
  };

  void add_rooms(PlaceId place, double roster);
  void add_transit(const district::Timetable& timetable);
  [[nodiscard]] Whereabouts at_activity(PersonId person, PlaceId place,
                                        ActivityKind activity) const;

  const district::District& district_;
  const Circles& circles_;
  RoomSizes sizes_;
  Spaces spaces_;
  Column<PlaceId, Rooms> rooms_;
  Column<CircleId, SpaceId> offices_;
  Column<StopId, SpaceId> platforms_;
  Column<RunId, SpaceId> vehicles_;
};

}  // namespace poai::encounters
