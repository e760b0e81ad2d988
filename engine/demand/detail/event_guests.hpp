#pragma once
// People of the district who go to an event: their plans with it in between.

#include <cstdint>

#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// The plans of a day with an event.
struct EventDay {
  Plans plans;
  std::uint32_t guests = 0;  ///< who go there
};

/// The plans with the guests of `event`, drawn among those whom it is for and who are free: at a
/// place of the district half an hour before it begins, or until an hour before. They leave in time
/// to be there at the begin, and go back afterwards if they would still be there.
[[nodiscard]] EventDay with_event(const EventPlan& event, const PlanInputs& inputs,
                                  const PlanDay& day, const random::Draws& draws,
                                  const Plans& plans);

}  // namespace poai::demand::detail
