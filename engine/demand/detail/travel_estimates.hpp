#pragma once
// How long a person expects to travel by the timetable, and when that makes one leave.

#include <cstdint>

#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/demand/make_plans.hpp"
#include "engine/random/draws.hpp"

namespace poai::demand::detail {

inline constexpr std::int32_t kMinuteMs = 60'000;
inline constexpr std::int32_t kDayBeginMs = 3 * 60 * kMinuteMs;
inline constexpr std::int32_t kFirstGuessMs =
    30 * kMinuteMs;  ///< of a way, to look up the timetable

/// From one place to another by a mode (kNone: on foot or by a ride).
struct Way {
  PlaceId from;
  PlaceId to;
  Mode mode = Mode::kNone;
};

/// Times in milliseconds since midnight of the plan's day.
class TravelEstimates {
 public:
  TravelEstimates(const PlanInputs& inputs, const PlanDay& day, const random::Draws& draws)
      : inputs_(inputs), day_(day), draws_of_population_(draws.seed(), 0) {}

  /// The habitual mode of trips that touch a gate, kNone (on foot or by a ride) of others.
  [[nodiscard]] Mode mode_between(PersonId person, PlaceId from, PlaceId to) const;

  [[nodiscard]] Way usual_way(PersonId person, PlaceId from, PlaceId to) const {
    return {from, to, mode_between(person, from, to)};
  }

  /// Of a trip that begins at `time_ms`; at most 90 minutes.
  [[nodiscard]] std::int32_t travel_ms(PersonId person, const Way& way, std::int32_t time_ms) const;

  /// When to leave in order to be there at `arrive_ms`, or in time for the first run if none is
  /// early enough. For a ferry by its timetable, because it runs about once an hour: the latest
  /// quarter hour that is early enough.
  [[nodiscard]] std::int32_t departure_ms(PersonId person, const Way& way,
                                          std::int32_t arrive_ms) const;

  /// Whether a resident goes by the own bicycle to a place of the district for which the habitual
  /// mode does not count; `occasion` keys the errors.
  [[nodiscard]] bool cycles(PersonId person, const Way& way, std::int32_t time_ms,
                            random::Occasion occasion) const;

  /// `end_ms`, or the earlier time, not before `earliest_ms`, at which a run still goes home.
  [[nodiscard]] std::int32_t in_time_for_last_run(PersonId person, PlaceId from,
                                                  std::int32_t end_ms,
                                                  std::int32_t earliest_ms) const;

 private:
  [[nodiscard]] routing::TripRoute route(PersonId person, const Way& way,
                                         std::int32_t time_ms) const;
  [[nodiscard]] std::int32_t timed_departure_ms(PersonId person, const Way& way,
                                                std::int32_t arrive_ms) const;
  [[nodiscard]] const routing::TripRouter& router_at(std::int32_t time_ms) const;
  [[nodiscard]] routing::Traveller traveller(PersonId person) const;
  [[nodiscard]] bool owns_bicycle(PersonId person) const;
  [[nodiscard]] bool is_too_late(PersonId person, PlaceId from, std::int32_t time_ms) const;

  const PlanInputs& inputs_;
  const PlanDay& day_;
  random::Draws draws_of_population_;  ///< the same in all replicates
};

}  // namespace poai::demand::detail
