#pragma once
// Reads the named profiles of `population.toml`: tours, access, gates, ages and lunches.

#include "engine/config/toml_reader.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// Fills tours, access, gates, age_profiles and lunches.
void read_profiles(const config::TomlTable& root, const district::District& district,
                   PopulationSpec& spec);

}  // namespace poai::population::detail
