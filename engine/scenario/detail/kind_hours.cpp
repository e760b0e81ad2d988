// Hours: staggered ones, and rewards for riding off the peak.

#include <cmath>

#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {
namespace {

using config::between;
using config::FieldVisitor;

Duration minutes_of(double minutes) { return {std::llround(minutes * 60'000.0)}; }

}  // namespace

void declare_staggered_hours(FieldVisitor& visitor, Intervention& intervention) {
  declare_audience(visitor, intervention.audience);
  HoursSettings& hours = intervention.hours;
  visitor.field(
      {.key = "share", .meaning = "Share of the people who shift.", .range = config::share()},
      hours.share);
  visitor.field({.key = "earlier_min",
                 .meaning = "Shift of those who come and go earlier; 0: nobody does.",
                 .unit = "min",
                 .range = between(0, 240)},
                hours.earlier_min);
  visitor.field({.key = "later_min",
                 .meaning = "Shift of those who come and go later; 0: nobody does.",
                 .unit = "min",
                 .range = between(0, 240)},
                hours.later_min);
}

void apply_staggered_hours(const Intervention& intervention, Target& target) {
  const HoursSettings& hours = intervention.hours;
  demand::HoursShift shift{intervention.id, who_of(intervention, target), hours.share,
                           minutes_of(hours.earlier_min), minutes_of(hours.later_min)};
  if (shift.share > 0.0 && (shift.earlier.ms > 0 || shift.later.ms > 0)) {
    target.changes.plans.hours.push_back(std::move(shift));
  }
}

void declare_off_peak_incentive(FieldVisitor& visitor, Intervention& intervention) {
  declare_audience(visitor, intervention.audience);
  visitor.field({.key = "reward_yen",
                 .meaning = "Reward a day for who arrives outside of the time.",
                 .unit = "yen",
                 .range = between(0, 10'000)},
                intervention.hours.reward_yen);
}

void apply_off_peak_incentive(const Intervention& intervention, Target& target) {
  demand::OffPeakOffer offer{intervention.id, who_of(intervention, target), SimTime{}, SimTime{},
                             intervention.hours.reward_yen};
  if (!intervention.from || !intervention.until) {
    report_missing(intervention, intervention.from ? "until" : "from", "the peak begins and ends",
                   target.problems);
    return;
  }
  offer.from = *intervention.from;
  offer.until = *intervention.until;
  if (offer.reward_yen > 0.0) {
    target.changes.plans.off_peak.push_back(std::move(offer));
  }
}

}  // namespace poai::scenario::detail
