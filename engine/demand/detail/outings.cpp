#include "engine/demand/detail/outings.hpp"

#include <algorithm>
#include <cmath>

#include "engine/demand/detail/subtours.hpp"
#include "engine/demand/detail/travel_estimates.hpp"

namespace poai::demand::detail {
namespace {

using population::Outing;
using population::OutingStart;
using random::Purpose;

constexpr double kWaysMin = 15.0;  // there, to be served, and farther to the stop (estimate)
constexpr std::int32_t kSettlingInMs =
    30 * kMinuteMs;  // at the hotel before one goes out (estimate)

std::int32_t minutes_in_ms(double minutes) {
  return static_cast<std::int32_t>(std::llround(minutes * kMinuteMs));
}

bool concerns(const Outing& outing, const OutingPerson& person) {
  return outing.from_age <= person.age && person.age <= outing.to_age &&
         std::find(outing.roles.begin(), outing.roles.end(), person.role) != outing.roles.end();
}

double share_on(const PlanDay& day, const Outing& outing) {
  return std::min(1.0, outing.share[day.day_type] * day.outing_share_factor);
}

bool is_in_hours(const Outing& outing, std::int32_t ms) {
  return ms >= outing.from.ms && ms < outing.until.ms;
}

bool is_possible(OutingKind kind, Mode mode) {
  return mode != Mode::kShuttle && (mode != Mode::kCar || kind != OutingKind::kDrinks);
}

/// Times of an outing that leads back to where it begins.
TourWindow round_trip(const Outing& outing, const PlanInputs& inputs, std::int32_t begin_ms) {
  TourWindow drawn;
  drawn.depart_ms = begin_ms;
  drawn.arrive_ms = begin_ms;
  drawn.end_ms = begin_ms + minutes_in_ms(inputs.spec.manner_of(outing.kind).most_min);
  drawn.back_ms = drawn.end_ms;
  return drawn;
}

std::int32_t drawn_begin_ms(const Outing& outing, const TourDraws& draws) {
  return draws.time(Purpose::kOuting, {{outing.from, outing.until, 1.0}});
}

/// The outing where nothing is in the way; nothing, and counted, if there is no such time.
std::optional<TourWindow> fitted(const Outing& outing, const TourWindow& drawn,
                                 const std::vector<TourWindow>& busy, PlanReport& report) {
  auto found = fit_between(
      drawn, busy,
      {static_cast<std::int32_t>(outing.from.ms), static_cast<std::int32_t>(outing.until.ms)});
  if (!found) {
    ++report.outings_dropped;
    return std::nullopt;
  }
  ++report.outings;
  report.outings_repaired += found->depart_ms == drawn.depart_ms ? 0U : 1U;
  return found;
}

void add_errand(const Outing& outing, const TourWindow& drawn, TourWindow& window,
                PlanReport& report) {
  const auto found = fitted(outing, drawn, busy_times(window), report);
  if (!found) {
    return;
  }
  window.errands.push_back({.depart_ms = found->depart_ms,
                            .end_ms = found->end_ms,
                            .back_ms = found->back_ms,
                            .place = PlaceId::none(),
                            .activity = activity_of(outing.kind),
                            .mode = Mode::kWalk});
  std::sort(window.errands.begin(), window.errands.end(),
            [](const Errand& a, const Errand& b) { return a.depart_ms < b.depart_ms; });
}

bool stays_overnight(const TourWindow& window, const PlanInputs& inputs) {
  return window.activity == ActivityKind::kStay && !window.starts_in_place &&
         window.end_ms == TourWindow::kNever && !inputs.district.places[window.place].is_gate();
}

/// When the person is first at home again from outside the district within the hours.
std::optional<std::int32_t> first_return_ms(const Outing& outing, const PlanInputs& inputs,
                                            const std::vector<TourWindow>& windows) {
  std::optional<std::int32_t> first;
  for (const TourWindow& window : windows) {
    const bool is_outside = window.place.valid() && inputs.district.places[window.place].is_gate();
    if (is_outside && is_in_hours(outing, window.back_ms)) {
      first = first ? std::min(*first, window.back_ms) : window.back_ms;
    }
  }
  return first;
}

}  // namespace

void add_outings(const OutingPerson& person, const PlanInputs& inputs, const PlanDay& day,
                 const random::Draws& draws, TourWindow& window, PlanReport& report) {
  const bool at_work = has_time_for_errands(window, inputs);
  if (!at_work && !stays_overnight(window, inputs)) {
    return;
  }
  double share_before = 0.0;  // of those who go somewhere else after work
  for (const Outing& outing : inputs.spec.outings) {
    const double share = share_on(day, outing);
    if (!concerns(outing, person) || share <= 0.0) {
      continue;
    }
    const TourDraws own(draws, person.key, tour_occasion(day.number, outing.id));
    if (outing.start == (at_work ? OutingStart::kBreak : OutingStart::kFromHome)) {
      const std::int32_t begin_ms = drawn_begin_ms(outing, own);
      const bool is_there = at_work || begin_ms >= window.arrive_ms + kSettlingInMs;
      if (is_there && own.wants_outing(share)) {
        add_errand(outing, round_trip(outing, inputs, begin_ms), window, report);
      }
      continue;
    }
    if (!at_work || outing.start != OutingStart::kWayHome || !is_in_hours(outing, window.end_ms)) {
      continue;
    }
    const bool goes = share_before < 1.0 && own.wants_outing(share / (1.0 - share_before));
    share_before += share;
    if (goes && !window.outing_after && is_possible(outing.kind, window.mode)) {
      window.outing_after = outing.kind;
      window.back_ms += usual_outing_ms(inputs.spec, outing.kind);
    }
  }
}

void add_outings_from_home(const OutingPerson& person, const PlanInputs& inputs, const PlanDay& day,
                           const random::Draws& draws, std::vector<TourWindow>& windows,
                           PlanReport& report) {
  for (const Outing& outing : inputs.spec.outings) {
    const bool after_return = outing.start == OutingStart::kAfterReturn;
    const double share = share_on(day, outing);
    if (!concerns(outing, person) || share <= 0.0 ||
        (!after_return && outing.start != OutingStart::kFromHome)) {
      continue;
    }
    const TourDraws own(draws, person.key, tour_occasion(day.number, outing.id));
    const auto back_ms =
        after_return ? first_return_ms(outing, inputs, windows) : std::optional<std::int32_t>();
    if ((after_return && !back_ms) || !own.wants_outing(share)) {
      continue;
    }
    const std::int32_t begin_ms = back_ms ? *back_ms + kGapMs : drawn_begin_ms(outing, own);
    auto found = fitted(outing, round_trip(outing, inputs, begin_ms), windows, report);
    if (found) {
      found->outing_from_home = outing.kind;
      windows.push_back(*found);
    }
  }
}

std::int32_t usual_outing_ms(const population::PopulationSpec& spec, OutingKind kind) {
  return minutes_in_ms(kWaysMin + spec.manner_of(kind).stay_mean_min);
}

PlanItem outing_item(const population::PopulationSpec& spec, OutingKind kind,
                     std::int32_t begin_ms) {
  PlanItem item;
  item.activity = activity_of(kind);
  item.mode = Mode::kWalk;
  item.end_ms = begin_ms + usual_outing_ms(spec, kind);
  return item;
}

}  // namespace poai::demand::detail
