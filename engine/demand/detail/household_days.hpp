#pragma once
// Who lives together, and the days of the members of a household side by side.

#include <vector>

#include "engine/core/compressed_rows.hpp"
#include "engine/core/ids.hpp"
#include "engine/demand/detail/tour_window.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// The residents of each household, in the order of the population.
using HouseholdMembers = CompressedRows<population::HouseholdId, PersonId>;

/// Without a row if the population file has nobody picked up.
[[nodiscard]] HouseholdMembers members_for_pick_ups(const PlanInputs& inputs);

/// The tours of one member on the day.
struct MemberDay {
  PersonId person;
  std::vector<TourWindow> windows;
};

}  // namespace poai::demand::detail
