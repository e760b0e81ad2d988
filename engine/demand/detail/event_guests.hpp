#pragma once
// People of the district who go to an event: their plans with it in between.

#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// The plans with the guests of `event`, drawn among those whom it is for and who are free: at a
/// place of the district half an hour before it begins, or until an hour before. They leave in time
/// to be there at the begin, and go back afterwards if they would still be there.
[[nodiscard]] Plans with_event(const EventPlan& event, const PlanInputs& inputs, const PlanDay& day,
                               const random::Draws& draws, const Plans& plans);

}  // namespace poai::demand::detail
