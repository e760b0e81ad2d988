#pragma once
// Somebody of the household picks up the children who stayed at school.

#include <cstddef>
#include <optional>
#include <span>

#include "engine/demand/detail/household_days.hpp"
#include "engine/demand/detail/travel_estimates.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// What became of a pick-up that is wanted. Indices of members.
struct PickUpOutcome {
  std::size_t first_child = 0;
  std::optional<std::size_t> adult;  ///< nothing: the children go home alone
};

/// Whether a child of the household could be one to pick up.
[[nodiscard]] bool has_child_for(const population::PickUp& pick_up, const PlanInputs& inputs,
                                 std::span<const PersonId> members);

/// The first adult who comes back from the main tour within the hours of the pick-up stops at the
/// school on the way home; else the first one who has the time goes there from home, at a time that
/// is drawn and, where something is in the way, moved by the least time within the hours. The
/// children stay until then; what they would have done meanwhile is left out. Nothing if no child
/// of the household stays at school on the day.
std::optional<PickUpOutcome> arrange_pick_up(const population::PickUp& pick_up,
                                             const PlanInputs& inputs, const PlanDay& day,
                                             const random::Draws& draws,
                                             const TravelEstimates& travel,
                                             std::span<MemberDay> members);

/// The mode in which somebody who reached a stop by `mode` goes on: vehicles are taken along.
[[nodiscard]] Mode onward_mode(Mode mode);

}  // namespace poai::demand::detail
