// Meals: a form of lunch by the plan, then a place, its queue and chair, or another place, or
// nothing.

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using movement::StateKind;

namespace {

constexpr std::uint32_t kOccasionsPerTry = 1U << 16U;

}  // namespace

void DayFlow::begin_meal(PersonId person, PlaceId here, SimTime time) {
  want_meal(person, here, time);
  switch (item(person).lunch) {
    case LunchForm::kNone:
      end_search(person, here, time, MealOutcome::kSkipped);
      break;
    case LunchForm::kHomeBento:
      end_search(person, here, time, MealOutcome::kOwnFood);
      break;
    case LunchForm::kBoughtBento:
    case LunchForm::kCanteen:
    case LunchForm::kEatingOut:
      look_for_place(person, here, time);
      break;
  }
}

void DayFlow::want_meal(PersonId person, PlaceId here, SimTime time) {
  const demand::PlanItem& lunch = item(person);
  const SimTime break_end = time + Duration::minutes(lunch.break_min);
  meals_[person] = {.break_end_ms = static_cast<std::int32_t>(break_end.ms), .tried = {}};
  emit(time, person, EventKind::kMealWanted, here.value(), PersonId::kNoneValue,
       static_cast<std::uint8_t>(lunch.lunch));
}

void DayFlow::look_for_place(PersonId person, PlaceId here, SimTime time) {
  if (const auto chosen = choose_place(person, here, time, {&person, 1})) {
    begin_trip(person, here, *chosen, Mode::kWalk, time);
  } else {
    end_search(person, here, time,
               tried_places(person).empty() ? MealOutcome::kNoPlace : MealOutcome::kTurnedAway);
  }
}

std::optional<PlaceId> DayFlow::choose_place(PersonId person, PlaceId here, SimTime time,
                                             std::span<const PersonId> company) const {
  if (company.size() > 1 && has_tried_enough(person)) {
    return std::nullopt;
  }
  const auto persons = static_cast<std::uint32_t>(company.size());
  demand::MealRequest request = meal_request(person, here, time, company);
  request.yesterday = model_.lunch_place_before(person);
  return lunch_.choose(request, [this, persons](PlaceId place, SimTime arrival) {
    return view_of(place, arrival, persons);
  });
}

demand::VenueView DayFlow::view_of(PlaceId place, SimTime arrival, std::uint32_t persons) const {
  return {.serves = venues_.is_open(place, arrival) && !venues_.sold_out(place) &&
                    venues_.could_seat(place, persons),
          .expected_wait_s = expected_wait_s(place, arrival, persons)};
}

demand::MealRequest DayFlow::meal_request(PersonId person, PlaceId here, SimTime time,
                                          std::span<const PersonId> company) const {
  const population::Population& people = model_.population;
  const demand::FeltWeather weather = model_.weather_at(time);
  std::int32_t break_end_ms = meals_[person].break_end_ms;
  for (const PersonId companion : company) {
    break_end_ms = std::min(break_end_ms, meals_[companion].break_end_ms);
  }
  return {.person = people.key[person],
          .speed_mps = walking_speed_mps(person),
          .role = people.role[person],
          .target = people.target[person],
          .from = here,
          .form = has_tried_enough(person) ? LunchForm::kBoughtBento : item(person).lunch,
          .now = time,
          .break_end = {break_end_ms},
          .occasion = occasion(person),
          .tried = tried_places(person),
          .budget_yen = static_cast<double>(people.lunch_budget_yen[person]),
          .walk_dislike =
              static_cast<double>(people.walk_dislike[person]) * weather.walk_dislike_factor,
          .outdoor_cost_min = weather.outdoor_cost_min,
          .may_take_away = company.size() == 1};
}

// Who knows the place from other days need not see its queue; what opened since one sees first.
double DayFlow::expected_wait_s(PlaceId place, SimTime arrival, std::uint32_t persons) const {
  const Habits* habits = model_.habits();
  const auto known_s = habits != nullptr && habits->place_waits != nullptr
                           ? habits->place_waits->wait_s(place, arrival)
                           : std::nullopt;
  return known_s ? *known_s : venues_.expected_wait(place, persons).in_seconds();
}

// Three places for a meal, or for an outing; who has none then buys a bento, alone.
bool DayFlow::has_tried_enough(PersonId person) const {
  return tried_places(person).size() == std::size(meals_[person].tried);
}

std::span<const PlaceId> DayFlow::tried_places(PersonId person) const {
  const std::span<const PlaceId> all = meals_[person].tried;
  return all.first(
      static_cast<std::size_t>(std::find(all.begin(), all.end(), PlaceId::none()) - all.begin()));
}

