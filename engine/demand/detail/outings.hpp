#pragma once
// Coffee breaks during work or study, and what comes after it on the way home.

#include "engine/demand/detail/tour_window.hpp"
#include "engine/demand/make_plans.hpp"

namespace poai::demand::detail {

/// Somebody at work or study, in a position of the role.
struct OutingPerson {
  PersonKey key;
  Role role = Role::kVisitor;
};

/// Draws the outings of the person on the tour. A break is put where nothing is in the way, moved
/// by the least time within its hours (counted as repaired) or left out (counted as dropped). At
/// most one outing comes after the tour: each with its share of those whose end of work lies in its
/// hours. Who came by the employer's shuttle goes back by it, drivers have no drinks.
void add_outings(const OutingPerson& person, const PlanInputs& inputs, const PlanDay& day,
                 const random::Draws& draws, TourWindow& window, PlanReport& report);

/// How long an outing of the kind takes as a rule, with its ways.
[[nodiscard]] std::int32_t usual_outing_ms(const population::PopulationSpec& spec, OutingKind kind);

/// What the person does on the way home, from the end of the tour on.
[[nodiscard]] PlanItem outing_item(const population::PopulationSpec& spec, OutingKind kind,
                                   std::int32_t begin_ms);

}  // namespace poai::demand::detail
