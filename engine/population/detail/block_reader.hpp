#pragma once
// Reads the persons of `population.toml`: residents, their tours, blocks from outside and air
// passengers.

#include "engine/config/toml_reader.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// Fills residents, resident_tours, blocks and air; the profiles of `spec` must be read before.
void read_blocks(const config::TomlTable& root, const district::District& district,
                 PopulationSpec& spec);

}  // namespace poai::population::detail