// Every trip of an item whose place is chosen leads to a place that serves; the next one belongs to
// the next item.
bool DayFlow::is_guest(PersonId person) const { return !item(person).place.valid(); }

void DayFlow::visit(PersonId person, PlaceId place, SimTime time) {
  emit(time, person, EventKind::kActivityBegins, place.value(), states_[person].plan_cursor,
       static_cast<std::uint8_t>(item(person).activity));
  ask_for_service({&person, 1}, place, time);
}

// Who has to be back first decides when all leave. Each try has draws of its own.
void DayFlow::ask_for_service(std::span<const PersonId> company, PlaceId place, SimTime time) {
  const population::Population& people = model_.population;
  SimTime first_leaves = SimTime::never();
  venues::Companions companions;
  const PersonId leader = company.front();
  for (const PersonId person : company) {
    first_leaves = std::min(first_leaves, must_leave(person, place, time));
    set_state(person, StateKind::kVenueQueue, place.value(), time);
    if (person != leader) {
      companions.add(person);
    }
  }
  const auto tries = static_cast<std::uint32_t>(tried_places(leader).size());
  venues::VisitRequest request{
      .time = time,
      .person = leader,
      .key = people.key[leader],
      .tie_break = tie_break(leader),
      .occasion = random::Occasion::on(
          model_.day, (tries + 1U) * kOccasionsPerTry + states_[leader].plan_cursor),
      .place = place,
      .must_leave = first_leaves,
      .companions = companions};
  if (const auto kind = outing_of(leader)) {
    const population::OutingManner& manner = model_.population_spec.manner_of(*kind);
    request.least_stay = Duration{std::llround(manner.least_min * 60'000.0)};
    request.stay_mean_min = manner.stay_mean_min;
  }
  requests_.visits.push_back(request);
}

void DayFlow::take_seat(PersonMoment moment) {
  const auto sit_down = [this, moment](PersonId person) {
    set_state(person, StateKind::kSeat, states_[person].container, moment.time);
  };
  if (is_in_company(moment.person)) {
    const auto company = company_of(with_[moment.person]);
    std::for_each(company.begin(), company.end(), sit_down);
  } else {
    sit_down(moment.person);
  }
}

void DayFlow::leave_venue(const venues::Departure& departure) {
  if (is_in_company(departure.person)) {
    leave_together(departure);
    return;
  }
  if (outing_of(departure.person)) {
    leave_outing(departure);
    return;
  }
  const auto [time, person, place, outcome] = departure;
  emit(time, person, EventKind::kActivityEnds, place.value(), states_[person].plan_cursor,
       static_cast<std::uint8_t>(ActivityKind::kLunch));
  if (outcome == VenueOutcome::kServed) {
    end_search(person, place, time, MealOutcome::kServed);
  } else if (note_try(person, place)) {
    look_for_place(person, place, time);
  } else {
    end_search(person, place, time, MealOutcome::kTurnedAway);
  }
}

bool DayFlow::note_try(PersonId person, PlaceId place) {
  Meal& meal = meals_[person];
  const auto free = std::find(std::begin(meal.tried), std::end(meal.tried), PlaceId::none());
  if (free == std::end(meal.tried)) {
    return false;
  }
  *free = place;
  return !outing_of(person) || !has_tried_enough(person);
}

// Who found nothing before leaving the own place spends the break there; everybody else goes where
// the plan leads next.
void DayFlow::end_search(PersonId person, PlaceId here, SimTime time, MealOutcome outcome) {
  const bool served = outcome == MealOutcome::kServed;
  emit(time, person, EventKind::kMealSettled, served ? here.value() : PlaceId::kNoneValue,
       PersonId::kNoneValue, static_cast<std::uint8_t>(outcome));
  const bool never_left = outcome == MealOutcome::kSkipped || outcome == MealOutcome::kOwnFood ||
                          outcome == MealOutcome::kNoPlace;
  if (never_left) {
    set_state(person, StateKind::kActivity, here.value(), time);
    emit(time, person, EventKind::kActivityBegins, here.value(), states_[person].plan_cursor,
         static_cast<std::uint8_t>(ActivityKind::kLunch));
    states_[person].due_ms = meals_[person].break_end_ms;
    agenda_.add(person, {meals_[person].break_end_ms});
    return;
  }
  ++states_[person].plan_cursor;
  follow_plan(person, here, time);
}

}  // namespace poai::simulation
