#pragma once
// Reads coffee breaks, shopping, dinner and drinks from `population.toml`: `[[outing]]`,
// `[outing_kind.*]`.

#include "engine/config/toml_reader.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// Fills outings and outing_manners.
void read_outings(const config::TomlTable& root, const district::District& district,
                  PopulationSpec& spec);

}  // namespace poai::population::detail
