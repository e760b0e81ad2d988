#include "engine/movement/car_parks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/id_range.hpp"
#include "engine/storage/archive.hpp"

namespace poai::movement {

CarParks::CarParks(const district::District& district, const routing::WalkFields& fields,
                   double capacity_scale) {
  for (const PlaceId id : ids<PlaceId>(district.places.size())) {
    const auto& spaces = district.places[id].car_spaces;
    row_of_.push_back(spaces ? static_cast<std::uint32_t>(parks_.size()) : kNoRow);
    if (spaces) {
      const double persons = std::round(*spaces * kPersonsPerCar * capacity_scale);
      parks_.push_back({.place = id, .room = static_cast<std::uint32_t>(persons)});
    }
  }
  for (Park& park : parks_) {
    park.alternatives = nearest_to(park, district, fields);
  }
}

std::vector<PlaceId> CarParks::nearest_to(const Park& park, const district::District& district,
                                          const routing::WalkFields& fields) const {
  const routing::DestinationId back = fields.destination_of(district.places[park.place].node);
  std::vector<std::pair<double, PlaceId>> others;
  for (const Park& other : parks_) {
    const auto effort_m =
        static_cast<double>(fields.effort_m(back, district.places[other.place].node));
    if (other.place != park.place && other.room > 0 && effort_m <= kReachM) {
      others.emplace_back(effort_m, other.place);
    }
  }
  std::sort(others.begin(), others.end());
  others.resize(std::min(others.size(), kMostAlternatives));
  std::vector<PlaceId> nearest;
  for (const auto& [effort_m, place] : others) {
    nearest.push_back(place);
  }
  return nearest;
}

std::span<const PlaceId> CarParks::alternatives(PlaceId place) const {
  return has_limit(place) ? std::span<const PlaceId>(parks_[row_of_[place]].alternatives)
                          : std::span<const PlaceId>();
}

void CarParks::settle(std::vector<ParkingRequest>& requests, EventBuffer& events,
                      std::vector<ParkingAnswer>& answers) {
  std::sort(requests.begin(), requests.end(), [](const auto& a, const auto& b) {
    return a.time != b.time ? a.time < b.time : a.tie_break < b.tie_break;
  });
  for (const ParkingRequest& request : requests) {
    Park& park = parks_[row_of_[request.at]];
    const auto happens = [&](EventKind kind, std::uint8_t detail) {
      events.push_back(
          {request.time, request.person, request.at.value(), PersonId::kNoneValue, kind, detail});
    };
    if (request.action == ParkingAction::kLeaves) {
      --park.taken;
      happens(EventKind::kCarLeaves, 0);
      continue;
    }
    const bool is_full = park.taken >= park.room;
    const bool parks = !is_full || request.action == ParkingAction::kInsists;
    park.taken += parks ? 1U : 0U;
    happens(parks ? EventKind::kCarParks : EventKind::kCarParkFull, parks && is_full ? 1 : 0);
    answers.push_back({request.time, request.person, parks});
  }
  requests.clear();
}

// A scenario that goes on from another one may have more places.
void CarParks::checkpoint(storage::Archive& archive) {
  archive.common_rows("parks", std::span<Park>(parks_), storage::Field{"taken", &Park::taken});
}

}  // namespace poai::movement
