#include "engine/demand/detail/subtours.hpp"

#include <algorithm>

#include "engine/demand/detail/destination.hpp"

namespace poai::demand::detail {

std::vector<TourWindow> busy_times(const TourWindow& window) {
  const auto busy = [](std::int32_t from_ms, std::int32_t to_ms) {
    TourWindow time;
    time.depart_ms = from_ms;
    time.back_ms = to_ms;
    return time;
  };
  std::vector<TourWindow> times = {busy(window.depart_ms, window.arrive_ms),
                                   busy(window.end_ms, TourWindow::kNever)};
  if (window.lunch) {
    times.push_back(
        busy(window.lunch->start_ms, window.lunch->start_ms + window.lunch->break_min * kMinuteMs));
  }
  for (const Errand& errand : window.errands) {
    times.push_back(busy(errand.depart_ms, errand.back_ms));
  }
  return times;
}

bool has_time_for_errands(const TourWindow& window, const PlanInputs& inputs) {
  const bool at_work =
      window.activity == ActivityKind::kWork || window.activity == ActivityKind::kStudy;
  return at_work && !window.starts_in_place && window.end_ms != TourWindow::kNever &&
         !inputs.district.places[window.place].is_gate();
}

bool may_have(const population::Subtour& subtour, Role role) {
  return std::find(subtour.roles.begin(), subtour.roles.end(), role) != subtour.roles.end();
}

void add_subtour(PersonId person, const population::Subtour& subtour, const TourDraws& draws,
                 const SubtourInputs& inputs, TourWindow& window, PlanReport& report) {
  if (!has_time_for_errands(window, inputs.plan)) {
    return;
  }
  const RoomRules& rooms = inputs.rooms;
  const std::vector<PlaceId> full = rooms.refusals.places(person, subtour.id, rooms.rooms);
  const PlaceId place = choose_destination(
      {subtour.places, subtour.sizes, subtour.walk_per_min, subtour.most_walk_min, full},
      window.place, inputs.plan, draws);
  if (!place.valid()) {
    ++report.subtours_dropped;
    return;
  }
  TourWindow drawn;
  drawn.arrive_ms = draws.time(random::Purpose::kSubtour, subtour.begin);
  const Way there{window.place, place, Mode::kNone};
  const Way back{place, window.place, Mode::kNone};
  drawn.depart_ms = inputs.travel.departure_ms(person, there, drawn.arrive_ms);
  drawn.end_ms = drawn.arrive_ms +
                 draws.minutes_ms(random::Purpose::kStay, subtour.stay, subtour.stay_least_min);
  drawn.back_ms = drawn.end_ms + inputs.travel.travel_ms(person, back, drawn.end_ms);
  const std::int32_t way_ms = drawn.arrive_ms - drawn.depart_ms;
  ClockRange departures = span_of(subtour.begin);
  departures.from_ms -= way_ms;
  departures.to_ms -= way_ms;
  const auto fitted = fit_between(drawn, busy_times(window), departures);
  if (!fitted) {
    ++report.subtours_dropped;
    return;
  }
  ++report.subtours;
  report.subtours_repaired += fitted->depart_ms == drawn.depart_ms ? 0U : 1U;
  window.errands.push_back(
      {.depart_ms = fitted->depart_ms,
       .end_ms = fitted->end_ms,
       .back_ms = fitted->back_ms,
       .least_ms = static_cast<std::int32_t>(subtour.stay_least_min * kMinuteMs),
       .place = place,
       .activity = subtour.activity,
       .room_stay = stay_in(rooms.rooms.of(subtour.id, place), *fitted)});
  std::sort(window.errands.begin(), window.errands.end(),
            [](const Errand& a, const Errand& b) { return a.depart_ms < b.depart_ms; });
}

}  // namespace poai::demand::detail
