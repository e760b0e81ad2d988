#pragma once
// Households by size where a district says only how many there are.

#include <array>
#include <cstdint>
#include <optional>

#include "engine/population/population_spec.hpp"

namespace poai::population::detail {

/// Households of 1 to 6 persons that are `households` in number and hold `persons`: the shares of
/// Japan times a power of the size, so that the mean is right. Nothing if they cannot hold them.
[[nodiscard]] std::optional<std::array<std::uint32_t, ResidentBlock::kHouseholdSizes>>
estimated_household_sizes(std::uint32_t households, std::uint32_t persons);

}  // namespace poai::population::detail
