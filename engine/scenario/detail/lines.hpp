#pragma once
// What all interventions on transit lines have in common.

#include <set>

#include "engine/config/field.hpp"
#include "engine/core/ids.hpp"
#include "engine/district/transit.hpp"
#include "engine/scenario/detail/kinds.hpp"
#include "engine/scenario/intervention.hpp"

namespace poai::scenario::detail {

/// The runs of the type of day that is simulated.
[[nodiscard]] district::Timetable& timetable_of_day(Target& target);

void declare_line(config::FieldVisitor& visitor, LineSettings& line);

/// The routes that the line means; reports an unknown one.
[[nodiscard]] std::set<RouteId> routes_of(const Intervention& intervention, Target& target);

}  // namespace poai::scenario::detail
