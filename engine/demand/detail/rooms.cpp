#include "engine/demand/detail/rooms.hpp"

#include <algorithm>
#include <cmath>

namespace poai::demand::detail {
namespace {

constexpr std::int32_t kMsPerMinute = 60'000;
constexpr std::int32_t kMinutes = 30 * 60;

struct Minutes {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// Those that the stay touches. Some stays have no end on the day.
Minutes minutes_of(const RoomStay& stay) {
  const std::int32_t last_ms = std::max(stay.until_ms - 1, stay.from_ms);
  return {static_cast<std::size_t>(std::clamp(stay.from_ms / kMsPerMinute, 0, kMinutes)),
          static_cast<std::size_t>(std::clamp(last_ms / kMsPerMinute + 1, 0, kMinutes))};
}

}  // namespace

Rooms::Rooms(const population::PopulationSpec& spec, double scale) {
  for (const population::Subtour& subtour : spec.subtours) {
    add(subtour.id, subtour.capacities, scale);
  }
  for (const population::ResidentTour& tour : spec.resident_tours) {
    add(tour.id, tour.capacities, scale);
  }
}

void Rooms::add(const std::string& tour, const population::Capacities& capacities, double scale) {
  for (const auto& [place, persons] : capacities) {
    rooms_.emplace(std::pair(tour, place), RoomId(capacity_.size()));
    capacity_.push_back(static_cast<std::uint32_t>(
        std::max(1L, std::lround(scale * static_cast<double>(persons)))));
    place_.push_back(place);
  }
}

RoomId Rooms::of(const std::string& tour, PlaceId place) const {
  if (rooms_.empty()) {
    return RoomId::none();
  }
  const auto found = rooms_.find({tour, place});
  return found == rooms_.end() ? RoomId::none() : found->second;
}

std::vector<PlaceId> Refusals::places(PersonId person, const std::string& tour,
                                      const Rooms& rooms) const {
  std::vector<PlaceId> places;
  const auto found = refused_.find(person);
  if (found == refused_.end()) {
    return places;
  }
  for (const RoomId room : found->second) {
    if (rooms.of(tour, rooms.place(room)) == room) {
      places.push_back(rooms.place(room));
    }
  }
  return places;
}

RoomOccupancy::RoomOccupancy(const Rooms& rooms)
    : rooms_(rooms), persons_(rooms.size(), std::vector<std::uint32_t>(kMinutes, 0)) {}

bool RoomOccupancy::has_room(const RoomStay& stay) const {
  const Minutes minutes = minutes_of(stay);
  const auto& persons = persons_[stay.room.index()];
  return std::all_of(persons.begin() + static_cast<std::ptrdiff_t>(minutes.first),
                     persons.begin() + static_cast<std::ptrdiff_t>(minutes.end),
                     [&](std::uint32_t there) { return there < rooms_.capacity(stay.room); });
}

void RoomOccupancy::change(const RoomStay& stay, int persons) {
  const Minutes minutes = minutes_of(stay);
  for (std::size_t minute = minutes.first; minute < minutes.end; ++minute) {
    persons_[stay.room.index()][minute] += static_cast<std::uint32_t>(persons);
  }
}

}  // namespace poai::demand::detail
