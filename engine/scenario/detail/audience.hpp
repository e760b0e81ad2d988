#pragma once
// Whether the people for whom an intervention is are there at all.

#include <optional>

#include "engine/scenario/detail/kinds.hpp"

namespace poai::scenario::detail {

/// What to tell the author of an intervention whose `roles`, `places` and `organisations` leave
/// nobody; nothing if somebody may be meant. To be asked when all interventions are applied, since
/// others may bring these people.
[[nodiscard]] std::optional<Problem> nobody_notice(const Intervention& intervention,
                                                   const Target& target);

}  // namespace poai::scenario::detail
