#include "engine/metrics/meal_observer.hpp"

#include <numeric>
#include <utility>

namespace poai::metrics {
namespace {

/// What somebody had who wanted `wanted` and was served by such a place.
LunchForm realised_form(LunchForm wanted, district::ServiceKind kind) {
  const bool is_take_away =
      kind == district::ServiceKind::kConvenience || kind == district::ServiceKind::kBentoStand;
  if (wanted == LunchForm::kBoughtBento || is_take_away) {
    return LunchForm::kBoughtBento;
  }
  return wanted == LunchForm::kCanteen && kind == district::ServiceKind::kCanteen
             ? LunchForm::kCanteen
             : LunchForm::kEatingOut;
}

}  // namespace

bool is_from_a_place(LunchForm form) {
  return form == LunchForm::kBoughtBento || form == LunchForm::kCanteen ||
         form == LunchForm::kEatingOut;
}

MealObserver::MealObserver(std::size_t person_count, ServiceAt service_at)
    : service_at_(std::move(service_at)),
      yen_(person_count, 0.0F),
      form_(person_count, kNone),
      outcome_(person_count, kNone),
      realised_(person_count, kNone),
      from_(person_count),
      place_(person_count),
      began_ms_(person_count, kNever),
      arrived_ms_(person_count, kNever),
      back_ms_(person_count, kNever),
      why_(person_count, UnservedReason::kNoPlace) {}

void MealObserver::take(const Event& event) {
  if (event.kind == EventKind::kMealWanted) {
    want(event);
  } else if (event.kind == EventKind::kMealSettled) {
    settle(event);
  } else if (event.kind == EventKind::kVenueLeaves) {
    why_[event.person] = reason_of(static_cast<VenueOutcome>(event.detail));
  } else if (event.kind == EventKind::kActivityBegins) {
    begin_activity(event);
  }
}

void MealObserver::want(const Event& event) {
  form_[event.person] = event.detail;
  why_[event.person] = UnservedReason::kNoPlace;
  from_[event.person] = PlaceId(event.a);
  place_[event.person] = PlaceId::none();
  began_ms_[event.person] = static_cast<std::int32_t>(event.time.ms);
  wanted_ += is_from_a_place(static_cast<LunchForm>(event.detail)) ? 1U : 0U;
}

void MealObserver::settle(const Event& event) {
  const PersonId person = event.person;
  outcome_[person] = event.detail;
  realised_[person] = form_[person];
  switch (static_cast<MealOutcome>(event.detail)) {
    case MealOutcome::kServed:
      serve(event);
      break;
    case MealOutcome::kNoPlace:
    case MealOutcome::kTurnedAway:
      ++unserved_.at(static_cast<std::size_t>(why_[person]));
      realised_[person] = static_cast<std::uint8_t>(LunchForm::kNone);
      break;
    case MealOutcome::kOwnFood:
    case MealOutcome::kSkipped:
      break;
  }
}

void MealObserver::serve(const Event& event) {
  ++served_;
  if (event.a == PlaceId::kNoneValue) {
    return;
  }
  place_[event.person] = PlaceId(event.a);
  const district::Service& service = service_at_(PlaceId(event.a));
  yen_[event.person] += static_cast<float>(service.price_yen);
  realised_[event.person] = static_cast<std::uint8_t>(
      realised_form(static_cast<LunchForm>(form_[event.person]), service.kind));
}

std::uint64_t MealObserver::unserved() const {
  return std::accumulate(unserved_.begin(), unserved_.end(), std::uint64_t{0});
}

void MealObserver::begin_activity(const Event& event) {
  const PersonId person = event.person;
  const auto now_ms = static_cast<std::int32_t>(event.time.ms);
  if (began_ms_[person] == kNever) {
    return;
  }
  const bool is_lunch = event.detail == static_cast<std::uint8_t>(ActivityKind::kLunch);
  if (is_lunch && arrived_ms_[person] == kNever && PlaceId(event.a) != from_[person]) {
    arrived_ms_[person] = now_ms;
  } else if (!is_lunch && back_ms_[person] == kNever) {
    back_ms_[person] = now_ms;
  }
}

std::optional<double> MealObserver::minutes_since_begin(PersonId person,
                                                        std::int32_t until_ms) const {
  if (began_ms_[person] == kNever || until_ms == kNever) {
    return std::nullopt;
  }
  return static_cast<double>(until_ms - began_ms_[person]) / 60'000.0;
}

std::optional<double> MealObserver::walk_min(PersonId person) const {
  return minutes_since_begin(person, arrived_ms_[person]);
}

std::optional<double> MealObserver::away_min(PersonId person) const {
  return minutes_since_begin(person, back_ms_[person]);
}

}  // namespace poai::metrics
