#pragma once
// Who finds room where the places of a tour have room for so many only.

#include <map>
#include <vector>

#include "engine/demand/detail/household_days.hpp"
#include "engine/demand/detail/rooms.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

struct RoomAllocation {
  std::map<PersonId, std::vector<PlanItem>> plans;  ///< of those who were planned anew
  PlanReport before;                                ///< their counts at first
  PlanReport after;
};

/// Lets `guests`, those who would stay in rooms if all had room for everybody, in one after the
/// other, in the order of keyed lots. Who finds a room full in a minute of the stay takes the best
/// of the other places instead, whatever that does to the rest of the day; members of a household
/// with children who may be picked up have one lot, and are planned anew together. So nobody is
/// refused by a room that has a free place, and the order of `guests` does not matter.
[[nodiscard]] RoomAllocation allocate_rooms(const PlanInputs& inputs, const PlanDay& day,
                                            const random::Draws& draws,
                                            const HouseholdMembers& households, const Rooms& rooms,
                                            const std::vector<RoomGuest>& guests);

}  // namespace poai::demand::detail
