#pragma once
// Meetings and seminars elsewhere, put into the free time of a day at work or at study.

#include <vector>

#include "engine/demand/detail/day_draws.hpp"
#include "engine/demand/detail/rooms.hpp"
#include "engine/demand/detail/tour_window.hpp"
#include "engine/demand/detail/travel_estimates.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// Whether errands and breaks may be put into the tour: work or study at a place of the district
/// that ends.
[[nodiscard]] bool has_time_for_errands(const TourWindow& window, const PlanInputs& inputs);

/// What takes the person's time on a tour: before it, lunch, errands, after it.
[[nodiscard]] std::vector<TourWindow> busy_times(const TourWindow& window);

/// Whether somebody in the position may have the subtour.
[[nodiscard]] bool may_have(const population::Subtour& subtour, Role role);

/// What subtours are planned by.
struct SubtourInputs {
  const PlanInputs& plan;
  const TravelEstimates& travel;
  RoomRules rooms;
};

/// Draws where the person goes, when and for how long; if lunch, another errand or the ends of the
/// day are in the way, it is moved by the least time within its bands (counted as repaired), else
/// left out (counted as dropped). The travel times are included, and at least 10 minutes at the
/// own place before and after.
void add_subtour(PersonId person, const population::Subtour& subtour, const TourDraws& draws,
                 const SubtourInputs& inputs, TourWindow& window, PlanReport& report);

}  // namespace poai::demand::detail
