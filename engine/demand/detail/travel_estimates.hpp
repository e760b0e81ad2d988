#pragma once
// How long a person expects to travel by the timetable, and when that makes one leave.

#include <cstdint>

#include "engine/core/ids.hpp"
#include "engine/core/words.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

inline constexpr std::int32_t kMinuteMs = 60'000;
inline constexpr std::int32_t kDayBeginMs = 3 * 60 * kMinuteMs;

/// Times in milliseconds since midnight of the plan's day.
class TravelEstimates {
 public:
  TravelEstimates(const PlanInputs& inputs, const PlanDay& day) : inputs_(inputs), day_(day) {}

  /// The habitual mode of trips that touch a gate, kNone (on foot or by a ride) of others.
  [[nodiscard]] Mode mode_between(PersonId person, PlaceId from, PlaceId to) const;

  /// Of a trip that begins at `time_ms`; at most 90 minutes.
  [[nodiscard]] std::int32_t travel_ms(PersonId person, PlaceId from, PlaceId to,
                                       std::int32_t time_ms) const;

  /// When to leave in order to be there at `arrive_ms`, or in time for the first run if none is
  /// early enough.
  [[nodiscard]] std::int32_t departure_ms(PersonId person, PlaceId from, PlaceId to,
                                          std::int32_t arrive_ms) const;

  /// `end_ms`, or the earlier time, not before `earliest_ms`, at which a run still goes home.
  [[nodiscard]] std::int32_t in_time_for_last_run(PersonId person, PlaceId from,
                                                  std::int32_t end_ms,
                                                  std::int32_t earliest_ms) const;

 private:
  [[nodiscard]] routing::TripRoute route(PersonId person, PlaceId from, PlaceId to,
                                         std::int32_t time_ms) const;
  [[nodiscard]] bool is_too_late(PersonId person, PlaceId from, std::int32_t time_ms) const;

  const PlanInputs& inputs_;
  const PlanDay& day_;
};

}  // namespace poai::demand::detail
