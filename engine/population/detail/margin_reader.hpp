#pragma once
// Reads the margins and seeds of the fits: `[resident_seed]`, `[school_years.*]`, and whether the
// margins can be met together.

#include "engine/config/toml_reader.hpp"
#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// `[school_years.*]`, which blocks refer to.
void read_school_years(const config::TomlTable& root, PopulationSpec& spec);

/// `household_sizes` of a `[[residents]]` table, checked against its households and persons.
void read_household_sizes(const config::TomlTable& table, ResidentBlock& block);

/// `[resident_seed]`; then fits the students, whose blocks must have been read, and reports margins
/// that contradict each other.
void read_margins(const config::TomlTable& root, PopulationSpec& spec);

/// Fits the residents and reports ages, sexes and household sizes that contradict each other. For
/// margins that had no problem of their own.
void check_residents(const config::TomlTable& root, const PopulationSpec& spec);

}  // namespace poai::population::detail
