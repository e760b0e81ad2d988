#pragma once
// Reads the margins and seeds of the fits: `[resident_seed]`, `[school_years.*]`, and whether the
// margins can be met together.

#include "engine/config/toml_reader.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// `[school_years.*]`, which blocks refer to.
void read_school_years(const config::TomlTable& root, PopulationSpec& spec);

/// `household_sizes` of a `[[residents]]` table, checked against its households and persons;
/// estimated if it is absent.
void read_household_sizes(const config::TomlTable& table, ResidentBlock& block);

/// `[resident_seed]`; then fits residents and students, whose blocks must have been read, and
/// reports margins that contradict each other.
void read_margins(const config::TomlTable& root, PopulationSpec& spec);

}  // namespace poai::population::detail
