#include "engine/demand/detail/travel_estimates.hpp"

#include <algorithm>

namespace poai::demand::detail {
namespace {

constexpr std::int32_t kMostTravelMs = 90 * kMinuteMs;     // a longer wait is not planned for
constexpr std::int32_t kFirstRunsMs = 6 * 60 * kMinuteMs;  // before: the first run decides
constexpr std::int32_t kReferenceMs = 10 * 60 * kMinuteMs;
constexpr std::int32_t kLastRunsMs = 22 * 60 * kMinuteMs;  // after: the last run is minded
constexpr std::int32_t kEarlierMs = 10 * kMinuteMs;
constexpr std::int32_t kTimedStepMs = 15 * kMinuteMs;   // that waits are means over
constexpr std::int32_t kTimedMostMs = 180 * kMinuteMs;  // two runs of a boat

}  // namespace

Mode TravelEstimates::mode_between(PersonId person, PlaceId from, PlaceId to) const {
  const auto is_gate = [this](PlaceId place) { return inputs_.district.places[place].is_gate(); };
  return is_gate(from) || is_gate(to) ? inputs_.population.mode[person] : Mode::kNone;
}

const routing::TripRouter& TravelEstimates::router_at(std::int32_t time_ms) const {
  return inputs_.router_at ? inputs_.router_at({time_ms}) : inputs_.router;
}

routing::Traveller TravelEstimates::traveller(PersonId person) const {
  const population::Population& people = inputs_.population;
  return {people.key[person], static_cast<double>(people.speed_mps[person])};
}

routing::TripRoute TravelEstimates::route(PersonId person, const Way& way,
                                          std::int32_t time_ms) const {
  return router_at(time_ms).route(
      traveller(person),
      {way.from, way.to, way.mode, {time_ms}, random::Occasion::on(day_.number, 1)});
}

std::int32_t TravelEstimates::travel_ms(PersonId person, const Way& way,
                                        std::int32_t time_ms) const {
  const Duration expected = route(person, way, time_ms).expected;
  return static_cast<std::int32_t>(std::min<std::int64_t>(expected.ms, kMostTravelMs));
}

std::int32_t TravelEstimates::departure_ms(PersonId person, const Way& way,
                                           std::int32_t arrive_ms) const {
  if (way.mode == Mode::kFerry) {
    return timed_departure_ms(person, way, arrive_ms);
  }
  const std::int32_t way_ms = travel_ms(person, way, arrive_ms - kFirstGuessMs);
  const std::int32_t departs_ms = arrive_ms - way_ms;
  if (departs_ms >= kFirstRunsMs) {
    return departs_ms;
  }
  const std::int32_t first_arrival_ms = departs_ms + travel_ms(person, way, departs_ms);
  const std::int32_t usual_way_ms = travel_ms(person, way, kReferenceMs);
  return std::max(departs_ms, std::max(first_arrival_ms, arrive_ms) - usual_way_ms);
}

std::int32_t TravelEstimates::timed_departure_ms(PersonId person, const Way& way,
                                                 std::int32_t arrive_ms) const {
  const std::int32_t latest_ms = arrive_ms / kTimedStepMs * kTimedStepMs;
  for (std::int32_t early_ms = kTimedStepMs; early_ms <= kTimedMostMs; early_ms += kTimedStepMs) {
    const std::int32_t departs_ms = latest_ms - early_ms;
    if (departs_ms >= 0 &&
        departs_ms + route(person, way, departs_ms).expected.ms <= std::int64_t{arrive_ms}) {
      return departs_ms;
    }
  }
  return arrive_ms - kMostTravelMs;
}

bool TravelEstimates::owns_bicycle(PersonId person) const {
  const population::Population& people = inputs_.population;
  if (people.block[person].index() >= inputs_.spec.residents.size()) {
    return false;
  }
  const std::uint8_t age = people.age[person];
  for (const population::AgeShare& owners : inputs_.spec.bicycle_owners) {
    if (owners.from <= age && age <= owners.to) {
      return draws_of_population_.uniform(people.key[person], random::Occasion{0},
                                          random::Purpose::kBicycle) < owners.share;
    }
  }
  return false;
}

bool TravelEstimates::cycles(PersonId person, const Way& way, std::int32_t time_ms,
                             random::Occasion occasion) const {
  return way.mode == Mode::kNone && owns_bicycle(person) &&
         router_at(time_ms).prefers_bicycle(traveller(person),
                                            {way.from, way.to, way.mode, {time_ms}, occasion});
}

std::int32_t TravelEstimates::in_time_for_last_run(PersonId person, PlaceId from,
                                                   std::int32_t end_ms,
                                                   std::int32_t earliest_ms) const {
  const std::int32_t least_ms = std::max(earliest_ms, kLastRunsMs);
  while (end_ms > least_ms && is_too_late(person, from, end_ms)) {
    end_ms = std::max(end_ms - kEarlierMs, least_ms);
  }
  return end_ms;
}

bool TravelEstimates::is_too_late(PersonId person, PlaceId from, std::int32_t time_ms) const {
  const PlaceId home = inputs_.population.home[person];
  const Mode mode = mode_between(person, from, home);
  const bool rides = mode == Mode::kPortLiner || mode == Mode::kBus;
  return rides && route(person, {from, home, mode}, time_ms).ride_count == 0;
}

}  // namespace poai::demand::detail
