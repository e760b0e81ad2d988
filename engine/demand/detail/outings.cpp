#include "engine/demand/detail/outings.hpp"

#include <algorithm>
#include <cmath>

#include "engine/demand/detail/subtours.hpp"
#include "engine/demand/detail/travel_estimates.hpp"

namespace poai::demand::detail {
namespace {

using population::Outing;
using random::Purpose;

constexpr double kWaysMin = 15.0;  // there, to be served, and farther to the stop (estimate)

std::int32_t minutes_in_ms(double minutes) {
  return static_cast<std::int32_t>(std::llround(minutes * kMinuteMs));
}

const population::OutingManner& manner_of(const population::PopulationSpec& spec, OutingKind kind) {
  return spec.outing_manners.at(static_cast<std::size_t>(kind));
}

bool has_role(const Outing& outing, Role role) {
  return std::find(outing.roles.begin(), outing.roles.end(), role) != outing.roles.end();
}

bool is_possible(OutingKind kind, Mode mode) {
  return mode != Mode::kShuttle && (mode != Mode::kCar || kind != OutingKind::kDrinks);
}

void add_break(const Outing& outing, const PlanInputs& inputs, const TourDraws& draws,
               TourWindow& window, PlanReport& report) {
  TourWindow drawn;
  drawn.depart_ms = draws.time(Purpose::kOuting, {{outing.from, outing.until, 1.0}});
  drawn.arrive_ms = drawn.depart_ms;
  drawn.end_ms = drawn.depart_ms + minutes_in_ms(manner_of(inputs.spec, outing.kind).most_min);
  drawn.back_ms = drawn.end_ms;
  const auto fitted = fit_between(
      drawn, busy_times(window),
      {static_cast<std::int32_t>(outing.from.ms), static_cast<std::int32_t>(outing.until.ms)});
  if (!fitted) {
    ++report.outings_dropped;
    return;
  }
  ++report.outings;
  report.outings_repaired += fitted->depart_ms == drawn.depart_ms ? 0U : 1U;
  window.errands.push_back({.depart_ms = fitted->depart_ms,
                            .end_ms = fitted->end_ms,
                            .back_ms = fitted->back_ms,
                            .place = PlaceId::none(),
                            .activity = activity_of(outing.kind),
                            .mode = Mode::kWalk});
  std::sort(window.errands.begin(), window.errands.end(),
            [](const Errand& a, const Errand& b) { return a.depart_ms < b.depart_ms; });
}

}  // namespace

void add_outings(const OutingPerson& person, const PlanInputs& inputs, const PlanDay& day,
                 const random::Draws& draws, TourWindow& window, PlanReport& report) {
  if (!has_time_for_errands(window, inputs)) {
    return;
  }
  double share_before = 0.0;  // of those who go somewhere else after work
  for (const Outing& outing : inputs.spec.outings) {
    const double share = std::min(1.0, outing.share[day.day_type] * day.outing_share_factor);
    if (!has_role(outing, person.role) || share <= 0.0) {
      continue;
    }
    const TourDraws own(draws, person.key, tour_occasion(day.number, outing.id));
    if (outing.kind == OutingKind::kCoffee) {
      if (own.wants_outing(share)) {
        add_break(outing, inputs, own, window, report);
      }
      continue;
    }
    if (window.end_ms < outing.from.ms || window.end_ms >= outing.until.ms) {
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

std::int32_t usual_outing_ms(const population::PopulationSpec& spec, OutingKind kind) {
  return minutes_in_ms(kWaysMin + manner_of(spec, kind).stay_mean_min);
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
