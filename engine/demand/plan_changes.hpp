#pragma once
// What a scenario changes in the plans of a day: hours, events, visits that do not take place.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/time.hpp"
#include "engine/core/words.hpp"

namespace poai::demand {

/// Whom a change is for: everybody whom no list leaves out; an empty list leaves nobody out.
struct Who {
  std::vector<Role> roles;
  std::vector<PlaceId> places;             ///< of work, study or visit
  std::vector<std::string> organisations;  ///< ids
};

/// Work and study begin and end at another time for `share` of the people, half of them earlier and
/// half later if both are given.
struct HoursShift {
  std::string id;  ///< its hash enters the draws
  Who who;
  double share = 0.0;
  Duration earlier;
  Duration later;
};

/// Who rides to work in [from, until) and gives way by the least shift that leaves the span is
/// rewarded.
struct OffPeakOffer {
  /// Schedule delay costs per minute as shares of the value of travel time (Small 1982, American
  /// Economic Review 72: 0.61 early, 2.40 late), times 30 yen a minute for commuting (estimate).
  static constexpr double kEarlyYenPerMin = 0.61 * 30.0;
  static constexpr double kLateYenPerMin = 2.40 * 30.0;
  static constexpr double kScaleYen = 300.0;  ///< of the Gumbel errors of the choice (estimate)

  std::string id;
  Who who;
  SimTime from;
  SimTime until;
  double reward_yen = 0.0;
};

/// When it is drawn who comes to an event.
enum class GuestLot : std::uint8_t {
  kDaily,
  kOnce  ///< the members of a club: the same order on every day, of those who are free on it
};

/// People gather at a place.
struct EventPlan {
  std::string id;
  PlaceId place;
  SimTime begin;
  SimTime end;
  std::uint32_t guests = 0;  ///< simulated persons, of those who are in the district anyway
  Who who;
  GuestLot lot = GuestLot::kDaily;
};

/// A share of the shopping, leisure and visits that would begin in [from, until) does not.
struct StayIn {
  std::string id;
  SimTime from;
  SimTime until;
  double share = 0.0;
};

/// What weather does to the choice of a place.
struct FeltWeather {
  double walk_dislike_factor = 1.0;  ///< of the weight of a minute walked
  double outdoor_cost_min = 0.0;     ///< of a place outdoors, in minutes of waiting
};

/// Weather that is felt in [from, until).
struct WeatherSpan {
  SimTime from;
  SimTime until;
  FeltWeather felt;
};

/// Buses of employers for their own people, from a gate to the places of work and back. They leave
/// either end at `from` and then every `headway` until `until`.
struct EmployerShuttle {
  Who who;  ///< staff of them
  PlaceId gate;
  SimTime from;
  SimTime until;
  Duration headway;    ///< over 0
  double seats = 0.0;  ///< of a departure, simulated persons
};

struct PlanChanges {
  std::vector<HoursShift> hours;
  std::vector<OffPeakOffer> off_peak;
  std::vector<EventPlan> events;
  std::vector<StayIn> stay_in;
  std::vector<EmployerShuttle> shuttles;  ///< known to who chooses a mode
};

}  // namespace poai::demand
