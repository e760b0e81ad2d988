#include "engine/metrics/meal_observer.hpp"

#include <utility>

namespace poai::metrics {
namespace {

bool is_from_a_place(LunchForm form) {
  return form == LunchForm::kBoughtBento || form == LunchForm::kCanteen ||
         form == LunchForm::kEatingOut;
}

}  // namespace

MealObserver::MealObserver(std::size_t person_count, std::function<double(PlaceId)> price_yen)
    : price_yen_(std::move(price_yen)),
      yen_(person_count, 0.0F),
      form_(person_count, kNone),
      outcome_(person_count, kNone) {}

void MealObserver::take(const Event& event) {
  if (event.kind == EventKind::kMealWanted) {
    form_[event.person] = event.detail;
    wanted_ += is_from_a_place(static_cast<LunchForm>(event.detail)) ? 1U : 0U;
    return;
  }
  if (event.kind != EventKind::kMealSettled) {
    return;
  }
  const auto outcome = static_cast<MealOutcome>(event.detail);
  outcome_[event.person] = event.detail;
  if (outcome == MealOutcome::kServed) {
    ++served_;
    if (event.a != PlaceId::kNoneValue) {
      yen_[event.person] += static_cast<float>(price_yen_(PlaceId(event.a)));
    }
  } else if (outcome == MealOutcome::kNoPlace || outcome == MealOutcome::kTurnedAway) {
    ++unserved_;
  }
}

}  // namespace poai::metrics
