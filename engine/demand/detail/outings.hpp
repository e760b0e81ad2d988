#pragma once
// Coffee breaks during work or study, what comes after it on the way home, and dinner and shopping
// from home.

#include <vector>

#include "engine/demand/detail/tour_window.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// Somebody in a position of the role.
struct OutingPerson {
  PersonKey key;
  Role role = Role::kVisitor;
  std::uint8_t age = 0;
};

/// Draws the outings of the person during and after the tour. A break is put where nothing is in
/// the way, moved by the least time within its hours (counted as repaired) or left out (counted as
/// dropped). At most one outing comes after the tour: each with its share of those whose end of
/// work lies in its hours. Who came by the employer's shuttle goes back by it, drivers have no
/// drinks. Who stays overnight at a hotel may go out from there, from half an hour after coming on.
void add_outings(const OutingPerson& person, const PlanInputs& inputs, const PlanDay& day,
                 const random::Draws& draws, TourWindow& window, PlanReport& report);

/// Adds those from home to a resident's tours, at most one of each: at a drawn time, or 10 minutes
/// after the first return from outside the district that lies in the hours; moved by the least time
/// within these, or left out, as above.
void add_outings_from_home(const OutingPerson& person, const PlanInputs& inputs, const PlanDay& day,
                           const random::Draws& draws, std::vector<TourWindow>& windows,
                           PlanReport& report);

/// How long an outing of the kind takes as a rule, with its ways.
[[nodiscard]] std::int32_t usual_outing_ms(const population::PopulationSpec& spec, OutingKind kind);

/// What the person does on the way home, or from home, from then on.
[[nodiscard]] PlanItem outing_item(const population::PopulationSpec& spec, OutingKind kind,
                                   std::int32_t begin_ms);

}  // namespace poai::demand::detail
