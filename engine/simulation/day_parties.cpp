// Lunch parties: colleagues leave together, walk at the speed of the slowest, wait for each other
// at the door, and are one guest to the place. Where no place has room for all, everybody looks
// alone.

#include <algorithm>
#include <limits>

#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using demand::PartyId;
using movement::StateKind;

bool DayFlow::is_in_company(PersonId person) const {
  const PartyId id = party_of(person);
  return id.valid() && parties_[id].is_together && went_with(id, person);
}

bool DayFlow::went_with(PartyId id, PersonId person) const {
  const std::span<const PersonId> company = company_of(id);
  return std::find(company.begin(), company.end(), person) != company.end();
}

std::span<const PersonId> DayFlow::company_of(PartyId id) const {
  return {companies_.data() + model_.lunch_parties.members.offset(id), parties_[id].size};
}

double DayFlow::walking_speed_mps(PersonId person) const {
  return is_in_company(person) ? static_cast<double>(parties_[party_of(person)].speed_mps)
                               : static_cast<double>(model_.population.speed_mps[person]);
}

// The first of a party who is woken takes the others along, who are woken in the same tick.
bool DayFlow::has_left_with_party(PersonMoment moment) const {
  const PartyId id = party_of(moment.person);
  return id.valid() && parties_[id].formed_ms == moment.time.ms && went_with(id, moment.person);
}

bool DayFlow::can_join(PersonId person, SimTime time) const {
  const movement::PersonState& state = states_[person];
  return state.kind == StateKind::kActivity && state.due_ms == time.ms &&
         state.plan_cursor + 1U < model_.plans[person].size() &&
         model_.plans[person][state.plan_cursor + 1U].activity == ActivityKind::kLunch;
}

// Who is late or elsewhere goes alone.
bool DayFlow::form_party(PersonMoment moment) {
  const auto [time, first_woken] = moment;
  const PartyId id = party_of(first_woken);
  if (!id.valid() || !can_join(first_woken, time)) {
    return false;
  }
  const PlaceId here{states_[first_woken].container};
  const std::uint32_t row = model_.lunch_parties.members.offset(id);
  std::uint8_t size = 0;
  for (const PersonId member : model_.lunch_parties.members[id]) {
    if (can_join(member, time) && PlaceId(states_[member].container) == here) {
      companies_[row + size++] = member;
    }
  }
  if (size < 2) {
    return false;
  }
  parties_[id] = {.formed_ms = time.ms,
                  .speed_mps = std::numeric_limits<float>::infinity(),
                  .size = size,
                  .is_together = true};
  leave_for_lunch(id, here, time);
  look_together(id, here, time);
  return true;
}

void DayFlow::leave_for_lunch(PartyId id, PlaceId here, SimTime time) {
  Party& party = parties_[id];
  for (const PersonId member : company_of(id)) {
    party.speed_mps = std::min(party.speed_mps, model_.population.speed_mps[member]);
    emit(time, member, EventKind::kActivityEnds, here.value(), states_[member].plan_cursor,
         static_cast<std::uint8_t>(item(member).activity));
    ++states_[member].plan_cursor;
    want_meal(member, here, time);
  }
}

void DayFlow::look_together(PartyId id, PlaceId here, SimTime time) {
  Party& party = parties_[id];
  const std::span<const PersonId> company = company_of(id);
  const auto chosen = choose_place(company.front(), here, time, company);
  if (!chosen) {
    split(id, here, time);
    return;
  }
  party.walking = party.size;
  for (const PersonId member : company) {
    begin_trip(member, here, *chosen, Mode::kWalk, time);
  }
}

// Everybody knows what the party has tried.
void DayFlow::split(PartyId id, PlaceId here, SimTime time) {
  const std::span<const PersonId> company = company_of(id);
  parties_[id].is_together = false;
  for (const PersonId member : company) {
    std::copy(std::begin(meals_[company.front()].tried), std::end(meals_[company.front()].tried),
              std::begin(meals_[member].tried));
    look_for_place(member, here, time);
  }
}

void DayFlow::meet_at_door(PersonId person, PlaceId place, SimTime time) {
  set_state(person, StateKind::kActivity, place.value(), time);
  emit(time, person, EventKind::kActivityBegins, place.value(), states_[person].plan_cursor,
       static_cast<std::uint8_t>(ActivityKind::kLunch));
  if (--parties_[party_of(person)].walking == 0) {
    ask_for_service(company_of(party_of(person)), place, time);
  }
}

void DayFlow::leave_together(const venues::Departure& departure) {
  const auto [time, leader, place, outcome] = departure;
  const PartyId id = party_of(leader);
  const std::span<const PersonId> company = company_of(id);
  for (const PersonId member : company) {
    emit(time, member, EventKind::kActivityEnds, place.value(), states_[member].plan_cursor,
         static_cast<std::uint8_t>(ActivityKind::kLunch));
  }
  if (outcome != VenueOutcome::kServed && note_try(leader, place)) {
    look_together(id, place, time);
    return;
  }
  parties_[id].is_together = false;
  for (const PersonId member : company) {
    end_search(member, place, time,
               outcome == VenueOutcome::kServed ? MealOutcome::kServed : MealOutcome::kTurnedAway);
  }
}

}  // namespace poai::simulation
