// Parties: colleagues leave together for lunch, or after work for dinner or drinks, walk at the
// speed of the slowest, wait for each other at the door, and are one guest to the place. Where no
// place has room for all, everybody looks alone.

#include <algorithm>
#include <limits>

#include "engine/simulation/day_flow.hpp"

namespace poai::simulation {

using demand::PartyId;
using movement::PersonState;
using movement::StateKind;

std::span<const PersonId> DayFlow::company_of(PartyId id) const {
  return {companies_.data() + model_.parties.members.offset(id), parties_[id].size};
}

double DayFlow::walking_speed_mps(PersonId person) const {
  return is_in_company(person) ? static_cast<double>(parties_[with_[person]].speed_mps)
                               : static_cast<double>(model_.population.speed_mps[person]);
}

bool DayFlow::has_set_out_with_party(PersonId person) const {
  const auto is_of = [this, person](PartyId id) {
    const std::span<const PersonId> company =
        id.valid() ? company_of(id) : std::span<const PersonId>();
    return std::find(company.begin(), company.end(), person) != company.end();
  };
  return is_of(model_.parties.at_lunch[person]) || is_of(model_.parties.after_work[person]);
}

/// The party with which the person would do what comes next in the plan.
PartyId DayFlow::next_party(PersonId person) const {
  const std::span<const demand::PlanItem> plan = model_.plans[person];
  const std::size_t next = states_[person].plan_cursor + 1U;
  return next < plan.size() ? model_.parties.of(person, plan[next]) : PartyId::none();
}

bool DayFlow::can_join(PersonId person, PartyId id, SimTime time) const {
  const PersonState& state = states_[person];
  return state.kind == StateKind::kActivity && state.due_ms == time.ms &&
         !agenda_.is_waiting(person) && next_party(person) == id;
}

// The first of a party who is woken takes the others along, who are woken in the same tick. Who is
// late or elsewhere goes alone.
bool DayFlow::form_party(PersonMoment moment) {
  const auto [time, first_woken] = moment;
  const PartyId id = next_party(first_woken);
  if (!id.valid() || parties_[id].size > 0 || !can_join(first_woken, id, time)) {
    return false;
  }
  const PlaceId here{states_[first_woken].container};
  const std::uint32_t row = model_.parties.members.offset(id);
  std::uint8_t size = 0;
  for (const PersonId member : model_.parties.members[id]) {
    if (can_join(member, id, time) && PlaceId(states_[member].container) == here) {
      companies_[row + size++] = member;
    }
  }
  if (size < 2) {
    return false;
  }
  parties_[id] = {.speed_mps = std::numeric_limits<float>::infinity(), .size = size};
  set_out(id, here, time);
  look_together(id, here, time);
  return true;
}

void DayFlow::set_out(PartyId id, PlaceId here, SimTime time) {
  Party& party = parties_[id];
  for (const PersonId member : company_of(id)) {
    states_[member].due_ms = PersonState::kNothingDue;
    party.speed_mps = std::min(party.speed_mps, model_.population.speed_mps[member]);
    emit(time, member, EventKind::kActivityEnds, here.value(), states_[member].plan_cursor,
         static_cast<std::uint8_t>(item(member).activity));
    ++states_[member].plan_cursor;
    if (outing_of(member)) {
      want_outing(member, here, time);
    } else {
      want_meal(member, here, time);
    }
  }
  keep_together(id);
}

void DayFlow::keep_together(PartyId id) {
  parties_[id].is_together = true;
  const PersonId leader = company_of(id).front();
  for (const PersonId member : company_of(id)) {
    with_[member] = id;
    table_changes_.push_back({member, model_.population.key[leader]});
  }
}

void DayFlow::part(PartyId id) {
  parties_[id].is_together = false;
  for (const PersonId member : company_of(id)) {
    with_[member] = PartyId::none();
    table_changes_.push_back({member, model_.population.key[member]});
  }
}

// Who has to be back first decides, and the one who leads chooses.
void DayFlow::look_together(PartyId id, PlaceId here, SimTime time) {
  const std::span<const PersonId> company = company_of(id);
  const PersonId leader = company.front();
  demand::OutingChoice choice;
  if (outing_of(leader)) {
    choice = choose_outing_place(leader, here, time, company);
  } else if (const auto place = choose_place(leader, here, time, company)) {
    choice = {demand::OutingChoice::Kind::kPlace, *place};
  }
  switch (choice.kind) {
    case demand::OutingChoice::Kind::kPlace:
      parties_[id].walking = parties_[id].size;
      for (const PersonId member : company) {
        begin_trip(member, here, choice.place, Mode::kWalk, time);
      }
      break;
    case demand::OutingChoice::Kind::kElsewhere:
      part(id);
      for (const PersonId member : company) {
        end_outing(
            member, here, time,
            tried_places(leader).empty() ? OutingOutcome::kElsewhere : OutingOutcome::kTurnedAway);
      }
      break;
    case demand::OutingChoice::Kind::kNoPlace:
      split(id, here, time);
      break;
  }
}

// Everybody knows what the party has tried.
void DayFlow::split(PartyId id, PlaceId here, SimTime time) {
  const std::span<const PersonId> company = company_of(id);
  part(id);
  for (const PersonId member : company) {
    std::copy(std::begin(meals_[company.front()].tried), std::end(meals_[company.front()].tried),
              std::begin(meals_[member].tried));
    if (outing_of(member)) {
      look_for_outing(member, here, time);
    } else {
      look_for_place(member, here, time);
    }
  }
}

void DayFlow::meet_at_door(PersonId person, PlaceId place, SimTime time) {
  set_state(person, StateKind::kActivity, place.value(), time);
  emit(time, person, EventKind::kActivityBegins, place.value(), states_[person].plan_cursor,
       static_cast<std::uint8_t>(item(person).activity));
  const PartyId id = with_[person];
  if (--parties_[id].walking == 0) {
    ask_for_service(company_of(id), place, time);
  }
}

void DayFlow::leave_together(const venues::Departure& departure) {
  const auto [time, leader, place, outcome] = departure;
  const PartyId id = with_[leader];
  const std::span<const PersonId> company = company_of(id);
  for (const PersonId member : company) {
    emit(time, member, EventKind::kActivityEnds, place.value(), states_[member].plan_cursor,
         static_cast<std::uint8_t>(item(member).activity));
  }
  const bool is_served = outcome == VenueOutcome::kServed;
  if (!is_served && note_try(leader, place)) {
    look_together(id, place, time);
    return;
  }
  part(id);
  for (const PersonId member : company) {
    if (outing_of(member)) {
      end_outing(member, place, time,
                 is_served ? OutingOutcome::kServed : OutingOutcome::kTurnedAway);
    } else {
      end_search(member, place, time, is_served ? MealOutcome::kServed : MealOutcome::kTurnedAway);
    }
  }
}

}  // namespace poai::simulation
