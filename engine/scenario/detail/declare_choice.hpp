#pragma once
// The declaration of `[choice.mode]` and `[choice.pattern]`.

#include "engine/config/field.hpp"
#include "engine/demand/mode_parameters.hpp"
#include "engine/demand/pattern_parameters.hpp"

namespace poai::scenario::detail {

void declare(config::FieldVisitor& visitor, demand::ModeParameters& mode);
void declare(config::FieldVisitor& visitor, demand::PatternParameters& pattern);

}  // namespace poai::scenario::detail
