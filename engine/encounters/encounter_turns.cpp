// To whom people turn, and whether the two then talk.

#include <algorithm>

#include "engine/encounters/detail/below.hpp"
#include "engine/encounters/encounter_engine.hpp"

namespace poai::encounters {

using random::Purpose;

void EncounterEngine::propose(PersonMoment moment, EventBuffer& events) {
  const PersonId person = moment.person;
  ++proposal_count_;
  const Rates rates = rates_of(person);
  const double u = own_draw(person, Purpose::kMeetingTarget, 0) * rates.sum();
  const double up_to_room = rates.cell + rates.room;
  const double up_to_building = up_to_room + rates.building;
  const double up_to_company = up_to_building + rates.company;
  const auto target = [this, person] { return own_draw(person, Purpose::kMeetingTarget, 1); };
  if (u < rates.cell) {
    turn_to_cell(moment, spaces_.space_of(person, 0), spaces_.cell_of(person, 0), events);
  } else if (u < up_to_room) {
    const SpaceId space = spaces_.space_of(person, 0);
    turn_to_cell(moment, space, detail::below(target(), spaces_[space].cell_count), events);
  } else if (u < up_to_building) {
    const SpaceId space = spaces_.space_of(person, 1);
    turn_to_cell(moment, space, detail::below(target(), spaces_[space].cell_count), events);
  } else if (u < up_to_company) {
    turn_to_company(moment, events);
  } else if (rates.tie > 0.0) {
    turn_to_tie(moment, target(), rates.tie_factor, events);
  }
  plan_next(person, moment.time, rates);
}

// A person who turns to a cell faces each of its members with probability 1 / (size of the cell).
void EncounterEngine::turn_to_cell(PersonMoment moment, SpaceId space, std::uint32_t cell,
                                   EventBuffer& events) {
  const SpaceKind kind = spaces_[space].kind;
  const double facing = 1.0 / spaces_[space].cell_size;
  const auto facing_of = [&](PersonId other, double u) {
    return u < facing ? facing * affinity(moment.person, other, kind) : 0.0;
  };
  turn_to_all(moment, space, cell, facing_of, events);
}

// Only those who are led turn to their company: to the one who leads it for sure, to each other
// with probability 1/2, as both of them turn. So all pairs meet at the same rate.
void EncounterEngine::turn_to_company(PersonMoment moment, EventBuffer& events) {
  const PersonKey leader = table_key(moment.person);
  const auto facing_of = [&](PersonId other, double /*u*/) {
    if (own_[other].key == leader) {
      return 1.0;
    }
    return table_key(other) == leader ? 0.5 : 0.0;
  };
  turn_to_all(moment, spaces_.space_of(moment.person, 0), spaces_.cell_of(moment.person, 0),
              facing_of, events);
}

// `facing(other, u)` is the probability of a contact, as far as the draw u may be below it.
template <class Facing>
void EncounterEngine::turn_to_all(PersonMoment moment, SpaceId space, std::uint32_t cell,
                                  const Facing& facing, EventBuffer& events) {
  const PersonKey own = own_[moment.person].key;
  met_.clear();
  spaces_.for_each_in(space, cell, [&](PersonId other) {
    if (other == moment.person) {
      return;
    }
    const PersonKey key = own_[other].key;
    const double u = draws_.uniform(pair_entity(own, key), occasion_of(moment.time),
                                    Purpose::kMeetingAccepted, own < key ? 0 : 1);
    if (u < facing(other, u)) {
      met_.push_back(other);
    }
  });
  std::sort(met_.begin(), met_.end(),
            [this](PersonId x, PersonId y) { return own_[x].key < own_[y].key; });
  for (const PersonId other : met_) {
    begin_bout(moment, other, space, events);
  }
}

void EncounterEngine::turn_to_tie(PersonMoment moment, double u, double tie_factor,
                                  EventBuffer& events) {
  const PersonId person = moment.person;
  PersonId other = ties_.pick(person, u);
  if (own_draw(person, Purpose::kTieChoice, 0) < parameters_.introduction_share) {
    other = ties_.pick(other, own_draw(person, Purpose::kTieChoice, 1));
  }
  const SpaceId space = other == person ? SpaceId::none() : shared_space(spaces_, person, other);
  if (!space.valid()) {
    return;
  }
  const double accepted = factor(parameters_.tie_factor, space) / tie_factor;
  if (own_draw(person, Purpose::kTieChoice, 2) < accepted) {
    begin_bout(moment, other, space, events);
  }
}

}  // namespace poai::encounters
