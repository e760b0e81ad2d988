#pragma once
// Places that have room for so many at once for what a tour is about, and who is there when.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::demand::detail {

using RoomId = Id<struct RoomTag>;

/// Times in milliseconds since midnight of the plan's day.
struct RoomStay {
  RoomId room;
  std::int32_t from_ms = 0;
  std::int32_t until_ms = 0;
};

/// A stay of somebody.
struct RoomGuest {
  PersonId person;
  RoomStay stay;
};

/// The rooms of a population file: one for each place with a capacity of a subtour or extra tour.
class Rooms {
 public:
  /// Capacities are times `scale`, and at least 1.
  Rooms(const population::PopulationSpec& spec, double scale);

  [[nodiscard]] std::size_t size() const { return capacity_.size(); }
  [[nodiscard]] std::uint32_t capacity(RoomId room) const { return capacity_[room.index()]; }
  [[nodiscard]] PlaceId place(RoomId room) const { return place_[room.index()]; }
  /// Of the tour with the id; none where there is room for all.
  [[nodiscard]] RoomId of(const std::string& tour, PlaceId place) const;

 private:
  void add(const std::string& tour, const population::Capacities& capacities, double scale);

  std::map<std::pair<std::string, PlaceId>, RoomId> rooms_;
  std::vector<std::uint32_t> capacity_;
  std::vector<PlaceId> place_;
};

/// Rooms in which somebody has found no place.
class Refusals {
 public:
  void add(PersonId person, RoomId room) { refused_[person].push_back(room); }
  /// The places where the person has found none on the tour with the id.
  [[nodiscard]] std::vector<PlaceId> places(PersonId person, const std::string& tour,
                                            const Rooms& rooms) const;

 private:
  std::map<PersonId, std::vector<RoomId>> refused_;
};

/// What limits where somebody goes.
struct RoomRules {
  const Rooms& rooms;
  const Refusals& refusals;
};

/// How many are in each room in each minute from 00:00 to 30:00; a stay counts in all minutes that
/// it touches.
class RoomOccupancy {
 public:
  explicit RoomOccupancy(const Rooms& rooms);

  [[nodiscard]] bool has_room(const RoomStay& stay) const;
  void enter(const RoomStay& stay) { change(stay, 1); }
  void leave(const RoomStay& stay) { change(stay, -1); }

 private:
  void change(const RoomStay& stay, int persons);

  const Rooms& rooms_;
  std::vector<std::vector<std::uint32_t>> persons_;  ///< by room and minute
};

}  // namespace poai::demand::detail
