#pragma once
// Makes households of the residents of a block.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/population/detail/resident_drafts.hpp"

namespace poai::population::detail {

/// Puts every person into a household of the size that `household_size` says (what is left over of
/// a size makes one smaller household) and returns the sizes; `household` is an index into them.
/// Children live with parents about 30 years older, two where there is room; then couples near in
/// age, then others a generation apart.
[[nodiscard]] std::vector<std::uint8_t> form_households(std::span<ResidentDraft> drafts);

}  // namespace poai::population::detail
