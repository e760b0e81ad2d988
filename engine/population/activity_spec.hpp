#pragma once
// What `population.toml` says of the inside of a day: meetings and seminars during work, children
// who are picked up, and who has a bicycle.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/population/time_bands.hpp"

namespace poai::population {

/// A share of the people aged `from` to `to` (included).
struct AgeShare {
  std::uint8_t from = 0;
  std::uint8_t to = 0;
  double share = 0.0;
};

/// How many have room at a place at once for what a tour is about; other places have room for all.
using Capacities = std::map<PlaceId, std::uint32_t>;

/// An activity at another place of the district during work or study, and back.
struct Subtour {
  std::string id;
  ActivityKind activity = ActivityKind::kMeeting;
  std::vector<Role> roles;  ///< of the position, for residents who hold one
  ByDayType<double> share;  ///< of those who are at work or study on the day
  TimeBands begin;
  Minutes stay;
  double stay_least_min = 0.0;
  std::vector<PlaceId> places;
  std::vector<double> sizes;    ///< one per place, not all 0
  Capacities capacities;        ///< of some of the places
  double walk_per_min = 0.0;    ///< utility of a minute walked to the place, <= 0
  double most_walk_min = 30.0;  ///< nobody goes farther on foot at 1.34 m/s
};

/// Children who stay at school until somebody of their household picks them up.
struct PickUp {
  std::string id;
  std::size_t tour = 0;  ///< index of the ResidentTour that takes them to school
  std::uint8_t from_age = 0;
  std::uint8_t to_age = 0;  ///< included
  ByDayType<double> share;  ///< of the children who are at school
  TimeBands at;             ///< drawn if whoever picks them up is at home
  double stay_min = 5.0;    ///< at the school
};

}  // namespace poai::population
