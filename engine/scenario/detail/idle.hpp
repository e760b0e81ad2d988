#pragma once
// Interventions whose settings change nothing: a factor of 1, nobody who comes.

#include <optional>

#include "engine/core/input_error.hpp"
#include "engine/scenario/intervention.hpp"

namespace poai::scenario::detail {

/// What to tell the author of an intervention that does nothing by its settings alone; nothing if
/// it does something. Studies set such values on purpose, so it is no error.
[[nodiscard]] std::optional<Problem> idle_notice(const Intervention& intervention);

/// That an intervention does nothing, because of one of its keys.
[[nodiscard]] Problem notice_of(const Intervention& intervention, std::string_view key,
                                std::string_view reason, std::string_view suggestion);

}  // namespace poai::scenario::detail
