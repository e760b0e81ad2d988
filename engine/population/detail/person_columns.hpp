#pragma once
// The columns of a population that have a row per person.

#include <cstddef>

#include "engine/population/population.hpp"

namespace poai::population::detail {

/// Gives every column that has a row per person so many rows.
void resize_columns(Population& population, std::size_t size);

}  // namespace poai::population::detail
