#pragma once
// Which organisation each position of a staff block belongs to.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/population/employee_fit.hpp"
#include "engine/population/organisations.hpp"
#include "engine/population/population_spec.hpp"
#include "engine/random/draws.hpp"

namespace poai::population::detail {

/// Per block of the spec its positions by ordinal, or nothing where nobody is employed. Every
/// organisation has employees in proportion to its size, exactly as many as its size at a scale of
/// 1, and occupations as the fit has them for its sector.
[[nodiscard]] std::vector<std::vector<OrganisationId>> assign_employers(
    const PopulationSpec& spec, const Organisations& organisations, const EmployeeFit& fit,
    std::span<const std::uint32_t> counts, const random::Draws& draws);

}  // namespace poai::population::detail
