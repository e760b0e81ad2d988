#pragma once
// The declaration of `[encounters]`.

#include "engine/config/field.hpp"
#include "engine/encounters/encounter_parameters.hpp"

namespace poai::scenario::detail {

void declare(config::FieldVisitor& visitor, encounters::EncounterParameters& encounters);

}  // namespace poai::scenario::detail
