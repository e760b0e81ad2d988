#pragma once
// Reads `[sector.*]`, `[[organisation]]` and `[[organisation_group]]`.

#include "engine/config/toml_reader.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// Reads and checks them against the staff blocks of `spec`, which must have been read: where there
/// are organisations at all, they employ everybody, and nobody else.
void read_organisations(const config::TomlTable& root, const district::District& district,
                        PopulationSpec& spec);

}  // namespace poai::population::detail
