#pragma once
// Reads what happens inside a day from `population.toml`: `[[subtour]]`, `[[pick_up]]`,
// `[bicycle]`.

#include "engine/config/toml_reader.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// Fills subtours, pick_ups and bicycle_owners; the blocks of `spec` must be read before.
void read_activities(const config::TomlTable& root, const district::District& district,
                     PopulationSpec& spec);

}  // namespace poai::population::detail
